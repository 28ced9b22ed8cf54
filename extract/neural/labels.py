"""What the network tells apart, in a fixed order: tags of words, classes and fields of entity pairs, roles, acts.

The order is part of the weights: whoever changes it trains anew.
"""

from dataclasses import dataclass

from graph.schema import ACTS, ASPECTS, ENTITY_TYPES, ORGANIZATION_ROLES, PERSON_ROLES, SENTIMENTS

TAGS = ("O", *(f"{part}-{type}" for type in ENTITY_TYPES for part in ("B", "I")))
"""Tags of words: outside, or beginning of or inside an entity of a type."""

ROLES = (*(f"PERSON:{role}" for role in PERSON_ROLES), *(f"ORG:{role}" for role in ORGANIZATION_ROLES))

_ORG, _PERSON = ("ORG",), ("PERSON",)
_WHO, _THING, _DATE = ("PERSON", "ORG"), ("ORG", "PRODUCT"), ("DATE",)


@dataclass(frozen=True, slots=True)
class PairClass:
    """What may hold from one entity to another: the kind of relation, the roles the two fill in it, their types."""

    kind: str
    head: str
    tail: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    @property
    def name(self) -> str:
        """Unique: "team_move:from>to"."""
        return f"{self.kind}:{self.head}>{self.tail}"


PAIRS = (
    PairClass("works_at", "person", "org", _PERSON, _ORG),
    PairClass("person_move", "person", "from", _PERSON, _ORG),
    PairClass("person_move", "person", "to", _PERSON, _ORG),
    PairClass("team_move", "from", "to", _ORG, _ORG),
    PairClass("team_move", "from", "by", _ORG, _ORG),
    PairClass("team_move", "to", "by", _ORG, _ORG),
    PairClass("outsources_to", "client", "outsourcer", _ORG, _ORG),
    PairClass("uses", "org", "product", _ORG, _THING),
    PairClass("works_on", "who", "project", _WHO, ("PROJECT",)),
    PairClass("offers", "vendor", "product", _ORG, ("PRODUCT",)),
    PairClass("unit_of", "unit", "parent", _ORG, _ORG),
    PairClass("in_sector", "who", "sector", _WHO, ("SECTOR",)),
    PairClass("talks_about", "speaker", "about", _WHO, _THING),
    PairClass("talks_to", "speaker", "to", _WHO, _PERSON),
    # What follows joins a participant to a field of its relation.
    PairClass("team_move", "to", "project", _ORG, ("PROJECT",)),
    PairClass("team_move", "from", "project", _ORG, ("PROJECT",)),
    PairClass("team_move", "to", "date", _ORG, _DATE),
    PairClass("team_move", "from", "date", _ORG, _DATE),
    PairClass("outsources_to", "outsourcer", "project", _ORG, ("PROJECT",)),
    PairClass("outsources_to", "outsourcer", "value", _ORG, ("MONEY",)),
    PairClass("outsources_to", "outsourcer", "date", _ORG, _DATE),
    PairClass("person_move", "person", "date", _PERSON, _DATE),
)


@dataclass(frozen=True, slots=True)
class Third:
    """A kind of relation of three: a pair of it, and the role of a third who may take part.

    Its other pair classes are for relations in which one of `head` and `tail` is not told.
    """

    head: str
    tail: str
    role: str


THIRDS = {"team_move": Third("from", "to", "by"), "person_move": Third("person", "from", "to")}
PAIR_INDEX = {(pair.kind, pair.head, pair.tail): index for index, pair in enumerate(PAIRS)}

STATUSES = {
    "works_at": ("current", "former"),
    "uses": ("current", "former", "planned"),
    "outsources_to": ("current", "ended", "planned"),
    "team_move": ("planned", "done"),
}
FIELDS = (
    *(f"{kind}={status}" for kind, statuses in STATUSES.items() for status in statuses),
    *(f"sentiment={value}" for value in SENTIMENTS),
    *(f"aspect={value}" for value in ASPECTS),
)
"""What is told of a pair that a relation joins: one of each group before "=", aspects each for itself."""

FIELD_INDEX = {name: index for index, name in enumerate(FIELDS)}


def group(name: str) -> tuple[int, ...]:
    """The places in `FIELDS` of one group: a relation kind with a status, "sentiment" or "aspect"."""
    return tuple(index for index, field in enumerate(FIELDS) if field.split("=")[0] == name)


__all__ = [
    "ACTS",
    "FIELDS",
    "FIELD_INDEX",
    "PAIRS",
    "PAIR_INDEX",
    "ROLES",
    "STATUSES",
    "TAGS",
    "THIRDS",
    "PairClass",
    "Third",
    "group",
]
