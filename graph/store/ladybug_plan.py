"""Ladybug's plan of a query, which the engine gives as a drawing of boxes, as a table like Neo4j's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import Result

EXPLAIN = "EXPLAIN LOGICAL\n"
"""Goes before a query, whose own lines are then one further down."""
_BOX = re.compile("┌─*┴?─*┐")
_CARDINALITY = re.compile(r"Cardinality: (\d+)")


@dataclass(slots=True)
class _Step:
    """A box: where the line from its parent comes in (a column of the drawing), its words, what hangs under it."""

    centre: int
    words: list[str]
    beside: int | None = None
    children: list["_Step"] = field(default_factory=list)


def plan_table(result: Result) -> Result:
    """The steps of a plan as rows (step, details, estimated rows), each indented under the step that uses it."""
    drawing = str(result.rows[0][0]) if result.rows else ""
    levels = list(_levels(drawing.splitlines()))
    _join(levels)
    rows = tuple(row for step in levels[0] for row in _rows(step, 0)) if levels else ()
    return Result(("step", "details", "estimated_rows"), rows, seconds=result.seconds)


def _levels(lines: Sequence[str]) -> Iterator[list[_Step]]:
    """The boxes beside each other, from top to bottom, without the plan's title."""
    tops = [number for number, line in enumerate(lines) if _BOX.search(line) and "│┌" not in line]
    for top, after in zip(tops, [*tops[1:], len(lines)], strict=True):
        body = lines[top + 1 : after - 1]
        steps = [_step(found.start(), found.end(), body) for found in _BOX.finditer(lines[top])]
        if steps and "Plan" not in " ".join(steps[0].words):
            yield steps


def _step(left: int, right: int, body: Sequence[str]) -> _Step:
    words = [line[left + 1 : right - 1].strip() for line in body]
    step = _Step((left + right - 1) // 2, [word for word in words if word.strip("- ")])
    for line in body:
        # A second child hangs on a line that leaves the box on its right and turns down.
        if line[right - 1 : right] == "│" and line[right : right + 1] == "─":
            step.beside = line.index("┐", right)
    return step


def _join(levels: Sequence[Sequence[_Step]]) -> None:
    above: list[_Step] = []
    for level in levels:
        for step in level:
            parent = next((one for one in reversed(above) if abs(one.centre - step.centre) <= 1), None)
            aside = next((one for one in reversed(above) if one.beside and abs(one.beside - step.centre) <= 1), None)
            owner = aside if parent is None else parent
            if owner is not None:
                owner.children.append(step)
        above += level


def _rows(step: _Step, depth: int) -> Iterator[tuple[object, ...]]:
    text = " · ".join(step.words[1:])
    estimate = _CARDINALITY.search(text)
    details = _CARDINALITY.sub("", text).strip(" ·")
    yield "  " * depth + step.words[0], details, float(estimate[1]) if estimate else None
    for child in step.children:
        yield from _rows(child, depth + 1)
