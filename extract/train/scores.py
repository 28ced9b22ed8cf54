"""How well an extractor does on annotated documents: entities exact, relations by kind and entity roles, fields apart.

Two entities are the same where one of their mentions overlaps, or, where neither has one, their names are equal.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from graph.model import Annotation, LocalEntity, Relation, Span
from graph.schema import RELATIONS

_BY_FIELDS = {"team_move": ("project",), "outsources_to": ("project", "value")}
"""Roles that do not have to be right for a relation to be."""

_ROLES = {
    kind.name: tuple(name for name, _ in kind.roles if name not in _BY_FIELDS.get(kind.name, ())) for kind in RELATIONS
}


@dataclass(slots=True)
class Count:
    """Right, wrongly found, and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Right of what was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Right of what is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0


Counts = dict[str, Count]


@dataclass(slots=True)
class Scores:
    """Counts of one document, or of many: by entity type, role, relation kind; right and all of fields; the act."""

    entities: Counts = field(default_factory=dict)
    roles: Counts = field(default_factory=dict)
    relations: Counts = field(default_factory=dict)
    fields: Counts = field(default_factory=dict)
    act: Count = field(default_factory=Count)

    def __add__(self, other: "Scores") -> "Scores":
        """Both together."""
        return Scores(
            _sum((self.entities, other.entities)),
            _sum((self.roles, other.roles)),
            _sum((self.relations, other.relations)),
            _sum((self.fields, other.fields)),
            self.act + other.act,
        )

    def figures(self) -> dict[str, float]:
        """F1 of each kind and over all, accuracy of fields and of the act, by "entities", "relations:uses", …"""
        found: dict[str, float] = {}
        for name, counts in (("entities", self.entities), ("roles", self.roles), ("relations", self.relations)):
            found[name] = total(counts).f1
            found |= {f"{name}:{key}": count.f1 for key, count in sorted(counts.items())}
        found |= {f"fields:{key}": count.precision for key, count in sorted(self.fields.items())}
        found["act"] = self.act.precision
        return found


def total(counts: Mapping[str, Count]) -> Count:
    """All kinds together."""
    return sum(counts.values(), Count())


def _sum(many: Iterable[Mapping[str, Count]]) -> Counts:
    found: Counts = {}
    for counts in many:
        for key, count in counts.items():
            found[key] = found.get(key, Count()) + count
    return found


def score(gold: Annotation, found: Annotation) -> Scores:
    """The counts of one document."""
    pairs = aligned(gold.entities, found.entities)
    scores = Scores(
        entities=_counts(_spans(gold.entities), _spans(found.entities)),
        roles=_counts(
            {(role, entity.id) for entity in gold.entities for role in entity.roles},
            {(role, pairs.get(entity.id, f"?{entity.id}")) for entity in found.entities for role in entity.roles},
        ),
        act=Count(right=1) if gold.act == found.act else Count(extra=1, missed=1),
    )
    wanted = {_key(relation): relation for relation in gold.relations}
    told = {_key(relation, pairs): relation for relation in found.relations}
    scores.relations = _counts(set(wanted), set(told))
    fields: defaultdict[str, Count] = defaultdict(Count)
    for key in wanted.keys() & told.keys():
        for name, same in _compared(wanted[key], told[key], pairs):
            fields[f"{wanted[key].kind}.{name}"] += Count(right=1) if same else Count(extra=1, missed=1)
    scores.fields = dict(fields)
    return scores


def right_relations(gold: Annotation, found: Annotation) -> list[tuple[Relation, bool]]:
    """Each relation found, and whether it is right."""
    pairs = aligned(gold.entities, found.entities)
    wanted = {_key(relation) for relation in gold.relations}
    return [(relation, _key(relation, pairs) in wanted) for relation in found.relations]


def aligned(gold: Sequence[LocalEntity], found: Sequence[LocalEntity]) -> dict[str, str]:
    """Ids of found entities to those of the annotated ones that they are, those with most mentions in common first."""
    ranked = []
    for one in found:
        for other in gold:
            if one.type != other.type:
                continue
            if one.mentions and other.mentions:
                common = sum(any(_overlap(span, right) for right in other.mentions) for span in one.mentions)
            else:
                common = int(one.name.casefold() == other.name.casefold())
            if common:
                ranked.append((common, one.id, other.id))
    pairs: dict[str, str] = {}
    for _, one_id, other_id in sorted(ranked, key=lambda each: -each[0]):
        if one_id not in pairs and other_id not in pairs.values():
            pairs[one_id] = other_id
    return pairs


def intervals(scores: Sequence[Scores], rounds: int = 500, seed: int = 1) -> dict[str, tuple[float, float]]:
    """95% intervals of every figure, by drawing documents anew (bootstrap, Efron 1979)."""
    choose = random.Random(seed)
    drawn: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, value in gathered(choose.choices(scores, k=len(scores))).figures().items():
            drawn[name].append(value)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def gathered(scores: Iterable[Scores]) -> Scores:
    """The counts of all documents."""
    scores = list(scores)
    return Scores(
        _sum(one.entities for one in scores),
        _sum(one.roles for one in scores),
        _sum(one.relations for one in scores),
        _sum(one.fields for one in scores),
        sum((one.act for one in scores), Count()),
    )


def _middle(values: list[float]) -> tuple[float, float]:
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def _spans(entities: Iterable[LocalEntity]) -> set[tuple[str, Span]]:
    return {(entity.type, span) for entity in entities for span in entity.mentions}


def _counts(gold: Set[tuple[str, object]], found: Set[tuple[str, object]]) -> Counts:
    counts: defaultdict[str, Count] = defaultdict(Count)
    for key in gold | found:
        counts[key[0]] += Count(int(key in gold and key in found), int(key not in gold), int(key not in found))
    return dict(counts)


def _key(relation: Relation, pairs: Mapping[str, str] | None = None) -> tuple[str, tuple[str | None, ...]]:
    def same(entity: str | None) -> str | None:
        return entity if pairs is None or entity is None else pairs.get(entity, f"?{entity}")

    return relation.kind, tuple(same(relation.roles.get(role)) for role in _ROLES[relation.kind])


def _compared(gold: Relation, found: Relation, pairs: Mapping[str, str]) -> Iterable[tuple[str, bool]]:
    for name in _BY_FIELDS.get(gold.kind, ()):
        told = found.roles.get(name)
        yield name, gold.roles.get(name) == (pairs.get(told, told) if told else None)
    for name in sorted(gold.fields.keys() | found.fields.keys()):
        yield name, plain(gold.fields.get(name)) == plain(found.fields.get(name))


def plain(value: object) -> object:
    """A field as it is compared: lists without their order, text without case and more blanks than one."""
    if isinstance(value, tuple | list):
        return frozenset(value)
    return " ".join(str(value).casefold().split()) if value is not None else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
