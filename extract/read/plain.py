"""Plain text files: one document each, or one for each post where footers part them, or mail where they hold mails."""

from collections.abc import Iterator

from extract.read.base import Found, Rejected, Source
from extract.read.encoding import decoded, excerpt
from extract.read.footer import Footer
from extract.read.made import Given, made
from extract.read.mail import is_mail, mails_in
from extract.read.posts import posts_in, title_of
from graph.errors import DocumentError


def read_plain(source: Source) -> Iterator[Found | Rejected]:
    """The posts or mails of a text file; a post's first line is its title where it is a headline, and stays in it."""
    content = b""
    try:
        content = source.content()
        text = decoded(content)
    except ValueError as error:
        yield Rejected.of(source, None, error, excerpt(content))
        return
    try:
        found = [(given, Footer()) for given in mails_in(text)] if is_mail(text) else _posts(text)
    except DocumentError as error:
        yield Rejected.of(source, None, error, text)
        return
    if not found:
        yield Rejected.of(source, None, "there is no text in it", text)
    for given, footer in found:
        try:
            yield made(source, given, footer)
        except DocumentError as error:
            yield Rejected.of(source, None, error, given.text)


def _posts(text: str) -> list[tuple[Given, Footer]]:
    return [(Given(text=post.text, title=title_of(post.text)), post.footer) for post in posts_in(text)]
