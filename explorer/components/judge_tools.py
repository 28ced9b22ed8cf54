"""What a person can decide on a statement: confirm, reject, correct (assets/picture/judging.js)."""

from dash import html

from explorer.components.menu import choice, field
from explorer.components.parts import Child, action, attributes, badge, icon_button
from explorer.wording import clean
from graph.model import Node
from graph.schema import RELATION, SENTIMENTS

_TONES = {"confirmed": "positive", "rejected": "negative", "corrected": "planned"}


def judge_tools(statement: Node) -> html.Div:
    """What was decided, and buttons to decide; correcting opens a form with the fields of the statement's kind."""
    judged = statement.properties.get("judged")
    shown: list[Child] = [badge(str(judged), _TONES.get(str(judged), ""))] if judged else []
    id = statement.id
    shown += [
        icon_button("check", "Confirm: the text does say so", "judge", kind="confirm", on=id),
        icon_button("close", "Reject: the text does not say so", "judge", kind="reject", on=id),
    ]
    form = _form(statement)
    if form is not None:
        shown.append(form)
    return html.Div(shown, className="judge", role="group", **attributes(aria_label="Decide on this statement"))


def _form(statement: Node) -> html.Details | None:
    relation = RELATION.get(str(statement.properties.get("kind")))
    names = [name for name in relation.fields if name != "aspects"] if relation is not None else []
    if relation is None or not names:
        return None
    fields: list[Child] = [_field(statement, name, relation.statuses) for name in names]
    save = html.Button("Save", type="button", className="button small", **action("correct", on=statement.id))
    parts = [*fields, field(f"{statement.id}-reason", "Why"), save]
    return html.Details(
        [html.Summary("Correct", className="button small quiet"), html.Div(parts, className="correct-form")],
        className="correct",
    )


def _field(statement: Node, name: str, statuses: tuple[str, ...]) -> html.Label:
    value = statement.properties.get(name)
    held = clean(str(value), 200) if value not in (None, "") else ""
    id = f"{statement.id}-{name}"
    if name in ("sentiment", "status"):
        values = SENTIMENTS if name == "sentiment" else statuses
        return choice(id, name.capitalize(), tuple((each, each) for each in values), held)
    return field(id, name.capitalize(), value=held)
