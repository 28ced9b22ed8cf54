"""What stands around a thing in documents: where somebody works, what a firm is in, who sells a product, who is near.

Names alone cannot tell two John Smiths apart; what their documents say beside the name can. A context is gathered from
annotations, document by document, and from the graph's summary edges for what was read before.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import Annotation, Edge

if TYPE_CHECKING:
    from graph.resolve.cluster import Cluster

_PLACES = {
    "works_at": ("person", "org", "employers"),
    "offers": ("product", "vendor", "vendors"),
    "in_sector": ("who", "sector", "sectors"),
    "unit_of": ("unit", "parent", "owners"),
}
"""Relation kind → whose context it is, what goes into it, and as what."""

_TIES = {
    "WORKS_AT": ("source", "target", "employers"),
    "OFFERS": ("target", "source", "vendors"),
    "IN_SECTOR": ("source", "target", "sectors"),
    "UNIT_OF": ("source", "target", "owners"),
}
"""The same for summary edges."""

TELLING_TIES = tuple(_TIES)
"""Summary edges that tell a thing from its namesakes."""

TIES = (*_TIES, "TALKS_ABOUT", "USES", "WORKS_ON")
"""Summary edges that tell what stands around a thing."""

NEAR = ("Person", "Organization", "Product", "Project")
TELLABLE = ("Organization", "Product", "Person")
"""Kinds of which several things can have one name."""

MOST_NEAR = 60

FEW_MENTIONS = 30
"""Up to how many mentions of a thing its documents are read for what stands beside it; of others, summary edges are."""


@dataclass(slots=True)
class Context:
    """Clusters around one thing, by what they are to it.

    `employers` have the dates (first, last) on which a job there was spoken of; `left` leads from an employer to the
    one that a text says somebody went to; `near` counts documents; `documents` all documents it was seen in.
    """

    employers: dict["Cluster", tuple[str, str]] = field(default_factory=dict)
    vendors: set["Cluster"] = field(default_factory=set)
    sectors: set["Cluster"] = field(default_factory=set)
    owners: set["Cluster"] = field(default_factory=set)
    left: set[tuple["Cluster", "Cluster"]] = field(default_factory=set)
    near: dict["Cluster", int] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    documents: int = 0

    def unite(self, other: "Context") -> None:
        """Take in what stands around the same thing elsewhere."""
        for employer, (first, last) in other.employers.items():
            self.employ(employer, first, last)
        self.vendors |= other.vendors
        self.sectors |= other.sectors
        self.owners |= other.owners
        self.left |= other.left
        self.titles |= other.titles
        self.documents += other.documents
        for cluster, count in other.near.items():
            self.stand_beside(cluster, count)

    def employ(self, employer: "Cluster", first: str, last: str) -> None:
        """A job there was spoken of on these dates, "" where they are not known."""
        known = self.employers.get(employer)
        if known is not None:
            first = min(filter(None, (first, known[0])), default="")
            last = max(last, known[1])
        self.employers[employer] = (first, last)

    def stand_beside(self, cluster: "Cluster", documents: int = 1) -> None:
        """So many documents more name this too; past `MOST_NEAR` nothing new is kept."""
        if cluster in self.near or len(self.near) < MOST_NEAR:
            self.near[cluster] = self.near.get(cluster, 0) + documents

    def roots(self) -> "Context":
        """The same with every cluster replaced by the one it is part of now."""
        rooted = Context(titles=self.titles, documents=self.documents)
        for employer, (first, last) in self.employers.items():
            rooted.employ(employer.root(), first, last)
        rooted.vendors = {each.root() for each in self.vendors}
        rooted.sectors = {each.root() for each in self.sectors}
        rooted.owners = {each.root() for each in self.owners}
        rooted.left = {(one.root(), other.root()) for one, other in self.left}
        for cluster, count in self.near.items():
            root = cluster.root()
            rooted.near[root] = rooted.near.get(root, 0) + count
        return rooted


def is_telling(annotation: Annotation) -> bool:
    """Whether the document says something that tells namesakes apart."""
    return any(relation.kind in _PLACES or relation.kind == "person_move" for relation in annotation.relations)


def contexts_of(annotation: Annotation, placed: Mapping[str, "Cluster"]) -> dict[str, Context]:
    """Local entity id → what stands around it in the document; `placed` are the clusters known so far."""
    said = (annotation.document.published or "")[:10]
    found = {entity.id: Context(documents=1) for entity in annotation.entities}
    for relation in annotation.relations:
        roles = relation.roles
        if relation.kind in _PLACES:
            whose, what, part = _PLACES[relation.kind]
            owner, thing = roles.get(whose), placed.get(roles.get(what, ""))
            if owner in found and thing is not None:
                _add(found[owner], part, thing, said)
            title = relation.fields.get("title")
            if relation.kind == "works_at" and title and owner in found:
                found[owner].titles.add(str(title).casefold())
        elif relation.kind == "person_move" and roles.get("person") in found:
            context = found[roles["person"]]
            ends = [placed[roles[role]] for role in ("from", "to") if roles.get(role) in placed]
            for end in ends:
                context.employ(end, said, said)
            if len(ends) == 2:
                context.left.add((ends[0], ends[1]))
    near = {entity.id: placed[entity.id] for entity in annotation.entities if entity.id in placed}
    for id, context in found.items():
        context.near = {cluster: 1 for other, cluster in near.items() if other != id and cluster.kind in NEAR}
    return found


def take_ties(
    ties: Iterable[Edge],
    clusters: Mapping[str, "Cluster"],
    among: Collection[str] | None = None,
    *,
    near: bool = True,
) -> None:
    """Give clusters that the graph holds, or those of them that are `among` these ids, what its summary edges tell.

    Without `near` this leaves out what stands beside them, which their documents have told.
    """
    for tie in ties:
        source, target = clusters.get(tie.source), clusters.get(tie.target)
        if source is None or target is None:
            continue
        owner = owner_of_tie(tie)
        if owner is not None and (among is None or owner in among):
            whose, thing = (source, target) if owner == tie.source else (target, source)
            first, last = (str(tie.properties.get(name) or "") for name in ("first", "last"))
            _add(whose.root().context, _TIES[tie.kind][2], thing, first, last)
        for id, one, other in ((tie.source, source, target), (tie.target, target, source)):
            context = one.root().context
            if among is None:
                context.documents += 1
            if among is not None and id not in among:
                continue
            if near and tie.kind in TIES and other.kind in NEAR:
                context.stand_beside(other)


def owner_of_tie(tie: Edge) -> str | None:
    """The end that the edge tells apart from its namesakes, where it is of a kind that does."""
    return None if tie.kind not in _TIES else tie.source if _TIES[tie.kind][0] == "source" else tie.target


def told_by(tie: Edge, among: Collection[str]) -> list[str]:
    """What the edge tells of one of these ids that sets it apart."""
    owner = owner_of_tie(tie)
    return [tie.target if owner == tie.source else tie.source] if owner in among else []


def _add(context: Context, part: str, thing: "Cluster", first: str, last: str = "") -> None:
    if part == "employers":
        context.employ(thing, first, last or first)
    else:
        getattr(context, part).add(thing)
