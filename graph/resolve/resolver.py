"""From the entities of single documents to the things they name: by names, and by what stands around them.

Strong names unite: full names of persons, handles, names of organisations without their legal form, products without
their version, names that the catalogue knows. They do so unless what stands around them speaks against it: a "John
Smith" at another company is another person until somebody is said to have moved between the two. Names that are only
alike (a typing error, an acronym, an initial) unite where the context speaks for it (`graph.resolve.compare`), and once
a run is over (`settle`), so that the order of documents does not matter. A short form alone goes to the one thing that
is called so in some document. A given or family name alone never leaves its document.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.ids import digest, fold
from graph.model import Annotation, Entity, LocalEntity, Value
from graph.resolve.author import author_of
from graph.resolve.cluster import Cluster
from graph.resolve.clusters import Clusters
from graph.resolve.compare import compare
from graph.resolve.context import TELLABLE, Context, contexts_of, is_telling
from graph.resolve.knowing import Knowing
from graph.resolve.known import Held, Known
from graph.resolve.matching import Match, matches, sure
from graph.resolve.names import full_names, handle_key, is_handle, name_key, product_name, short_forms
from graph.resolve.owners import owner_of
from graph.schema import ENTITY_KINDS, PERSON_ROLES

CanonicalNames = Mapping[tuple[str, str], str]
"""(entity type, folded surface) → the catalogue's name of the thing."""

Facts = Mapping[tuple[str, str], Mapping[str, Value]]
"""(entity type, the catalogue's name) → properties that the catalogue knows."""

Ids = Mapping[str, str]
"""Local entity id → entity id of the graph."""

_TYPES = {kind: type for type, kind in ENTITY_KINDS.items()}

_ORDER = ("Sector", "Place", "Organization", "Product", "Person")
"""What tells things apart is placed before what it tells apart."""

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Resolution:
    """Document id → ids of its entities; the nodes they are, and what has to be merged, as `Batch` takes them."""

    ids: Mapping[str, Ids] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    merges: tuple[tuple[str, str], ...] = ()


