"""Saying what a text says instead: what a statement holds now, what it may be corrected to, and the correction."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.looks import kind_label
from explorer.wording import clean
from graph.errors import JudgementError
from graph.model import Node
from graph.schema import ASPECTS, ENTITY_KINDS, RELATION, RelationKind
from graph.store.base import Expansion, Reader

_MENTIONED = Expansion(edges=("MENTIONS",), direction="out", limit=500)
_FOUND = 20
_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as it may be corrected to one kind of relation.

    `roles` has the thing now in each role, None where none is; `offered` the things named in its document, by what
    they are called in the form.
    """

    statement: Node
    relation: RelationKind
    roles: Mapping[str, Node | None]
    offered: Mapping[str, Node]

    def called(self, role: str) -> str:
        """What the thing in a role is called in the form, "" where there is none."""
        node = self.roles[role]
        return next((label for label, each in self.offered.items() if node is not None and each.id == node.id), "")

    def fitting(self, role: str) -> tuple[str, ...]:
        """What is named in the document and may take the role."""
        return tuple(label for label, node in self.offered.items() if node.kind in kinds_of(self.relation, role))

    def value(self, name: str) -> str:
        """A field as text, "" where it is not known."""
        held = self.statement.properties.get(name)
        text = ", ".join(map(str, held)) if isinstance(held, list | tuple) else str(held if held is not None else "")
        return clean(text, _LENGTH)


def draft(reader: Reader, statement: str, kind: str = "") -> Draft:
    """The statement to be corrected to a kind of relation, its own unless given. Raises JudgementError."""
    node = reader.node(statement)
    evidence = next(iter(reader.evidence_of(statement, 1)), None)
    relation = RELATION.get(kind) or RELATION.get(str(node.properties.get("kind")) if node is not None else "")
    if node is None or relation is None or evidence is None:
        raise JudgementError("There is no such statement.", "A newer one may have replaced it; reload the page.")
    held = dict(evidence.concerns)
    mentioned = reader.neighbours(evidence.document.id, _MENTIONED).nodes
    named = {each.id: each for each in (*held.values(), *mentioned) if each.kind in ENTITY_KINDS.values()}
    roles = {role: _in_role(relation, role, held) for role, types in relation.roles if kinds_of(relation, role)}
    return Draft(node, relation, roles, _offered(named.values()))


def correction(reader: Reader, statement: str, given: Mapping[str, object]) -> dict[str, object]:
    """What a browser's form changes, as the judgement `correct` takes it. Raises JudgementError."""
    kind = str(given.get("relation") or "")
    made = draft(reader, statement, kind)
    changed: dict[str, object] = {}
    if made.relation.name != made.statement.properties.get("kind"):
        changed["kind"] = made.relation.name
    asked = given.get("roles")
    roles = _roles(reader, made, asked) if isinstance(asked, Mapping) else None
    if roles is not None and ("kind" in changed or roles != {r: n.id for r, n in made.roles.items() if n is not None}):
        changed["roles"] = roles
    fields = _fields(made, given.get("fields"))
    if fields:
        changed["fields"] = fields
    if not changed:
        raise JudgementError("Nothing is corrected.", "Change what the statement says, or reject it.")
    return changed


def kinds_of(relation: RelationKind, role: str) -> frozenset[str]:
    """The kinds of things that may take a role; none where it is an amount."""
    return frozenset(ENTITY_KINDS[type] for type in dict(relation.roles)[role] if type in ENTITY_KINDS)


def _in_role(relation: RelationKind, role: str, held: Mapping[str, Node]) -> Node | None:
    """What is in the role; in a role that the statement's own kind has not, the only thing that may take it."""
    if role in held:
        return held[role]
    fitting = {node.id: node for node in held.values() if node.kind in kinds_of(relation, role)}
    return next(iter(fitting.values())) if len(fitting) == 1 and role not in relation.optional else None


def _offered(nodes: object) -> dict[str, Node]:
    """Things by name; those that share one also by their kind, and by id where that is the same too."""
    known = sorted(nodes, key=lambda node: (node.name.casefold(), node.id))  # type: ignore[call-overload]
    names = Counter(node.name for node in known)
    labels = {node.id: clean(node.name, 120) for node in known if names[node.name] == 1}
    alike = Counter((node.name, node.kind) for node in known)
    for node in known:
        told = kind_label(node.kind) if alike[node.name, node.kind] == 1 else node.id
        labels.setdefault(node.id, f"{clean(node.name, 120)} ({told})")
    return {labels[node.id]: node for node in known}


def _roles(reader: Reader, made: Draft, asked: Mapping[object, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for role in made.roles:
        text = clean(str(asked.get(role) or ""), _LENGTH)
        if text:
            found[role] = made.offered[text].id if text in made.offered else _named(reader, made.relation, role, text)
    return found


def _named(reader: Reader, relation: RelationKind, role: str, text: str) -> str:
    """The id of the one thing in the graph that has this name and may take the role."""
    kinds = kinds_of(relation, role)
    hits = [node for node in reader.search(text, kinds=sorted(kinds), limit=_FOUND) if _is_called(node, text)]
    if len(hits) == 1:
        return hits[0].id
    wanted = " or ".join(sorted(kind_label(kind).lower() for kind in kinds))
    if not hits:
        raise JudgementError(f"No {wanted} in the graph is called “{text}”.", "Choose a name that the list offers.")
    listed = ", ".join(node.id for node in hits[:5])
    raise JudgementError(f"“{text}” is the name of {len(hits)} things.", f"Give the id of one: {listed}.")


def _is_called(node: Node, text: str) -> bool:
    names = [node.id, node.name]
    for several in ("aliases", "handles"):
        held = node.properties.get(several)
        names += list(map(str, held)) if isinstance(held, list | tuple) else []
    return text.casefold() in {name.casefold() for name in names}


def _fields(made: Draft, given: object) -> dict[str, object]:
    """The fields that are other than they were; what is emptied is None."""
    asked = {str(name): str(value or "").strip() for name, value in given.items()} if isinstance(given, Mapping) else {}
    unknown = set(asked) - set(made.relation.fields)
    if unknown:
        raise JudgementError(f"{made.relation.name} has no {', '.join(sorted(unknown))}.")
    changed = {name: value for name, value in asked.items() if value != made.value(name)}
    return {name: _typed(name, clean(value, _LENGTH)) for name, value in changed.items()}


def _typed(name: str, value: str) -> object:
    if not value:
        return None
    if name == "aspects":
        aspects = [part.strip().lower() for part in value.split(",") if part.strip()]
        unknown = [each for each in aspects if each not in ASPECTS]
        if unknown:
            raise JudgementError(f"“{unknown[0]}” is no aspect.", f"There are {', '.join(ASPECTS)}.")
        return list(dict.fromkeys(aspects))
    if name == "size":
        if not value.isdigit():
            raise JudgementError(f"“{value}” is no number of people.", "Write digits alone.")
        return int(value)
    return value
