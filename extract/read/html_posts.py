"""The posts of an HTML page that shows several, as archive pages of blogs do."""

from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from extract.read.html_text import has_class, text_of
from extract.read.made import Given

_CLASSES = ("hentry", "h-entry", "post", "entry", "blog-post", "blogpost", "post-outer", "status", "message")
_TYPES = ("BlogPosting", "NewsArticle", "Article", "SocialMediaPosting", "DiscussionForumPosting")
_TITLE = ".//*[self::h1 or self::h2 or self::h3 or self::h4]"
_FEWEST = 40
_TEASER = 300


def marked_posts(page: HtmlElement) -> list[HtmlElement]:
    """The outermost elements that are marked up as posts; none where the page has one post, with teasers of others."""
    found: list[HtmlElement] = []
    for element in page.iter():
        if isinstance(element.tag, str) and _is_post(element) and not _inside(element, found):
            found.append(element)
    lengths = [len(text_of(element)) for element in found]
    posts = [element for element, length in zip(found, lengths, strict=True) if length >= _FEWEST]
    if len(posts) < 2:
        return []
    longest = max(lengths)
    one_with_teasers = longest >= 2 * _TEASER and all(length < _TEASER for length in lengths if length != longest)
    return [] if one_with_teasers and lengths.count(longest) == 1 else posts


def given_by_markup(element: HtmlElement, base: str) -> Given:
    """The text of a marked-up post, with title, date, author and address as far as its markup says them."""
    title = next((text_of(heading) for heading in element.xpath(_TITLE) if text_of(heading)), None)
    given = Given(text=text_of(element), title=title, published=_published(element), author=_author(element))
    address = _address(element)
    return replace(given, url=urljoin(base, address) if address else None)


def _is_post(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if "comment" in name or element.tag in ("body", "html", "a", "span"):
        return False
    kind = (element.get("itemtype") or "").rpartition("/")[2]
    return element.tag == "article" or kind in _TYPES or has_class(element, *_CLASSES)


def _inside(element: HtmlElement, outer: list[HtmlElement]) -> bool:
    known = set(outer)
    return any(ancestor in known or _is_comments(ancestor) for ancestor in element.iterancestors())


def _is_comments(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and (
        has_class(element, "comments", "comment-list", "commentlist") or element.get("id") == "comments"
    )


def _published(element: HtmlElement) -> str | None:
    times = element.xpath(".//time/@datetime | .//*[@itemprop='datePublished']/@content")
    titled = [
        node.get("title") for node in element.iter("abbr", "span") if has_class(node, "published", "dt-published")
    ]
    return next((str(value) for value in [*times, *titled] if value), None)


def _author(element: HtmlElement) -> str | None:
    marked = element.xpath(".//*[@rel='author' or @itemprop='author']")
    classed = [
        node for node in element.iter() if isinstance(node.tag, str) and has_class(node, "fn", "p-author", "author")
    ]
    names = (" ".join(text_of(node).split()).removeprefix("by ").removeprefix("By ") for node in [*marked, *classed])
    return next((name for name in names if 0 < len(name) <= 60), None)


def _address(element: HtmlElement) -> str | None:
    marked = element.xpath(".//a[@rel='bookmark']/@href")
    classed = [node.get("href") for node in element.iter("a") if has_class(node, "permalink", "u-url")]
    headed = element.xpath(f"{_TITLE}//a/@href")
    return next((str(value) for value in [*marked, *classed, *headed] if value), None)
