"""The question library: one `.cypher` file a question, with what it asks and takes written at its head.

A file is portable Cypher; one of the same name in `ladybug/` or `neo4j/` stands in for it where the dialects differ.
Its head is `//` lines: `title: …`, `question: …`, and for each parameter `$name type = default: help`, the default in
JSON and left out where the parameter must be given.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.errors import QueryInvalid
from graph.schema import FLOAT, INTEGER, STRING, STRINGS

HERE = Path(__file__).parent
DIALECTS = ("ladybug", "neo4j")
_TYPES: Mapping[str, tuple[type, ...]] = {STRING: (str,), INTEGER: (int,), FLOAT: (int, float), STRINGS: (list, tuple)}
_PARAMETER = re.compile(r"\$(?P<name>\w+) (?P<type>\w+)(?: = (?P<default>\S.*?))?: (?P<help>.+)")


@dataclass(frozen=True, slots=True)
class QueryParameter:
    """What a question takes: a value of a property type of the schema; `default` where it is not required."""

    name: str
    type: str
    help: str
    required: bool
    default: str | int | float | None = None


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A ready question: `question` in one sentence for a reader, `text` in Cypher without its head."""

    name: str
    title: str
    question: str
    parameters: tuple[QueryParameter, ...]
    text: str

    def bind(self, given: Mapping[str, object] | None = None) -> dict[str, object]:
        """The values given with the defaults. Raises QueryInvalid for one missing, unknown or of a wrong type."""
        given = given or {}
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                takes = f"It takes {', '.join(known)}." if known else "It takes none."
                raise QueryInvalid(f'The question "{self.name}" has no parameter {name}.', takes)
        return {name: self._value(parameter, given) for name, parameter in known.items()}

    def _value(self, parameter: QueryParameter, given: Mapping[str, object]) -> object:
        if parameter.name not in given:
            if parameter.required:
                raise QueryInvalid(f'The question "{self.name}" needs the parameter {parameter.name}:', parameter.help)
            return parameter.default
        value = given[parameter.name]
        if isinstance(value, bool) or not isinstance(value, _TYPES[parameter.type]):
            problem = f'The parameter {parameter.name} of the question "{self.name}" is no {parameter.type}:'
            raise QueryInvalid(problem, parameter.help)
        return value


@lru_cache(maxsize=len(DIALECTS))
def library(dialect: str) -> tuple[LibraryQuery, ...]:
    """Every question in this dialect ("ladybug" or "neo4j"), by title."""
    files = {path.stem: path for path in (*HERE.glob("*.cypher"), *(HERE / _known(dialect)).glob("*.cypher"))}
    return tuple(sorted((_read(path) for path in files.values()), key=lambda query: query.title))


def find_query(name: str, dialect: str) -> LibraryQuery:
    """The question of this name. Raises QueryInvalid where there is none."""
    for query in library(dialect):
        if query.name == name:
            return query
    names = ", ".join(sorted(query.name for query in library(dialect)))
    raise QueryInvalid(f'There is no question "{name}".', f"There are {names}.")


def load_query(name: str, dialect: str) -> str:
    """The Cypher of the question of this name. Raises QueryInvalid where there is none."""
    return find_query(name, dialect).text


def _known(dialect: str) -> str:
    if dialect not in DIALECTS:
        raise QueryInvalid(f'There is no Cypher dialect "{dialect}".', f"There are {' and '.join(DIALECTS)}.")
    return dialect


def _read(path: Path) -> LibraryQuery:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    text = "\n".join(line for line in lines if not line.startswith("//")).strip()
    said = dict(line.split(": ", 1) for line in head if not line.startswith("$"))
    parameters = tuple(_parameter(line, path) for line in head if line.startswith("$"))
    return LibraryQuery(path.stem, said["title"], said["question"], parameters, text)


def _parameter(line: str, path: Path) -> QueryParameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found["type"] not in _TYPES:
        raise QueryInvalid(f"{path.name} declares a parameter that cannot be read: {line}")
    default = found["default"]
    value = None if default is None else json.loads(default)
    return QueryParameter(found["name"], found["type"], found["help"], default is None, value)
