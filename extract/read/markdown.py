"""Markdown files: front matter, and the words without their marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import yaml
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.read.base import Found, Rejected, Source
from extract.read.columns import fields_of, given_of
from extract.read.encoding import decoded, excerpt
from extract.read.html_text import text_of
from extract.read.made import made
from extract.read.posts import posts_in, title_of
from graph.errors import DocumentError

_TEMPLATE = re.compile(r"\{%.*?%\}", re.DOTALL)
_TEMPLATE_ADDRESS = re.compile(r"(?<=\]\()\{\{.*?\}\}")
"""Marks that a site generator (Jekyll, Hugo, Eleventy) fills in: tags, and the first part of a link's address."""

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})[-_.]")
"""How site generators name the files of posts."""

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read_markdown(source: Source) -> Iterator[Found | Rejected]:
    """The posts of a Markdown file; its title is the front matter's, else the first heading, which stays in it."""
    content = b""
    try:
        content = source.content()
        text = decoded(content)
        front, body = _parted(text)
    except (ValueError, yaml.YAMLError) as error:
        yield Rejected.of(source, None, " ".join(str(error).split()), excerpt(content))
        return
    plain, heading = _plain(_TEMPLATE_ADDRESS.sub("", _TEMPLATE.sub("", body)))
    dated = _DATED_NAME.match(source.path.name) if source.path else None
    posts = posts_in(plain)
    if not posts:
        yield Rejected.of(source, None, "there is no text in it", text)
    for post in posts:
        given = given_of({**front, "text": post.text}, source.address)
        if len(posts) > 1:
            given = replace(given, id=None, title=None)
        given = replace(given, published=given.published or post.footer.published or (dated[1] if dated else None))
        title = given.title or (heading if len(posts) == 1 else None) or title_of(post.text)
        try:
            yield made(source, replace(given, title=title), post.footer)
        except DocumentError as error:
            yield Rejected.of(source, None, error, post.text)


def _parted(text: str) -> tuple[dict[str, str], str]:
    """Front matter as fields of a document, and the rest. Raises ValueError or YAMLError where it cannot be read."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    front = yaml.safe_load(found[1]) or {}
    if not isinstance(front, dict):
        raise ValueError("the front matter has to be keys with values")
    front = {"author" if key == "authors" else str(key): value for key, value in front.items()}
    if isinstance(authors := front.get("author"), list) and len(authors) > 1:
        del front["author"]  # A document has one author; which of several speaks, nobody knows.
    values = [_string(value) for value in front.values()]
    fields = {name: values[index] for name, index in fields_of(list(front)).items() if name != "text"}
    return fields, text[found.end() :]


def _string(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _string(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_string, value)))
    return "" if value is None or isinstance(value, bool) else str(value)


def _plain(text: str) -> tuple[str, str | None]:
    """The words of Markdown text, blocks parted by blank lines and items of a list by line ends; the first heading."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    parts: list[str] = []
    heading = None
    for i, token in enumerate(tokens):
        words = _words(token)
        if not words:
            continue
        opening = tokens[i - 1]
        if heading is None and opening.type == "heading_open":
            heading = words
        parts += [words, "\n" if opening.hidden or opening.type in ("th_open", "td_open") else "\n\n"]
    return "".join(parts).strip(), heading


def _words(token: Token) -> str:
    match token.type:
        case "inline":
            return _inline(token.children or ())
        case "fence" | "code_block":
            return token.content.rstrip()
        case "html_block":
            return text_of(html.fromstring(f"<div>{token.content}</div>"))
    return ""


def _inline(tokens: Sequence[Token]) -> str:
    words = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "text_special":
                words.append(token.content)
            case "softbreak" | "hardbreak":
                words.append("\n")
            case "image":
                words.append(_inline(token.children or ()))
    return "".join(words).strip()
