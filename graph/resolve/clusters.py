"""All clusters by their strong keys; clusters that turn out to share a key become one."""

from collections.abc import Callable, Iterable, Iterator

from graph.ids import fold
from graph.model import Entity
from graph.resolve.cluster import Cluster, Key
from graph.resolve.names import full_names, handle_key, is_handle, name_key, product_name

Canonical = Callable[[str, str], str | None]
"""(node kind, name) → the catalogue's name for it, None where it has none."""


def _unknown(kind: str, name: str) -> str | None:
    """No catalogue."""
    return None


class Clusters:
    """Grows by `place`; knows which nodes of the graph have to go into others since it was last asked."""

    def __init__(self, known: Iterable[Entity] = (), canonical: Canonical = _unknown) -> None:
        self._canonical = canonical
        self._by_key: dict[Key, Cluster] = {}
        self._namesakes: dict[Key, list[Cluster]] = {}
        self._moved: list[tuple[str, Cluster]] = []
        listed = list(known)
        owners = {entity.id: self.load(entity) for entity in listed if entity.kind != "Project"}
        for entity in listed:
            if entity.kind == "Project":
                self.load(entity, owner=owners.get(f"organization:{entity.id.split(':')[1]}"))

    def __iter__(self) -> Iterator[Cluster]:
        """Each cluster once."""
        seen: set[int] = set()
        for cluster in self._by_key.values():
            root = cluster.root()
            if id(root) not in seen:
                seen.add(id(root))
                yield root

    def place(
        self,
        kind: str,
        forms: dict[str, str],
        canonical: str | None = None,
        scope: str = "",
        blank: Cluster | None = None,
    ) -> Cluster:
        """The cluster that has any of these strong keys (folded → as written), new or joined of several if need be.

        `blank` is the one of which nothing but its place among others is known so far.
        """
        # A handle is one account wherever it is named; only names can be of several things.
        keys: list[Key] = [(kind, f"{form}\x1f{scope}" if scope and form[:1] != "@" else form) for form in forms]
        found = [self._by_key[key].root() for key in keys if key in self._by_key]
        cluster = found[0] if found else (blank or Cluster(kind))
        if not found:
            cluster.forms, cluster.scope = dict(forms), scope
        before = cluster.stored
        for other in (*found[1:], blank):
            if other is not None:
                self.join(cluster, other)
        for name, form in forms.items():
            cluster.forms.setdefault(name, form)
        cluster.canonical = cluster.canonical or canonical
        for key in keys:
            self._by_key[key] = cluster
        for form in forms:
            alike = self._namesakes.setdefault((kind, form), [])
            if not any(each.root() is cluster for each in alike):
                alike.append(cluster)
        self._note_new_id(cluster, before)
        return cluster

    def namesakes(self, kind: str, forms: Iterable[str]) -> list[Cluster]:
        """The clusters of this kind that have one of the forms, whatever tells them apart."""
        found = [each.root() for form in forms for each in self._namesakes.get((kind, form), ())]
        return list({id(each): each for each in found}.values())

    def shared_forms(self) -> Iterator[tuple[str, list[Cluster]]]:
        """(form, the clusters that share it) for every form that several have, handles left out."""
        for key, alike in self._namesakes.items():
            if len(alike) > 1 and key[1][:1] != "@":
                roots = list({id(each.root()): each.root() for each in alike}.values())
                if len(roots) > 1:
                    yield key[1], roots

    def project(self, owner: Cluster, key: str, form: str) -> Cluster:
        """The project of this name that is the owner's."""
        owner = owner.root()
        cluster = owner.projects.setdefault(key, Cluster("Project", {key: form}, owner=owner))
        return cluster.root()

    def join(self, into: Cluster, other: Cluster) -> None:
        """Make two clusters one, with their projects."""
        into, other = into.root(), other.root()
        if into is other:
            return
        projects = [*into.projects.values(), *other.projects.values()]
        into.canonical = into.canonical or other.canonical
        into.forms = {**other.forms, **into.forms}
        into.weak |= other.weak
        into.aliases |= other.aliases
        into.learn(other.properties)
        into.context.unite(other.context)
        into.weights |= other.weights
        other.merged = into
        for stored in (other.stored, into.stored):
            if stored is not None:
                self._moved.append((stored, into))
        for key, project in list(other.projects.items()):
            if key in into.projects:
                self.join(into.projects[key], project)
            else:
                project.owner = into
                into.projects[key] = project
        for project in projects:
            if project.stored is not None:
                self._moved.append((project.stored, project))

    def adopt(self, into: Cluster, bare: Cluster) -> None:
        """Let a thing go into the one whose name it is a form of; its own name stays a weak one, its handles strong."""
        names = {key: form for key, form in bare.forms.items() if key[:1] != "@"}
        bare.forms = {key: form for key, form in bare.forms.items() if key[:1] == "@"}
        self.join(into, bare)
        into.root().weak |= set(names) - set(into.root().forms)
        into.root().aliases |= dict.fromkeys(names.values())

    def taken_moves(self) -> tuple[tuple[tuple[str, str], ...], tuple[Cluster, ...]]:
        """(absorbed, survivor) ids of nodes in the graph that have to be merged, and the survivors; told once."""
        moves = {old: cluster.root() for old, cluster in self._moved}
        self._moved = []
        moves = {old: cluster for old, cluster in moves.items() if old != cluster.id}
        return tuple((old, cluster.id) for old, cluster in sorted(moves.items())), tuple(moves.values())

    def _note_new_id(self, cluster: Cluster, before: str | None) -> None:
        if before is None or before == cluster.id:
            return
        self._moved.append((before, cluster))
        self._moved += [(project.stored, project) for project in cluster.projects.values() if project.stored]

    def load(self, entity: Entity, blank: Cluster | None = None, owner: Cluster | None = None) -> Cluster:
        """The cluster of a node of the graph; `owner` is the organisation that a project is of."""
        if entity.kind == "Project":
            return self._load_project(entity, owner)
        new = cluster_of(entity)
        canonical = self._canonical(entity.kind, entity.name)
        cluster = self.place(entity.kind, new.forms, canonical, new.scope, blank)
        if cluster.stored is not None:
            self._moved.append((entity.id, cluster))
            return cluster
        cluster.stored = entity.id
        cluster.aliases = {**new.aliases, **cluster.aliases}
        cluster.learn(new.properties)
        cluster.weak |= new.weak - set(cluster.forms)
        return cluster

    def _load_project(self, entity: Entity, owner: Cluster | None) -> Cluster:
        key = name_key(entity.kind, entity.name)
        if owner is not None:
            cluster = self.project(owner, key, entity.name)
        else:
            cluster = self.place("Project", {key: entity.name}, scope=entity.id.split(":")[1])
        cluster.stored = entity.id
        return cluster


