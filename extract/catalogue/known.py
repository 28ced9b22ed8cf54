"""What the catalogue knows of one thing: an organisation, a product, a sector, a job title or a place."""

from dataclasses import dataclass
from typing import ClassVar, Protocol, Self

from extract.catalogue.table import Row
from graph.ids import fold

ORGANIZATION_ROLES = frozenset({"vendor", "outsourcer", "media", "peer", "other"})
TITLE_ROLES = frozenset({"cio", "executive", "analyst", "other"})
PLACE_KINDS = frozenset({"country", "region", "city"})


class Known(Protocol):
    """A row of the catalogue: one thing with every surface it goes by."""

    columns: ClassVar[tuple[str, ...]]
    lists: ClassVar[frozenset[str]]

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The thing on `row`. Raises `CatalogueError` where a cell is missing or not allowed."""

    @property
    def name(self) -> str:
        """The canonical name."""

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The canonical name first, then every other way it is written."""


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A company, agency, university or other body.

    `former` are names it had, or names of companies that went into it; `handle` is without "@"; `parent` is the owner's
    canonical name or empty; `country` is ISO 3166 alpha-2 or empty; `ambiguous` are those of its surfaces that are also
    ordinary words, so that they need capitals or context.
    """

    name: str
    roles: frozenset[str]
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    handle: str = ""
    parent: str = ""
    country: str = ""
    ambiguous: frozenset[str] = frozenset()

    columns: ClassVar[tuple[str, ...]] = (
        "name",
        "roles",
        "aliases",
        "former",
        "handle",
        "parent",
        "country",
        "ambiguous",
    )
    lists: ClassVar[frozenset[str]] = frozenset({"roles", "aliases", "former", "ambiguous"})

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The organisation on `row`; name and at least one role are required."""
        roles = row.items("roles")
        for role in roles:
            _choice(row, "roles", role, ORGANIZATION_ROLES)
        known = cls(
            name=_required(row, "name"),
            roles=frozenset(roles or (_required(row, "roles"),)),
            aliases=row.items("aliases"),
            former=row.items("former"),
            handle=row.cell("handle").removeprefix("@"),
            parent=row.cell("parent"),
            country=_country(row),
            ambiguous=frozenset(row.items("ambiguous")),
        )
        _check_ambiguous(row, known.ambiguous, known.surfaces)
        return known

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Name, aliases, former names and the handle with its "@"."""
        handle = (f"@{self.handle}",) if self.handle else ()
        return (self.name, *self.aliases, *self.former, *handle)


@dataclass(frozen=True, slots=True)
class KnownProduct:
    """Software, hardware, or a cloud or managed service, without its version.

    `vendor` is the canonical name of the organisation that sells it, or empty where none has a line; `category` is a
    short noun such as "erp" or "database".
    """

    name: str
    vendor: str
    category: str
    aliases: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()

    columns: ClassVar[tuple[str, ...]] = ("name", "vendor", "aliases", "category", "ambiguous")
    lists: ClassVar[frozenset[str]] = frozenset({"aliases", "ambiguous"})

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The product on `row`; name and category are required."""
        known = cls(
            name=_required(row, "name"),
            vendor=row.cell("vendor"),
            category=_required(row, "category"),
            aliases=row.items("aliases"),
            ambiguous=frozenset(row.items("ambiguous")),
        )
        _check_ambiguous(row, known.ambiguous, known.surfaces)
        return known

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class KnownSector:
    """An industry.

    `aliases` are phrases and hashtags (without "#") that name it as a topic; `parent` is a wider one or empty.
    """

    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""

    columns: ClassVar[tuple[str, ...]] = ("name", "aliases", "parent")
    lists: ClassVar[frozenset[str]] = frozenset({"aliases"})

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The sector on `row`; its name is required."""
        return cls(_required(row, "name"), row.items("aliases"), row.cell("parent"))

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A job title and the person role it gives: `cio`, `executive`, `analyst` or `other`."""

    title: str
    role: str
    aliases: tuple[str, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("title", "role", "aliases")
    lists: ClassVar[frozenset[str]] = frozenset({"aliases"})

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The title on `row`; title and role are required."""
        return cls(
            _required(row, "title"), _choice(row, "role", _required(row, "role"), TITLE_ROLES), row.items("aliases")
        )

    @property
    def name(self) -> str:
        """The title itself, so that titles can be indexed as the other kinds are."""
        return self.title

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Title and aliases."""
        return (self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A country, a region (state, province, group of countries) or a city.

    `country` is ISO 3166 alpha-2, empty for regions that span several. Where several places share a name, the row is
    the one most often meant in texts on enterprise IT and the name is in `ambiguous`.
    """

    name: str
    kind: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()

    columns: ClassVar[tuple[str, ...]] = ("name", "kind", "country", "aliases", "ambiguous")
    lists: ClassVar[frozenset[str]] = frozenset({"aliases", "ambiguous"})

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """The place on `row`; name and kind are required, and a country except for a region."""
        kind = _choice(row, "kind", _required(row, "kind"), PLACE_KINDS)
        known = cls(
            name=_required(row, "name"),
            kind=kind,
            country=_country(row) if kind == "region" else _required(row, "country") and _country(row),
            aliases=row.items("aliases"),
            ambiguous=frozenset(row.items("ambiguous")),
        )
        _check_ambiguous(row, known.ambiguous, known.surfaces)
        return known

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Name and aliases."""
        return (self.name, *self.aliases)


def is_ambiguous(known: KnownOrganization | KnownProduct | KnownPlace, surface: str) -> bool:
    """Whether `surface`, in any case, is one of the thing's ambiguous surfaces."""
    return any(fold(surface) == fold(word) for word in known.ambiguous)


def _required(row: Row, column: str) -> str:
    text = row.cell(column)
    if not text:
        raise row.error(f"column {column} is empty", "Fill it in or remove the line")
    return text


def _choice(row: Row, column: str, value: str, allowed: frozenset[str]) -> str:
    if value not in allowed:
        raise row.error(f"{column} has {value!r}", f"Use one of {', '.join(sorted(allowed))}")
    return value


def _country(row: Row) -> str:
    code = row.cell("country")
    if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise row.error(f"country has {code!r}", "Use two capital letters of ISO 3166, such as US")
    return code


def _check_ambiguous(row: Row, ambiguous: frozenset[str], surfaces: tuple[str, ...]) -> None:
    for surface in ambiguous:
        if surface not in surfaces:
            raise row.error(
                f"ambiguous has {surface!r}, which is not among its names", "Write it as in the name or an alias"
            )
