"""Documents from what a source gives of them."""

from dataclasses import dataclass

from extract.read.base import Found, Source
from extract.read.footer import NO_FOOTER, Footer
from graph.annotation import document_from_json
from graph.dates import iso_date
from graph.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Given:
    """Fields as a source gives them: dates in any writing, blanks for what is not known."""

    text: str
    id: str | None = None
    kind: str | None = None
    author: str | None = None
    handle: str | None = None
    author_title: str | None = None
    org: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None


def made(source: Source, given: Given, footer: Footer = NO_FOOTER) -> Found:
    """The document; a post's footer fills in what its source does not say. A date that is none is left out.

    Raises DocumentError where there is no text or more than the limit.
    """
    check_length(source, given.text)
    published = iso_date(given.published) if given.published else None
    document = document_from_json(
        {
            "id": given.id,
            "kind": given.kind,
            "text": given.text,
            "author": {
                "name": given.author or footer.author,
                "handle": given.handle,
                "title": given.author_title,
                "org": given.org,
            },
            "published": published or footer.published,
            "url": given.url,
            "title": given.title,
            "source": given.source or source.address,
        }
    )
    return Found(document, document.url or source.address)


def check_length(source: Source, text: str) -> None:
    """Raises DocumentError where the text has more characters than the source's limit."""
    if len(text) > source.limit:
        raise DocumentError(
            f"text: has {len(text):,} characters, more than the limit of {source.limit:,}.",
            "Raise BACKCHANNEL_DOCUMENT_LIMIT or split it.",
        )
