"""What the keys do and where things are, in a sheet that `?` opens; the way into the tour."""

import dash_mantine_components as dmc
from dash import html

from explorer.components.parts import Child, text_button
from explorer.components.static import static

SHORTCUTS: dict[str, tuple[tuple[str, str], ...]] = {
    "Everywhere": (
        ("/ or Ctrl K", "Search names, aliases, handles and quotes"),
        ("↑ ↓ Enter", "Choose a match and show it in the graph"),
        ("Shift Enter", "Pin the match, so that it is offered first"),
        ("?", "This sheet"),
        ("Esc", "Close what is open"),
    ),
    "In the graph": (
        ("Arrow keys", "Walk from neighbour to neighbour"),
        ("Enter or double-click", "Expand what is selected"),
        ("Shift F10", "Everything that can be done with it"),
        ("Delete", "Remove what is selected from the picture"),
        ("D", "Dismiss it: expanding will not bring it back"),
        ("C", "Collapse: take away what hangs on it alone"),
        ("P", "Pin or unpin it"),
        ("O", "Draw round what to select"),
        ("Ctrl A", "Select everything"),
        ("Ctrl Z, Ctrl Shift Z", "Undo, redo"),
        ("F", "Fit everything in view"),
        ("L", "Lay everything out anew"),
        ("+ −", "Zoom"),
    ),
    "On the review page": (
        ("Y N U X", "Yes, no, unsure, never ask again"),
        ("J K or ↓ ↑", "The next card, the one before"),
        ("Space", "Pick several, to answer them at once"),
        ("Z", "Undo"),
    ),
    "On the Cypher page": (
        ("Ctrl Enter", "Run"),
        ("Ctrl Shift Enter", "Explain"),
        ("Ctrl Space", "Complete"),
        ("Ctrl F", "Find in the query"),
        ("Ctrl /", "Make a line a comment, and back"),
    ),
}
"""Where → (keys, what they do)."""


def help_sheet() -> dmc.Modal:
    """The sheet, closed; assets/tour.js opens it."""
    parts: list[Child] = [_table(where, keys) for where, keys in SHORTCUTS.items()]
    words = [
        html.P(
            "Nothing is in the graph without a sentence: click a node or an edge to read who said it, where and when."
        ),
        html.P("Counts name independent sources: a text that was copied ten times is one."),
        html.P(text_button("Take the tour", "tour", "primary"), className="run-row"),
    ]
    return dmc.Modal(
        static([html.Div(parts, className="shortcuts"), *words], className="help-sheet"),
        id="help",
        title="Help and shortcuts",
        opened=False,
        size="xl",
        closeButtonProps={"aria-label": "Close"},
    )


def _table(where: str, keys: tuple[tuple[str, str], ...]) -> html.Section:
    rows = [html.Tr([html.Th(html.Kbd(key), scope="row"), html.Td(does)]) for key, does in keys]
    return html.Section([html.H3(where), html.Table(html.Tbody(rows))])
