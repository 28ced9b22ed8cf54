"""HTML pages: their main text, or each of their posts."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura.settings import Document as Extracted

from extract.read.base import Found, Rejected, Source
from extract.read.encoding import decoded, excerpt
from extract.read.footer import Footer
from extract.read.html_posts import given_by_markup, marked_posts
from extract.read.html_text import text_of
from extract.read.made import Given, made
from extract.read.posts import only_post, posts_in
from graph.errors import DocumentError

_DATES = {"original_date": True, "extensive_search": False}
"""Dates that the markup gives; guesses from the text of a page take seconds and find other pages' dates."""

# What these libraries say of a page is for their authors; what we make of it is in the rejects file.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(source: Source) -> Iterator[Found | Rejected]:
    """The documents of an HTML page: each element that is marked up as a post, else the main text."""
    content = b""
    try:
        content = source.content()
        text = decoded(content)
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, etree.ParserError) as error:
        yield Rejected.of(source, None, error, excerpt(content))
        return
    main = _main(text, page)
    several = [given_by_markup(element, main.url or "") for element in marked_posts(page)]
    found = [_without_footer(replace(given, source=main.source)) for given in several] or _posts_of(main, page)
    if not found:
        yield Rejected.of(source, None, "there is no text in it", text)
    for given, footer in found:
        try:
            yield made(source, given, footer)
        except DocumentError as error:
            yield Rejected.of(source, None, error, given.text)


def _main(text: str, page: HtmlElement) -> Given:
    extracted = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=dict(_DATES)
    )
    if not isinstance(extracted, Extracted) or not extracted.text:
        return Given(text=text_of(page), title=next(iter(page.xpath("//title/text()")), None))
    return Given(
        text=extracted.text,
        title=extracted.title,
        author=extracted.author,
        published=extracted.date,
        url=extracted.url,
        source=extracted.sitename,
    )


def _without_footer(given: Given) -> tuple[Given, Footer]:
    post = only_post(given.text)
    return replace(given, text=post.text), post.footer


def _posts_of(main: Given, page: HtmlElement) -> list[tuple[Given, Footer]]:
    """The main text's posts. Its date is the footer's where there is one, else what the page's head or layout says."""
    posts = posts_in(main.text)
    if len(posts) > 1:
        return [(Given(text=post.text, url=main.url, source=main.source), post.footer) for post in posts]
    footers = [post.footer for post in (*posts, *posts_in(text_of(page))) if post.footer.published]
    footer = footers[0] if footers else Footer()
    given = replace(main, published=footer.published or main.published, author=main.author or footer.author)
    return [(replace(given, text=post.text), footer) for post in posts]
