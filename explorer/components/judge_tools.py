"""What a person can decide on a statement: confirm, reject, correct (assets/picture/judging.js)."""

from dash import html

from explorer.components.parts import Child, attributes, badge, icon_button
from graph.model import Node
from graph.schema import RELATION

_TONES = {"confirmed": "positive", "rejected": "negative", "corrected": "planned"}


def judge_tools(statement: Node) -> html.Div:
    """What was decided, and buttons to decide; the form to correct it comes when it is opened."""
    judged = statement.properties.get("judged")
    shown: list[Child] = [badge(str(judged), _TONES.get(str(judged), ""))] if judged else []
    id = statement.id
    shown += [
        icon_button("check", "Confirm: the text does say so", "judge", kind="confirm", on=id),
        icon_button("close", "Reject: the text does not say so", "judge", kind="reject", on=id),
    ]
    if statement.properties.get("kind") in RELATION:
        form = html.Div(className="correct-form", **attributes(data_on=id))
        shown.append(html.Details([html.Summary("Correct", className="button small quiet"), form], className="correct"))
    return html.Div(shown, className="judge", role="group", **attributes(aria_label="Decide on this statement"))
