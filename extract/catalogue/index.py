"""Things of one kind, found by any surface they go by."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from extract.catalogue.known import Known
from extract.catalogue.table import Row
from graph.ids import fold

K = TypeVar("K", bound=Known)


class Index(Generic[K]):
    """Layers of rows of one kind. Within a layer a surface belongs to one thing; a later layer wins over an earlier."""

    def __init__(self, kind: type[K]) -> None:
        self._kind = kind
        self._things: dict[str, tuple[K, Row]] = {}
        self._owners: dict[str, str] = {}
        self._hashtags: dict[str, str] = {}

    def __iter__(self) -> Iterator[K]:
        return (known for known, _ in self._things.values())

    @property
    def names(self) -> frozenset[str]:
        """The canonical names."""
        return frozenset(known.name for known in self)

    def items(self) -> Iterator[tuple[K, Row]]:
        """Each thing with the row it was made from."""
        return iter(self._things.values())

    def find(self, surface: str) -> K | None:
        """The thing that goes by `surface`; a leading "#" is taken as a hashtag."""
        key = fold(surface)
        owner = self._owners.get(key)
        if owner is None and surface.startswith("#"):
            owner = self._hashtag(key.replace(" ", ""))
        return self._things[owner][0] if owner is not None else None

    def canonical(self) -> Iterator[tuple[str, str]]:
        """Each folded surface with the canonical name it leads to."""
        return ((surface, self._things[owner][0].name) for surface, owner in self._owners.items())

    def lay(self, rows: list[Row]) -> None:
        """Lay the rows of one file over those already here. Raises `CatalogueError` where two of them clash."""
        claims: dict[str, tuple[str, Row]] = {}
        named: dict[str, Row] = {}
        for row in rows:
            key = fold(row.cell(self._kind.columns[0]))
            if key in named:
                name = row.cell(self._kind.columns[0])
                raise row.error(f"{name!r} is also on line {named[key].line}", "Keep one line for one thing")
            named[key] = row
            known, merged, older = self._over_earlier(key, row)
            self._things[key] = (known, merged)
            _claim(claims, known.name, key, key, row)
            for surface in known.surfaces[1:]:
                if surface not in older:
                    _claim(claims, surface, fold(surface), key, row)
        self._owners.update((surface, key) for surface, (key, _) in claims.items())
        self._hashtags = {}

    def _over_earlier(self, key: str, row: Row) -> tuple[K, Row, tuple[str, ...]]:
        """The thing on `row`, the row merged with that of an earlier layer, and the surfaces the thing had there."""
        earlier = self._things.get(key)
        if earlier is None:
            return self._kind.from_row(row), row, ()
        merged = row.over(earlier[1], self._kind.columns[0], self._kind.lists)
        return self._kind.from_row(merged), merged, earlier[0].surfaces

    def _hashtag(self, key: str) -> str | None:
        """The owner of a surface that is `key` when its words are run together."""
        # Most runs never meet a hashtag that is not an alias already, so this is built at the first one.
        if not self._hashtags:
            for surface, owner in self._owners.items():
                self._hashtags.setdefault(surface.replace(" ", ""), owner)
        return self._hashtags.get(key)


def _claim(claims: dict[str, tuple[str, Row]], surface: str, folded: str, owner: str, row: Row) -> None:
    held_by, first = claims.setdefault(folded, (owner, row))
    if held_by != owner:
        raise row.error(f"{surface!r} is also a name on line {first.line}", "Leave it on the line most often meant")
