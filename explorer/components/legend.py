"""What the colours and shapes of the picture mean; looks that are not in it are left out (assets/graph.js)."""

from dash import html

from explorer.components.parts import Child, action, attributes, glyph
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
    """Shapes of nodes, colours and strokes of edges; each a switch that hides what it stands for."""
    looks = [
        html.Li(_switch([glyph(look), look.label], look=look.key, label=look.label), **attributes(data_look=look.key))
        for look in LOOKS
    ]
    tones = [
        html.Li(
            _switch([html.Span(className=f"stroke {tone}"), label], tone=tone, label=label),
            **attributes(data_tone=tone),
        )
        for tone, label in TONES
    ]
    dashes = html.P([html.Span(className="stroke doubt"), "dashed: one source alone"], className="legend-note")
    named = attributes(aria_label="Legend: choose what to hide")
    return static([html.Ul(looks), html.Ul(tones), dashes], className="legend", id="legend", **named)


def _switch(parts: list[Child], **values: object) -> html.Button:
    count = html.Span(className="legend-count")
    said = {**action("legend", **values), **attributes(aria_pressed="true")}
    return html.Button([*parts, count], type="button", title="Hide or show", className="legend-switch", **said)
