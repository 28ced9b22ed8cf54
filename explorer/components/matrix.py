"""Vendors by the sectors of those who talk about them, as a table of cells to click."""

from collections import Counter
from collections.abc import Sequence

from dash import html

from explorer.components.parts import action, attributes, empty_state
from explorer.wording import clean, counted, number
from graph.analytics import VendorSectorCell


def matrix(cells: Sequence[VendorSectorCell], vendors: int = 15, sectors: int = 12) -> html.Div:
    """At most so many vendors by so many sectors, those with most sources; the number of sources, coloured by mood."""
    if not cells:
        return empty_state(
            "No sectors yet", "No speaker's employer has a known sector in the graph.", icon_name="quote"
        )
    columns = _most_talked(cells, by_vendor=False)[:sectors]
    named = {name for _, name in columns}
    # Of the vendors, those that are talked of in these sectors: a row with nothing in it would say nothing.
    rows = _most_talked([cell for cell in cells if cell.sector in named], by_vendor=True)[:vendors]
    at = {(cell.vendor_id, cell.sector): cell for cell in cells}
    head = html.Tr([html.Td(""), *(html.Th(clean(name, 24), scope="col") for _, name in columns)])
    body = [
        html.Tr([html.Th(clean(name, 28), scope="row"), *(_cell(at.get((id, sector))) for sector, _ in columns)])
        for id, name in rows
    ]
    return html.Div(html.Table([html.Thead(head), html.Tbody(body)], className="matrix"), className="matrix-frame")


def _most_talked(cells: Sequence[VendorSectorCell], by_vendor: bool) -> list[tuple[str, str]]:
    totals: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        totals[(cell.vendor_id, cell.vendor) if by_vendor else (cell.sector, cell.sector)] += cell.independent
    return sorted(totals, key=lambda key: (-totals[key], key[1]))


def _cell(cell: VendorSectorCell | None) -> html.Td:
    if cell is None:
        return html.Td("", className="no-talk")
    mood = "negative" if cell.sentiment < -0.15 else "positive" if cell.sentiment > 0.15 else "neutral"
    said = f"{cell.vendor} in {cell.sector}: {counted(cell.independent, 'independent source')}, {mood} on the whole"
    button = html.Button(
        number(cell.independent),
        type="button",
        title=said,
        **attributes(aria_label=said),
        **action("talk", id=cell.vendor_id, name=cell.vendor, sector=cell.sector),
    )
    strength = min(1.0, 0.25 + abs(cell.sentiment) * 0.75)
    return html.Td(button, className=f"heat {mood}", style={"--strength": f"{round(strength * 60)}%"})