class Resolver:
    """Keeps what a run adds to the graph, and of the graph (`known`) what the run's names have to do with."""

    def __init__(
        self,
        known: Known | None = None,
        canonical: CanonicalNames | None = None,
        facts: Facts | None = None,
        *,
        apart: Iterable[frozenset[str]] = (),
    ) -> None:
        """Ids that are `apart` are never put together: a person said so."""
        self._names = canonical or {}
        self._facts = facts or {}
        self._apart = frozenset(apart)
        self._clusters = Clusters(canonical=self._canonical)
        self._knowing = Knowing(self._clusters, known or Held())
        self._touched: dict[int, Cluster] = {}

    def resolve(self, annotations: Sequence[Annotation]) -> Resolution:
        """Nodes for the entities of these documents; they count as stored from now on."""
        self._knowing.named(self._named(annotations))
        # Those that tell most come first, so that names without any context meet all namesakes there are.
        telling = sorted(annotations, key=lambda each: (not is_telling(each), each.document.id))
        placed = {annotation.document.id: self._place_all(annotation) for annotation in telling}
        touched = [cluster for clusters in placed.values() for cluster in clusters.values()]
        resolution = self._written(touched)
        ids = {
            document: {local: cluster.root().id for local, cluster in clusters.items()}
            for document, clusters in placed.items()
        }
        return Resolution(ids, resolution.entities, resolution.merges)

    def settle(self) -> Resolution:
        """Short forms that stood alone go where exactly one thing is called so; to be written when a run is over."""
        left = self._knowing.unsettled()
        self._touched |= {id_of(cluster): cluster for cluster in left}
        self._adopt_short_forms()
        # What is near a thing may become one with what is near another, and so bring these together.
        for _ in range(_ROUNDS):
            roots = self._roots()
            crowded = self._knowing.alike(roots)
            if not [match for match in sure(matches(self._clusters, roots, crowded)) if self._unite(match)]:
                break
        self._touched = {}
        return self._written([])

    def _adopt_short_forms(self) -> None:
        touched = [cluster for cluster in self._roots() if cluster.kind in ("Organization", "Product")]
        wanted = {(cluster.kind, form) for cluster in touched for form in cluster.weak}
        wanted |= {(cluster.kind, next(iter(cluster.forms))) for cluster in touched if cluster.is_bare}
        self._knowing.around_short(wanted)
        by_short: dict[tuple[str, str], list[Cluster]] = {}
        for cluster in self._clusters:
            for short in cluster.weak:
                by_short.setdefault((cluster.kind, short), []).append(cluster)
        for bare in list(self._clusters):
            key = (bare.kind, next(iter(bare.forms)))
            if key in wanted and bare.is_bare:
                candidates = by_short.get(key, [])
                if len(candidates) == 1 and not self._is_apart(candidates[0].root(), bare):
                    self._clusters.adopt(candidates[0], bare)

    def _unite(self, match: Match) -> bool:
        if match.into.root() is match.other.root():
            return False
        match = match.now()
        if not match.comparison.is_same or self._is_apart(match.into, match.other):
            return False
        self._clusters.adopt(match.into, match.other)
        return True

    def _roots(self) -> list[Cluster]:
        return [cluster.root() for cluster in self._touched.values()]

    def _is_apart(self, one: Cluster, other: Cluster) -> bool:
        return bool(self._apart) and frozenset((one.stored or one.id, other.stored or other.id)) in self._apart

    def _written(self, touched: Iterable[Cluster]) -> Resolution:
        merges, moved = self._clusters.taken_moves()
        roots = {id(cluster.root()): cluster.root() for cluster in (*touched, *moved)}
        renamed = {(root.stored, root.id) for root in roots.values() if root.stored not in (None, root.id)}
        entities = tuple(sorted((cluster.entity() for cluster in roots.values()), key=lambda entity: entity.id))
        for root in roots.values():
            root.stored = root.id
        self._knowing.wrote(roots.values())
        return Resolution({}, entities, tuple(sorted({*merges, *renamed})))

    def _place_all(self, annotation: Annotation) -> dict[str, Cluster]:
        author = author_of(annotation)
        placed: dict[str, Cluster] = {}
        by_kind: dict[str, list[LocalEntity]] = {}
        for local in annotation.entities:
            by_kind.setdefault(ENTITY_KINDS.get(local.type, ""), []).append(local)
        for kind in _ORDER:
            contexts = contexts_of(annotation, placed) if kind in TELLABLE and kind in by_kind else {}
            for local in by_kind.get(kind, ()):
                context = contexts.get(local.id, Context())
                placed[local.id] = self._place(annotation, local, kind, local is author, context)
        for local in by_kind.get("Project", ()):
            placed[local.id] = self._place_project(annotation, local, placed)
        for id, context in contexts_of(annotation, placed).items():
            if id in placed:
                placed[id].root().context.unite(context)
                self._touched[id_of(placed[id])] = placed[id]
        self._learn_from_relations(annotation, placed)
        return placed

    def _named(self, annotations: Iterable[Annotation]) -> Iterator[tuple[str, str]]:
        """Kind and form of everything that the documents name and that is strong beyond its document."""
        for annotation in annotations:
            author = author_of(annotation)
            for local in annotation.entities:
                kind = ENTITY_KINDS.get(local.type, "")
                if kind in _ORDER:
                    surfaces, handles = _surfaces(annotation, local, kind, local is author)
                    name = self._canonical(kind, local.name) or local.name
                    forms, is_local = _strong_forms(kind, name, surfaces, handles)
                    yield from ((kind, form) for form in forms if not is_local)

    def _place(
        self, annotation: Annotation, local: LocalEntity, kind: str, is_author: bool, context: Context
    ) -> Cluster:
        surfaces, handles = _surfaces(annotation, local, kind, is_author)
        canonical = self._canonical(kind, local.name)
        forms, is_local = _strong_forms(kind, canonical or local.name, surfaces, handles)
        scope = digest(annotation.document.id) if is_local else ""
        if kind in TELLABLE and canonical is None and not is_local:
            scope = self._scope(kind, forms, context, annotation)
        cluster = self._clusters.place(kind, forms, canonical, scope)
        if kind in ("Organization", "Product"):
            cluster.weak |= short_forms(kind, canonical or local.name, [local.name, *surfaces])
        named = {cluster.forms[handle_key(handle)] for handle in handles}
        cluster.aliases |= dict.fromkeys(sorted({local.name, *surfaces, *named}))
        cluster.learn(self._properties(local, kind, canonical, tuple(sorted(named))))
        return cluster

    def _scope(self, kind: str, forms: Mapping[str, str], context: Context, annotation: Annotation) -> str:
        """The scope of the thing among all of this name that the context speaks for, or a new one where it is none."""
        handled = self._clusters.namesakes(kind, [form for form in forms if form[:1] == "@"])
        alike = self._clusters.namesakes(kind, [form for form in forms if form[:1] != "@"])
        if known := [each for each in handled if each in alike or each.scope]:
            return known[0].scope
        rated = sorted(
            ((compare(kind, "same name", context, each.context), each) for each in alike if each.canonical is None),
            key=lambda pair: (-pair[0].points, pair[1].id),
        )
        if not rated:
            return ""
        best = [each for comparison, each in rated if comparison.is_same and comparison.points == rated[0][0].points]
        if len(best) == 1:
            return best[0].scope
        if len(best) > 1:
            # Nothing tells which of them it is; it stays in its document until something does.
            return digest(annotation.document.id)
        return _told_apart(context) or digest(annotation.document.id)

    def _place_project(self, annotation: Annotation, local: LocalEntity, placed: Mapping[str, Cluster]) -> Cluster:
        owner = owner_of(annotation, local)
        key = name_key("Project", local.name)
        if owner is not None and owner.id in placed:
            return self._clusters.project(placed[owner.id], key, local.name)
        return self._clusters.place("Project", {key: local.name}, scope=digest(annotation.document.id))

    def _properties(
        self, local: LocalEntity, kind: str, canonical: str | None, handles: tuple[str, ...]
    ) -> dict[str, Value]:
        if kind == "Person":
            role = min((*local.roles, "other"), key=PERSON_ROLES.index)
            return {"role": role, "handles": handles}
        if kind == "Organization":
            facts = self._facts.get((local.type, canonical or ""), {})
            known = facts.get("roles")
            # "other" says nothing and would stay beside what is learnt later, since stores unite roles.
            roles = {*(known if isinstance(known, tuple) else ()), *local.roles} - {"other"}
            return {**facts, "roles": tuple(sorted(roles))}
        return {}

    def _learn_from_relations(self, annotation: Annotation, placed: Mapping[str, Cluster]) -> None:
        said = annotation.document.published or ""
        for relation in annotation.relations:
            title = relation.fields.get("title")
            if relation.kind == "works_at" and relation.fields.get("status") != "former" and title:
                person = placed[relation.roles["person"]].root()
                if said >= person.titled:
                    person.properties["title"], person.titled = title, said
            elif relation.kind == "in_sector" and placed[relation.roles["who"]].kind == "Organization":
                placed[relation.roles["who"]].root().learn({"sector": placed[relation.roles["sector"]].root().name})

    def _canonical(self, kind: str, name: str) -> str | None:
        type = _TYPES[kind]
        return self._names.get((type, fold(name))) or self._names.get((type, name_key(kind, name)))