def cluster_of(entity: Entity) -> Cluster:
    """The node by itself, with all it is called."""
    cluster = Cluster(entity.kind, _strong_forms(entity), scope=_scope(entity))
    cluster.aliases = dict.fromkeys(entity.aliases)
    cluster.properties = dict(entity.properties)
    if entity.kind in ("Organization", "Product"):
        others = {name_key(entity.kind, alias) for alias in entity.aliases if not alias.startswith("@")}
        cluster.weak = others - set(cluster.forms)
    return cluster


def _scope(entity: Entity) -> str:
    return entity.id.split(":")[2] if entity.id.count(":") == 2 else ""


def _strong_forms(entity: Entity) -> dict[str, str]:
    """Name and, for persons, full names among the aliases; handles of persons and organisations."""
    handled = entity.kind in ("Person", "Organization")
    forms: dict[str, str] = {}
    if not (handled and _is_handle(entity, entity.name)):
        written = product_name(entity.name) if entity.kind == "Product" else entity.name
        forms[name_key(entity.kind, entity.name)] = written
    if entity.kind == "Person":
        forms |= full_names(entity.name, entity.aliases)
    if handled:
        handles = entity.properties.get("handles")
        names = [entity.name, *entity.aliases, *(handles if isinstance(handles, tuple) else ())]
        forms = {handle_key(name): name for name in reversed(names) if _is_handle(entity, name)} | forms
    return forms or {fold(entity.name): entity.name}


def _is_handle(entity: Entity, name: str) -> bool:
    return is_handle(name) if entity.kind == "Person" else name.startswith("@")
