"""The catalogue: everything known before reading, with lookups by surface."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from extract.catalogue.index import Index
from extract.catalogue.known import Known, KnownOrganization, KnownPlace, KnownProduct, KnownSector, KnownTitle
from extract.catalogue.table import Row, read_table
from graph.errors import CatalogueError
from graph.ids import fold

K = TypeVar("K", bound=Known)

_NAMES = "names.csv"
_FILES = ("organizations.csv", "products.csv", "sectors.csv", "titles.csv", "places.csv", _NAMES)
_NAME_COLUMNS = ("given", "ambiguous")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Known things by kind, and lookups from a surface to a thing.

    A lookup compares surfaces as `graph.ids.fold` does (no case, accents, punctuation), takes names, aliases, former
    names and "@handles", and finds a "#hashtag" that runs the words of a name together. It gives None for an unknown
    surface. Whether a surface needs capitals or context to count is the caller's to decide: `is_ambiguous` tells.
    """

    organizations: tuple[KnownOrganization, ...]
    products: tuple[KnownProduct, ...]
    sectors: tuple[KnownSector, ...]
    titles: tuple[KnownTitle, ...]
    places: tuple[KnownPlace, ...]
    given_names: frozenset[str]
    ambiguous_given_names: frozenset[str]
    _organizations: Index[KnownOrganization] = field(repr=False)
    _products: Index[KnownProduct] = field(repr=False)
    _sectors: Index[KnownSector] = field(repr=False)
    _titles: Index[KnownTitle] = field(repr=False)
    _places: Index[KnownPlace] = field(repr=False)

    def organization(self, surface: str) -> KnownOrganization | None:
        """The organisation that goes by `surface`."""
        return self._organizations.find(surface)

    def product(self, surface: str) -> KnownProduct | None:
        """The product that goes by `surface`, which has no version in it."""
        return self._products.find(surface)

    def sector(self, surface: str) -> KnownSector | None:
        """The sector that `surface` names."""
        return self._sectors.find(surface)

    def title(self, surface: str) -> KnownTitle | None:
        """The job title that `surface` is."""
        return self._titles.find(surface)

    def place(self, surface: str) -> KnownPlace | None:
        """The place most often meant by `surface`."""
        return self._places.find(surface)

    def is_given_name(self, word: str) -> bool:
        """Whether `word`, in any case, is a given name; some are ordinary words too (`ambiguous_given_names`)."""
        return fold(word) in self.given_names

    def canonical(self) -> Mapping[tuple[str, str], str]:
        """Canonical name by (entity type, surface folded by `graph.ids.fold`).

        The types are ORG, PRODUCT, SECTOR and PLACE.
        """
        return _canonical(self)


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The catalogue that ships, with the files of the folder `extra` laid over it.

    A line of `extra` with a name we have adds to its list cells and replaces its other cells where it fills them in; a
    surface that both claim goes to the line of `extra`. The result is cached for each folder: change a file, and it is
    read by the next process.

    Raises `CatalogueError` naming the file, the line, what is wrong and what to do.
    """
    return _load(None if extra is None else extra.resolve())


@lru_cache(maxsize=8)
def _load(extra: Path | None) -> Catalogue:
    folders: list[Traversable] = [files("extract.catalogue")]
    if extra is not None:
        _check_folder(extra)
        folders.append(extra)
    organizations = _index(KnownOrganization, "organizations.csv", folders)
    products = _index(KnownProduct, "products.csv", folders)
    sectors = _index(KnownSector, "sectors.csv", folders)
    titles = _index(KnownTitle, "titles.csv", folders)
    places = _index(KnownPlace, "places.csv", folders)
    _check_references(organizations, "parent", organizations.names)
    _check_references(products, "vendor", organizations.names)
    _check_references(sectors, "parent", sectors.names)
    given, ambiguous = _given_names(folders)
    return Catalogue(
        organizations=tuple(organizations),
        products=tuple(products),
        sectors=tuple(sectors),
        titles=tuple(titles),
        places=tuple(places),
        given_names=given,
        ambiguous_given_names=ambiguous,
        _organizations=organizations,
        _products=products,
        _sectors=sectors,
        _titles=titles,
        _places=places,
    )


@lru_cache(maxsize=8)
def _canonical(catalogue: Catalogue) -> Mapping[tuple[str, str], str]:
    kinds: dict[str, Iterable[tuple[str, str]]] = {
        "ORG": catalogue._organizations.canonical(),
        "PRODUCT": catalogue._products.canonical(),
        "SECTOR": catalogue._sectors.canonical(),
        "PLACE": catalogue._places.canonical(),
    }
    return MappingProxyType({(kind, key): name for kind, pairs in kinds.items() for key, name in pairs})


def _check_folder(extra: Path) -> None:
    if not extra.is_dir():
        raise CatalogueError(f"{extra}: there is no such folder.", f"Give one that has any of {', '.join(_FILES)}.")
    if not any((extra / name).is_file() for name in _FILES):
        raise CatalogueError(f"{extra}: no catalogue file is in it.", f"Name your files {', '.join(_FILES)}.")


def _rows(name: str, folders: list[Traversable], columns: tuple[str, ...]) -> list[list[Row]]:
    return [read_table(folder / name, columns) for folder in folders if (folder / name).is_file()]


def _index(kind: type[K], name: str, folders: list[Traversable]) -> Index[K]:
    index: Index[K] = Index(kind)
    for rows in _rows(name, folders, kind.columns):
        index.lay(rows)
    return index


def _check_references(index: Index[K], column: str, names: frozenset[str]) -> None:
    for known, row in index.items():
        reference = row.cell(column)
        if reference and reference not in names:
            raise row.error(
                f"{column} {reference!r} of {known.name!r} is not in the catalogue",
                "Write the canonical name, or add a line for it first",
            )


def _given_names(folders: list[Traversable]) -> tuple[frozenset[str], frozenset[str]]:
    given: set[str] = set()
    ambiguous: set[str] = set()
    for rows in _rows(_NAMES, folders, _NAME_COLUMNS):
        for row in rows:
            if row.cell("ambiguous") not in ("", "yes"):
                raise row.error(f"ambiguous has {row.cell('ambiguous')!r}", "Write yes or leave it empty")
            if not row.cell("given"):
                raise row.error("column given is empty", "Fill it in or remove the line")
            given.add(fold(row.cell("given")))
            if row.cell("ambiguous"):
                ambiguous.add(fold(row.cell("given")))
    return frozenset(given), frozenset(ambiguous)
