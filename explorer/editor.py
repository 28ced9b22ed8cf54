"""What the Cypher editor completes: the schema, and the words and functions that the store's dialect lets in."""

from collections.abc import Sequence
from typing import Any, cast

from graph.guard.allowed import CLAUSES, FUNCTIONS, INFIX, POSTFIX, PREFIX, SUBQUERIES, Dialect
from graph.schema import EDGES, NODES, Property

_QUOTED = ("ON", "start", "end")
"""Names of the schema that are words of Cypher and need backticks."""


def editor_schema(dialect: str) -> dict[str, Any]:
    """Labels and edge kinds with their properties, and known values of those; keywords; functions; all by name."""
    words = CLAUSES | INFIX | POSTFIX | PREFIX | SUBQUERIES
    return {
        "nodes": {
            kind.name: {"detail": "", "help": kind.help, "properties": _properties(kind.properties)} for kind in NODES
        },
        "edges": {
            kind.name: {"detail": _ends(kind.pairs), "help": kind.help, "properties": _properties(kind.properties)}
            for kind in EDGES
        },
        "keywords": sorted(words),
        "functions": sorted(FUNCTIONS[cast(Dialect, dialect)]),
        "quoted": list(_QUOTED),
        "parameters": [],
    }


def _properties(properties: Sequence[Property]) -> dict[str, Any]:
    return {each.name: {"detail": each.type, "help": each.help, "values": _values(each.help)} for each in properties}


def _values(help: str) -> list[str]:
    """The values that a property can take, where its help lists them: "planned | done"."""
    return help.split(" | ") if " | " in help else []


def _ends(pairs: Sequence[tuple[str, str]]) -> str:
    sources, targets = dict.fromkeys(source for source, _ in pairs), dict.fromkeys(target for _, target in pairs)
    return f"{_some(list(sources))} → {_some(list(targets))}"


def _some(names: list[str]) -> str:
    return ", ".join(names) if len(names) < 4 else f"{names[0]}, … {len(names)} kinds"
