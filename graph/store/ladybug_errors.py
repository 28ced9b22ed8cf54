"""What Ladybug says of a query that it cannot read or bind, in words that help, with the place in the query."""

import re
from difflib import get_close_matches

from graph.errors import QueryInvalid
from graph.guard.allowed import FUNCTIONS
from graph.guard.tokens import position
from graph.schema import EDGE, EDGES, NODE, NODES, EdgeKind, NodeKind
from graph.store.ladybug_plan import EXPLAIN

_PARSER = re.compile(r"\(line: (\d+), offset: (\d+)\)")
_KIND = re.compile(r"Table (\S+) does not exist")
_PROPERTY = re.compile(r"Cannot find property (\S+) for (\w+)")
_VARIABLE = re.compile(r"Variable (\w+) is not in scope")
_FUNCTION = re.compile(r"function (\w+) does not exist", re.IGNORECASE)
_EXCEPTION = re.compile(r"^(?:Parser|Binder|Catalog|Runtime|Conversion|Overflow) exception: ", re.IGNORECASE)


def invalid(message: str, sent: str) -> QueryInvalid:
    """The engine's words as an error; `sent` is the query as the engine got it."""
    query = sent.removeprefix(EXPLAIN)
    if found := _PARSER.search(message):
        return _unreadable(query, int(found[1]) - (query != sent), int(found[2]))
    if found := _KIND.search(message):
        return _unknown("label or edge kind", found[1], rf"[:|]\s*`?({re.escape(found[1])})\b", query, [*NODE, *EDGE])
    if found := _PROPERTY.search(message):
        pattern = rf"\b{re.escape(found[2])}\.`?({re.escape(found[1])})\b"
        kinds: tuple[NodeKind | EdgeKind, ...] = (*NODES, *EDGES)
        names = [each.name for kind in kinds for each in kind.properties]
        return _unknown(f"property of {found[2]}", found[1], pattern, query, names)
    if found := _VARIABLE.search(message):
        named = re.findall(r"[(\[]\s*([A-Za-z_]\w*)", query)
        return _unknown("variable", found[1], rf"\b({re.escape(found[1])})\b", query, named)
    if found := _FUNCTION.search(message):
        known = sorted(FUNCTIONS["ladybug"])
        return _unknown("function", found[1].lower(), rf"\b({re.escape(found[1])})\s*\(", query, known)
    lines = [line.strip() for line in _EXCEPTION.sub("", message).splitlines() if line.strip()]
    return QueryInvalid("; ".join(lines[:2]) or "The query cannot be run.")


def _unreadable(query: str, line: int, offset: int) -> QueryInvalid:
    text = query.splitlines()[line - 1] if line <= len(query.splitlines()) else ""
    word = re.match(r"\w+|\S", text[offset:])
    what = f"“{word[0]}” is not expected" if word else "something is missing"
    return QueryInvalid(
        f"The query cannot be read: {what} at line {line}, column {offset + 1}.", "Look just before it."
    )


def _unknown(sort: str, name: str, pattern: str, query: str, known: list[str]) -> QueryInvalid:
    """There is none of that name: where it stands, and what it may have been meant to be."""
    found = re.search(pattern, query, re.IGNORECASE)
    where = f", at {position(query, found.start(1))}" if found else ""
    folded = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), folded, n=1, cutoff=0.6)
    hint = f"Did you mean {folded[close[0]]}?" if close and close[0] != name.lower() else ""
    return QueryInvalid(f"There is no {sort} {name}{where}.", hint)
