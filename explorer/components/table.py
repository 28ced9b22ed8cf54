"""The nodes and edges of the picture as two tables in step with it (assets/picture/table.js)."""

from typing import Any

import dash_ag_grid as dag
from dash import html

from explorer.components.menu import field
from explorer.components.parts import action, attributes
from explorer.components.static import static

_EACH = {"sortable": True, "resizable": True, "filter": True, "flex": 1, "minWidth": 80, "cellDataType": False}
_NUMBER: dict[str, Any] = {"type": "numericColumn", "filter": "agNumberColumnFilter"}
_NODES: list[dict[str, Any]] = [
    {"field": "name", "headerName": "Name", "flex": 3, "tooltipField": "name"},
    {"field": "look", "headerName": "Kind", "flex": 1.4},
    {"field": "sector", "headerName": "Sector", "flex": 1.4},
    {"field": "degree", "headerName": "Edges", **_NUMBER},
    {"field": "statements", "headerName": "Statements", "minWidth": 112, **_NUMBER},
    {"field": "pinned", "headerName": "Pinned"},
]
_EDGES: list[dict[str, Any]] = [
    {"field": "source", "headerName": "From", "flex": 2, "minWidth": 120, "tooltipField": "source"},
    {"field": "label", "headerName": "Relation", "flex": 2, "minWidth": 136, "tooltipField": "label"},
    {"field": "target", "headerName": "To", "flex": 2, "minWidth": 120, "tooltipField": "target"},
    {"field": "statements", "headerName": "Said", "headerTooltip": "Statements", "minWidth": 64, **_NUMBER},
    {"field": "independent", "headerName": "Sources", "minWidth": 84, **_NUMBER},
    {"field": "tone", "headerName": "Tone", "headerTooltip": "Sentiment of talk, status of other relations"},
    {"field": "first", "headerName": "First said", "minWidth": 100},
    {"field": "last", "headerName": "Last said", "minWidth": 100},
]


def tables() -> html.Div:
    """Both tables with one field that filters them."""
    switch = [
        html.Button(
            label,
            type="button",
            className="button small",
            **action("table-of", of=of),
            **attributes(aria_pressed="false" if of == "nodes" else "true"),
        )
        for of, label in (("nodes", "Nodes"), ("edges", "Edges"))
    ]
    named = attributes(aria_label="Which table")
    head = [
        field("table-filter", "Filter both", "a name, a relation…"),
        html.Div(switch, className="table-switch", role="group", **named),
    ]
    parts = [_table("nodes", "Nodes", _NODES), _table("edges", "Edges", _EDGES)]
    return html.Div([static(head, className="table-head"), html.Div(parts, className="tables")])


def _table(kind: str, title: str, columns: list[dict[str, Any]]) -> html.Section:
    grid = dag.AgGrid(
        id=f"table-{kind}",
        columnDefs=columns,
        rowData=[],
        defaultColDef=_EACH,
        getRowId="params.data.id",
        dashGridOptions={
            "theme": {"function": "backchannelTheme(agGrid)"},
            "rowHeight": 30,
            "headerHeight": 32,
            "animateRows": False,
            # Dash's own answer to a selection fails on one made before it has seen the grid, and nothing here asks it.
            "onSelectionChanged": None,
            "rowSelection": {
                "mode": "multiRow",
                "checkboxes": False,
                "headerCheckbox": False,
                "enableClickSelection": True,
            },
        },
        style={"height": "100%", "width": "100%"},
    )
    count = html.Span(id=f"table-{kind}-count", className="muted")
    return html.Section([html.H3([title, " ", count]), grid], **attributes(aria_label=title))
