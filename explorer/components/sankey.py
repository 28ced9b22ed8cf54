"""Team moves as flows from the organisations that lost teams to those that received them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from explorer.looks import LOOK
from explorer.wording import clean, counted
from graph.analytics import TeamMoveRow

MOST_FLOWS = 12
"""How many flows are drawn: more are threads that nobody can follow."""
PAD = 14
"""Pixels between two nodes at least."""
_MARGIN = 8


def sankey(rows: Sequence[TeamMoveRow], most: int = MOST_FLOWS) -> dict[str, Any]:
    """A Plotly figure of the `most` widest flows, each as wide as it has moves, planned paler, with its moves' ids.

    Colours written `var(--…)` are filled in by the browser from the scheme.
    """
    flows: dict[tuple[str, str, bool], list[TeamMoveRow]] = defaultdict(list)
    for row in rows:
        if row.source and row.target:
            flows[row.source, row.target, row.status == "planned"].append(row)
    widest = sorted(flows.items(), key=lambda flow: (-len(flow[1]), flow[0]))[:most]
    left = list(dict.fromkeys(source for (source, _, _), _ in widest))
    right = list(dict.fromkeys(target for (_, target, _), _ in widest))
    height = max(180, 27 * max(len(left), len(right)) + 30)
    room = height - 2 * _MARGIN
    columns = [Counter[str](), Counter[str]()]
    for (source, target, _), moves in widest:
        columns[0][source] += len(moves)
        columns[1][target] += len(moves)
    link = {
        "source": [left.index(source) for (source, _, _), _ in widest],
        "target": [len(left) + right.index(target) for (_, target, _), _ in widest],
        "value": [len(moves) for _, moves in widest],
        "color": ["var(--flow-planned)" if planned else "var(--flow)" for (_, _, planned), _ in widest],
        "customdata": [[row.id for row in moves] for _, moves in widest],
        "label": [_said(moves, planned) for (_, _, planned), moves in widest],
        "hovertemplate": "%{source.label} → %{target.label}<br>%{label}<extra></extra>",
    }
    node = {
        "label": [clean(name, 28) for name in (*left, *right)],
        "x": [0.001] * len(left) + [0.999] * len(right),
        "y": [place for column in columns for place in _stacked(list(column.values()), room, _thick(columns, room))],
        "color": ["var(--faint)"] * len(left) + [LOOK["outsourcer"].colour] * len(right),
        "pad": PAD,
        "thickness": 14,
        "line": {"width": 0},
        "hovertemplate": "%{label}<extra></extra>",
    }
    layout = {
        "height": height,
        "margin": dict.fromkeys("lrtb", _MARGIN),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": "var(--text)", "size": 12, "family": "system-ui, sans-serif"},
    }
    return {"data": [{"type": "sankey", "arrangement": "snap", "node": node, "link": link}], "layout": layout}


def flows_frame(id: str, figure: dict[str, Any]) -> html.Div:
    """Where the figure is drawn; it has its room before Plotly is loaded."""
    graph = dcc.Graph(id=id, config={"displayModeBar": False, "responsive": True}, style={"height": "100%"})
    return html.Div(graph, className="flows-frame", style={"height": f"{figure['layout']['height']}px"})


def _thick(columns: Sequence[Counter[str]], room: int) -> float:
    """How many pixels a move is thick: as many as the fuller column allows, which is how Plotly has it."""
    return min(((room - PAD * (len(column) - 1)) / max(1, column.total()) for column in columns), default=0.0)


def _stacked(moves: Sequence[int], room: int, thick: float) -> list[float]:
    """Where the middles of a column's nodes are, from 0 at the top to 1: over the whole height, none over another."""
    gap = (room - thick * sum(moves)) / max(1, len(moves) - 1)
    if len(moves) == 1:
        return [0.5]
    tops = [place * gap + thick * sum(moves[:place]) for place in range(len(moves))]
    return [round((top + thick * count / 2) / room, 4) for top, count in zip(tops, moves, strict=True)]


def _said(moves: Sequence[TeamMoveRow], planned: bool) -> str:
    people = sum(row.size or 0 for row in moves)
    parts = [counted(len(moves), "planned move" if planned else "move")]
    parts += [counted(people, "person", "people")] if people else []
    return ", ".join(parts)