def id_of(cluster: Cluster) -> int:
    """What tells one cluster object from another."""
    return id(cluster)


def _surfaces(annotation: Annotation, local: LocalEntity, kind: str, is_author: bool) -> tuple[list[str], list[str]]:
    """What a thing is called in the document beside its name, and its handles there."""
    text, author = annotation.document.text, annotation.document.author
    surfaces = sorted({text[start:end] for start, end in local.mentions} - {local.name})
    handles = [form for form in (local.name, *surfaces) if form.startswith("@")] if kind != "Product" else []
    if kind == "Person" and not handles and is_handle(local.name):
        handles = [local.name]
    if is_author and author is not None and author.handle:
        handles.append(author.handle)
    return surfaces, handles


def _told_apart(context: Context) -> str:
    """A scope out of what tells a thing from its namesakes: its employer, vendor, owner or sector."""
    for around in (context.employers, context.vendors, context.owners, context.sectors):
        if around:
            return min(each.root().id for each in around).partition(":")[2].replace(":", "-")
    return ""


def _strong_forms(kind: str, name: str, surfaces: Sequence[str], handles: Sequence[str]) -> tuple[dict[str, str], bool]:
    """Strong keys with a way to write each, and whether they are strong within the document only."""
    by_handle = {handle_key(handle): "@" + handle.lstrip("@") for handle in handles}
    if kind == "Product":
        # The handle of a product is no more than its name: nobody but its vendor speaks by it.
        bare = name.lstrip("@") or name
        return {name_key(kind, bare) or bare: product_name(bare)}, False
    if kind != "Person":
        by_name = {} if name.startswith("@") else {name_key(kind, name) or name: name}
        return by_name | by_handle, False
    strong = full_names(name, surfaces) | by_handle
    return (strong, False) if strong else ({name_key(kind, name) or name: name}, True)
