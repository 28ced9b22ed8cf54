"""The Cypher behind the last step, to read, copy, or take to the Cypher page."""

from collections.abc import Sequence

from dash import html

from explorer.components.parts import Tree, action, copy_button, icon
from explorer.trail import Query


def trail(queries: Sequence[Query]) -> Tree:
    """Each query of a step with what it is for."""
    return [_query(query) for query in queries]


def _query(query: Query) -> html.Div:
    text = query.standalone()
    head = html.Div(
        [
            html.Span(query.title, className="trail-what"),
            copy_button(text),
            html.Button(
                [icon("play"), "Open on the Cypher page"],
                type="button",
                className="button quiet",
                **action("cypher", text=query.text, parameters=dict(query.parameters)),
            ),
        ],
        className="trail-head",
    )
    return html.Div([head, html.Pre(html.Code(text), tabIndex=0)], className="trail-query")
