"""The posts in a text that was taken off a blog: cut at their footers, repeats dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.read.footer import NO_FOOTER, Footer, is_date, kind_of, on_own_lines, read_footer
from extract.read.repeats import without_repeats
from graph.ids import normalise_text

_TITLE_LENGTH = 120
_SENTENCE_END = re.compile(r"[.!?:;,…\"”]$")


@dataclass(frozen=True, slots=True)
class Post:
    """One post's own words, and what its footer says of it."""

    text: str
    footer: Footer = NO_FOOTER


def posts_in(text: str) -> list[Post]:
    """The posts of a text in their order, each text once; none where there is nothing but footers.

    A footer ("January 17, 2013 in Industry Commentary | Permalink") closes the post above it, or opens the one below
    where the text begins with one. Text without footers is one post.
    """
    lines = on_own_lines(text).split("\n")
    blocks = _blocks(lines)
    cut = _under_headers(lines, blocks) if _opens(lines, blocks) else _over_footers(lines, blocks)
    posts: dict[str, Post] = {}
    for part, footer in cut:
        dated, rest = _dateline(part)
        body = without_repeats("\n".join(rest).strip("\n").rstrip())
        if not body.strip():
            continue
        key = normalise_text(body)
        seen = posts.get(key, Post(body))
        posts[key] = Post(seen.text, seen.footer | footer | dated)
    return list(posts.values())


def only_post(text: str) -> Post:
    """The text as one post: without its footer and without repeating itself, or as it is where it holds several."""
    posts = posts_in(text)
    return posts[0] if len(posts) == 1 else Post(text)


def title_of(text: str) -> str | None:
    """The headline that a text begins with: a short line that is no sentence, with more below it."""
    first, _, rest = text.strip().partition("\n")
    return first.strip() if rest.strip() and _is_title(first) else None


def _is_title(line: str) -> bool:
    line = line.strip()
    return 0 < len(line) <= _TITLE_LENGTH and not _SENTENCE_END.search(line)


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open ranges of lines that are footers: a strong line with the weak and blank ones around it."""
    kinds = [kind_of(line) for line in lines]
    blocks: list[tuple[int, int]] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and kinds[end] != "text":
            end += 1
        strong = [i for i in range(start, end) if kinds[i] == "strong"]
        if strong:
            blocks.append(_trimmed(lines, start, strong[-1] + 1, end))
        start = end + 1
    return blocks


def _trimmed(lines: Sequence[str], start: int, strong_end: int, end: int) -> tuple[int, int]:
    # A date that stands alone below a footer is the heading of the next post.
    stop = next((i for i in range(strong_end, end) if is_date(lines[i])), end)
    return start, stop


def _opens(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> bool:
    """Whether footers stand over their posts: nothing but a title is above the first, and text is below the last."""
    if not blocks:
        return False
    above = [line for line in lines[: blocks[0][0]] if line.strip() and not is_date(line)]
    below = any(line.strip() for line in lines[blocks[-1][1] :])
    return below and (not above or (len(above) == 1 and _is_title(above[0])))


Cut = list[tuple[list[str], Footer]]


def _over_footers(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Cut:
    cut: Cut = []
    start = 0
    for first, last in blocks:
        cut.append((list(lines[start:first]), _footer(lines[first:last])))
        start = last
    rest = list(lines[start:])
    if any(kind_of(line) == "text" for line in rest):
        cut.append((rest, NO_FOOTER))
    return cut


def _under_headers(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Cut:
    cut: Cut = []
    title = [line for line in lines[: blocks[0][0]] if line.strip()]
    ends = [first for first, _ in blocks[1:]] + [len(lines)]
    for (first, last), end in zip(blocks, ends, strict=True):
        body = list(lines[last:end])
        following = _pop_title(body) if end < len(lines) else []
        cut.append(([*title, *([""] if title else []), *body], _footer(lines[first:last])))
        title = following
    return cut


def _pop_title(body: list[str]) -> list[str]:
    """Take the last line off a post where it is the title of the next one."""
    while body and not body[-1].strip():
        body.pop()
    alone = len(body) > 1 and not body[-2].strip()
    return [body.pop()] if alone and _is_title(body[-1]) else []


def _footer(lines: Sequence[str]) -> Footer:
    footer = NO_FOOTER
    for line in lines:
        if line.strip():
            footer |= read_footer(line)
    return footer


def _dateline(body: list[str]) -> tuple[Footer, list[str]]:
    """A date that stands alone over a post, and the post without it."""
    for i, line in enumerate(body):
        if line.strip():
            return (read_footer(line), body[i + 1 :]) if is_date(line) else (Footer(), body)
    return Footer(), body
