"""Team moves in time: a lane for each pair of organisations, a mark for each move."""

from collections.abc import Sequence
from typing import Any

from explorer.wording import clean, counted
from explorer.wording import date as written
from graph.analytics import TeamMoveRow

MOST_LANES = 14


def moves_timeline(rows: Sequence[TeamMoveRow]) -> dict[str, Any]:
    """A Plotly figure; a mark is as large as its team, hollow where planned, a diamond where inferred.

    Each mark carries its move's id. Colours written `var(--…)` are filled in by the browser from the scheme.
    """
    dated = [row for row in rows if row.date or row.said]
    lanes = list(dict.fromkeys(_lane(row) for row in sorted(dated, key=_when, reverse=True)))[:MOST_LANES]
    kept = [row for row in dated if _lane(row) in lanes]
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [_when(row) for row in kept],
        "y": [_lane(row) for row in kept],
        "customdata": [row.id for row in kept],
        "text": [_said(row) for row in kept],
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
        "marker": {
            "size": [min(30, 9 + (row.size or 0) ** 0.5) for row in kept],
            "symbol": [_symbol(row) for row in kept],
            "color": "var(--moved)",
            "line": {"width": 1.5, "color": "var(--moved)"},
        },
    }
    axis = {"gridcolor": "var(--line)", "linecolor": "var(--line)", "zeroline": False}
    layout = {
        "height": 60 + 24 * max(3, len(lanes)),
        "margin": {"l": 8, "r": 16, "t": 8, "b": 28},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "var(--text)", "size": 11, "family": "system-ui, sans-serif"},
        "xaxis": {**axis, "type": "date"},
        "yaxis": {**axis, "automargin": True, "categoryorder": "array", "categoryarray": lanes[::-1]},
        "showlegend": False,
    }
    return {"data": [marks], "layout": layout}


def _lane(row: TeamMoveRow) -> str:
    return f"{clean(row.source or 'unknown', 22)} → {clean(row.target or 'unknown', 22)}"


def _when(row: TeamMoveRow) -> str:
    return str(row.date or row.said or "")[:10]


def _symbol(row: TeamMoveRow) -> str:
    shape = "diamond" if row.inferred else "circle"
    return f"{shape}-open" if row.status == "planned" else shape


def _said(row: TeamMoveRow) -> str:
    parts = [written(row.date or row.said), counted(row.size, "person", "people") if row.size else "", row.status or ""]
    parts += [f"carried by {clean(row.by, 30)}"] if row.by else []
    return ", ".join(part for part in parts if part)
