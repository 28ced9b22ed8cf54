"""Readers of the language data beside this file.

Two forms are read. A sectioned file has `[name]` headings and under each one entry a line, or several parted by
commas; a table has cells parted by tabs. A line that starts with `# ` is a comment. Each file is read once a process.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=64)
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of the file `name` in order, each with its entries in order."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in _lines(name):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            found.setdefault(section, [])
        else:
            found[section].extend(entry for part in line.split(",") if (entry := part.strip()))
    return MappingProxyType({key: tuple(entries) for key, entries in found.items()})


@lru_cache(maxsize=64)
def words(name: str, section: str) -> frozenset[str]:
    """The entries of one section as a set."""
    return frozenset(sections(name)[section])


@lru_cache(maxsize=64)
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the file `name`, each a tuple of cells."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (files("extract.lexicon") / name).read_text(encoding="utf-8")
    return [line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("# ")]
