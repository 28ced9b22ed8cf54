"""One real thing in the making: the names that are known to be its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.ids import entity_id
from graph.model import Entity, Value
from graph.resolve.context import Context
from graph.schema import PERSON_ROLES

Key = tuple[str, str]
"""Node kind and folded name or handle."""


@dataclass(slots=True, eq=False)
class Cluster:
    """What one entity is called; `forms` has a way to write it for each of its strong keys.

    `weak` are short forms that were seen beside its full name. `stored` is the id under which the graph holds it, None
    where it does not yet. `merged` leads to the cluster it went into. `scope` makes ids of names that are only unique
    to a document or an owner, or that are of several things (the employer of one of two namesakes). `weights` are the
    numbers of summary edges of the graph's nodes that it is made of.
    """

    kind: str
    forms: dict[str, str] = field(default_factory=dict)
    weak: set[str] = field(default_factory=set)
    aliases: dict[str, None] = field(default_factory=dict)
    properties: dict[str, Value] = field(default_factory=dict)
    canonical: str | None = None
    scope: str = ""
    stored: str | None = None
    merged: "Cluster | None" = None
    projects: dict[str, "Cluster"] = field(default_factory=dict)
    owner: "Cluster | None" = None
    titled: str = ""
    context: Context = field(default_factory=Context)
    weights: dict[str, int] = field(default_factory=dict)

    def root(self) -> "Cluster":
        """The cluster this one is part of now."""
        cluster = self
        while cluster.merged is not None:
            cluster = cluster.merged
        return cluster

    @property
    def id(self) -> str:
        """From its best key: the catalogue's name, else the first full name by alphabet, else a handle."""
        if self.owner is not None:
            return f"project:{_slug(self.owner.root().id)}:{_slug(entity_id(self.kind, self._best))}"
        if self.scope:
            slug = _slug(entity_id(self.kind, self._best))
            parts = (self.scope, slug) if self.kind == "Project" else (slug, self.scope)
            return ":".join((self.kind.lower(), *parts))
        return entity_id(self.kind, self.canonical or self._best)

    @property
    def name(self) -> str:
        """What to call it."""
        return self.canonical or self.forms[self._best]

    @property
    def seen(self) -> int:
        """In how many documents, or edges of the graph, it has been seen."""
        return self.context.documents + sum(self.weights.values())

    @property
    def is_bare(self) -> bool:
        """Whether one name is all that is known of it, and no catalogue has that."""
        return self.canonical is None and len(self.forms) == 1 and not self.weak and not self._best.startswith("@")

    def entity(self) -> Entity:
        """The node, with all that this run or the graph knows of it."""
        aliases = tuple(alias for alias in self.aliases if alias != self.name)
        return Entity(self.id, self.kind, self.name, aliases, dict(self.properties))

    def learn(self, properties: Mapping[str, Value]) -> None:
        """Unite properties: lists are joined, a person's role is the most telling one, others are kept once known."""
        for name, value in properties.items():
            mine = self.properties.get(name)
            if isinstance(value, tuple):
                joined = sorted({*(mine if isinstance(mine, tuple) else ()), *value})
                self.properties[name] = tuple(joined)
            elif value is not None and (mine is None or (name == "role" and _rank(value) < _rank(mine))):
                self.properties[name] = value

    @property
    def _best(self) -> str:
        return min(self.forms, key=lambda key: (key.startswith("@"), key))


def _rank(role: Value) -> int:
    return PERSON_ROLES.index(str(role)) if role in PERSON_ROLES else len(PERSON_ROLES)


def _slug(id: str) -> str:
    return id.partition(":")[2]
