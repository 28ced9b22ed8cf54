"""Whose a project is: two companies' "SAP rollout" are two projects."""

from graph.model import Annotation, LocalEntity

_SUPPLIERS = frozenset({"vendor", "outsourcer"})


def owner_of(annotation: Annotation, project: LocalEntity) -> LocalEntity | None:
    """The organisation that a document says the project is of, None where it does not.

    Who works on it owns it, a user company before those that deliver; else the client of its deal; else the side of its
    team move that is no outsourcer. Where that is a person, it is their employer.
    """
    entities = {entity.id: entity for entity in annotation.entities}
    workers, clients, sides = set(), set(), set()
    for relation in annotation.relations:
        if relation.roles.get("project") != project.id:
            continue
        roles = relation.roles
        workers |= {roles[role] for role in ("who",) if role in roles}
        clients |= {roles[role] for role in ("client",) if role in roles}
        sides |= {roles[role] for role in ("from", "to") if role in roles}
    for found in (workers, clients, sides):
        organizations = {_employer(annotation, id) if entities[id].type == "PERSON" else id for id in found} - {None}
        if organizations:
            return min((entities[id] for id in organizations if id is not None), key=_rank)
    return None


def _rank(entity: LocalEntity) -> tuple[bool, bool, str]:
    roles = set(entity.roles)
    return "peer" not in roles, bool(roles & _SUPPLIERS), entity.name


def _employer(annotation: Annotation, person: str) -> str | None:
    employers = {
        relation.roles["org"]
        for relation in annotation.relations
        if relation.kind == "works_at"
        and relation.roles["person"] == person
        and relation.fields.get("status") != "former"
    }
    return employers.pop() if len(employers) == 1 else None
