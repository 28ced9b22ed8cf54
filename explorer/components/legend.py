"""What the colours and shapes of the picture mean; looks that are not in it are left out (assets/graph.js)."""

from dash import html

from explorer.components.parts import attributes, glyph
from explorer.components.static import static
from explorer.looks import LOOKS

TONES = (
    ("negative", "Criticism"),
    ("positive", "Praise"),
    ("mixed", "Both"),
    ("neutral", "Neutral talk"),
    ("moved", "People moved"),
    ("former", "Former"),
    ("planned", "Planned"),
    ("plain", "Other relation"),
)


def legend() -> html.Div:
    """Shapes of nodes, colours and strokes of edges."""
    looks = [html.Li([glyph(look), look.label, _count()], **attributes(data_look=look.key)) for look in LOOKS]
    tones = [
        html.Li([html.Span(className=f"stroke {tone}"), label, _count()], **attributes(data_tone=tone))
        for tone, label in TONES
    ]
    named = attributes(aria_label="Legend")
    return static([html.Ul(looks), html.Ul(tones)], className="legend", id="legend", **named)


def _count() -> html.Span:
    return html.Span(className="legend-count")
