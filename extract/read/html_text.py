"""The words of HTML elements, and what their markup says of a post."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table tr ul br".split()
)
_PARAGRAPHS = frozenset("article blockquote div h1 h2 h3 h4 h5 h6 p pre section table ul ol".split())
_SKIPPED = frozenset("script style nav form button aside svg noscript template iframe select textarea head".split())
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BREAKS = re.compile(r" *\n *")
_MANY = re.compile(r"\n{3,}")


def text_of(element: HtmlElement) -> str:
    """The words of an element as they are seen: blocks on their own lines, paragraphs parted by a blank one."""
    text = _BREAKS.sub("\n", "".join(_pieces(element)))
    return _MANY.sub("\n\n", text).strip()


def has_class(element: HtmlElement, *names: str) -> bool:
    """Whether the element has one of these classes."""
    return not set((element.get("class") or "").lower().split()).isdisjoint(names)


def _pieces(element: HtmlElement) -> Iterator[str]:
    tag = element.tag
    if isinstance(tag, str) and tag not in _SKIPPED:
        mark = "\n\n" if tag in _PARAGRAPHS else "\n" if tag in _BLOCKS else ""
        yield mark
        if element.text:
            yield element.text if tag == "pre" else _SPACE.sub(" ", element.text)
        for child in element:
            yield from _pieces(child)
            if child.tail:
                yield _SPACE.sub(" ", child.tail)
        yield mark
