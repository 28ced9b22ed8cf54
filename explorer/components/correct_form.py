"""The form to say what a statement should say instead: its relation, who is in which part, and its fields."""

from dash import html

from explorer.components.menu import choice, field
from explorer.components.parts import Child, Tag, action
from explorer.correcting import Draft
from graph.schema import RELATIONS, SENTIMENTS

RELATION_WORDS = {
    "works_at": "job",
    "person_move": "person's move",
    "team_move": "team move",
    "outsources_to": "deal",
    "uses": "use",
    "works_on": "project",
    "offers": "offer",
    "unit_of": "ownership",
    "in_sector": "sector",
    "talks_about": "talk",
    "talks_to": "conversation",
}
"""What each kind of relation is called beside a quote."""


def correct_form(made: Draft) -> list[Child]:
    """Relation, a line for each role with the names of the document to choose from, fields, reason."""
    id, relation = made.statement.id, made.relation
    kinds = tuple((each.name, f"{RELATION_WORDS[each.name]}: {each.help}") for each in RELATIONS)
    fields: list[Child] = [choice(f"{id}-relation", "What it states", kinds, relation.name)]
    for role in made.roles:
        label = f"{role.capitalize()}{' (if known)' if role in relation.optional else ''}"
        names = f"{id}-names-{role}"
        fields.append(field(f"{id}-role-{role}", label, value=made.called(role), list=names))
        fields.append(Tag("datalist", {"id": names}, *(html.Option(value=each) for each in made.fitting(role))))
    for name in relation.fields:
        fields.append(_field(made, name))
    fields.append(field(f"{id}-reason", "Why"))
    save = html.Button("Save", type="button", className="button small", **action("correct", on=id))
    return [*fields, save]


def _field(made: Draft, name: str) -> html.Label:
    id, value = f"{made.statement.id}-field-{name}", made.value(name)
    if name in ("sentiment", "status"):
        values = SENTIMENTS if name == "sentiment" else made.relation.statuses
        return choice(id, name.capitalize(), (("", "not said"), *((each, each) for each in values)), value)
    return field(id, name.capitalize(), "price, support" if name == "aspects" else "", value=value)
