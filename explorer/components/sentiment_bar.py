"""Negative, neutral and positive statements as one bar, also said in words."""

from dash import html

from explorer.components.parts import attributes
from graph.analytics import VendorTalkRow


def sentiment_bar(row: VendorTalkRow, most: int) -> html.Span:
    """A bar as long as the row's share of the `most` statements any row has."""
    said = f"{row.negative} negative, {row.neutral} neutral, {row.positive} positive"
    parts = [
        html.Span(className=tone, style={"flexGrow": count})
        for tone, count in (("negative", row.negative), ("neutral", row.neutral), ("positive", row.positive))
        if count
    ]
    share = max(4, round(100 * row.statements / max(most, 1)))
    bar = html.Span(parts, className="bar", style={"width": f"{share}%"})
    return html.Span(bar, className="bar-track", title=said, role="img", **attributes(aria_label=said))
