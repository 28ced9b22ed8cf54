"""How the picture is drawn, by the elements' data. `var(--…)` are colours of the scheme (assets/tokens.css)."""

from typing import Any

from explorer.looks import LOOKS

Rule = dict[str, Any]

_BELOW = {"text-valign": "bottom", "text-margin-y": 5}
_NODE: Rule = {
    "selector": "node",
    "style": {
        "width": 26,
        "height": 26,
        "border-width": 1.5,
        "border-color": "var(--canvas)",
    },
}
# Every property that elements have is set on each of thousands: so those of labels only where there is room for one.
_LABEL: Rule = {
    "selector": "node[!quiet]",
    "style": {
        "label": "data(label)",
        "font-family": "system-ui, sans-serif",
        "font-size": 11,
        "color": "var(--text)",
        **_BELOW,
        "text-wrap": "wrap",
        "text-max-width": 110,
        "text-background-color": "var(--canvas)",
        "text-background-opacity": 0.82,
        "text-background-padding": 2,
        "text-background-shape": "roundrectangle",
        "min-zoomed-font-size": 7,
    },
}
_EDGE: Rule = {
    "selector": "edge",
    "style": {
        "width": 1.5,
        "curve-style": "bezier",
        "line-color": "var(--edge)",
        "target-arrow-color": "var(--edge)",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.85,
    },
}
_EDGE_LABEL = {
    "label": "data(label)",
    "font-family": "system-ui, sans-serif",
    "font-size": 10,
    "color": "var(--muted)",
    "text-rotation": "autorotate",
    "text-background-color": "var(--canvas)",
    "text-background-opacity": 0.9,
    "text-background-padding": 2,
    "min-zoomed-font-size": 8,
}


def _coloured(tone: str, **further: object) -> Rule:
    colour = {"line-color": f"var(--{tone})", "target-arrow-color": f"var(--{tone})"}
    return {"selector": f'edge[tone="{tone}"]', "style": {**colour, **further}}


STYLESHEET: list[Rule] = [
    {"selector": ":active", "style": {"overlay-opacity": 0}},
    _NODE,
    _LABEL,
    {"selector": "node[px]", "style": {"width": "data(px)", "height": "data(px)"}},
    {"selector": "node[font][!quiet]", "style": {"font-size": "data(font)", "text-max-width": "data(wrap)"}},
    *({"selector": f'node[look="{k.key}"]', "style": {"shape": k.shape, "background-color": k.colour}} for k in LOOKS),
    _EDGE,
    _coloured("negative"),
    _coloured("positive"),
    _coloured("mixed"),
    {"selector": 'edge[tone="former"]', "style": {"line-style": "dashed", "opacity": 0.6}},
    {"selector": 'edge[tone="planned"]', "style": {"line-style": "dotted"}},
    _coloured("moved"),
    {"selector": "edge[px]", "style": {"width": "data(px)"}},
    {"selector": "edge[doubt]", "style": {"line-style": "dashed", "line-dash-pattern": [7, 3]}},
    {"selector": "node[tint]", "style": {"background-color": "data(tint)"}},
    {"selector": "edge[tint]", "style": {"line-color": "data(tint)", "target-arrow-color": "data(tint)"}},
    {
        "selector": 'node[made="group"]',
        "style": {
            "shape": "round-rectangle",
            "background-color": "var(--group)",
            "background-opacity": 0.5,
            "border-width": 1,
            "border-color": "var(--line-strong)",
            "padding": 18,
            "text-valign": "top",
            "text-margin-y": -4,
            "text-max-width": 260,
            "font-weight": 700,
            "z-index": 0,
        },
    },
    {
        "selector": "node[shut]",
        "style": {
            "shape": "round-octagon",
            "background-opacity": 1,
            "background-color": "var(--faint)",
            "padding": 0,
            **_BELOW,
        },
    },
    {
        "selector": 'edge[made="bundle"]',
        "style": {"curve-style": "straight", "target-arrow-shape": "none", "opacity": 0.7},
    },
    {"selector": "node[pin]", "style": {"border-width": 3, "border-color": "var(--text)", "border-style": "double"}},
    {"selector": "[dim]", "style": {"opacity": 0.14}},
    *({"selector": f"[{why}]", "style": {"display": "none"}} for why in ("off", "folded", "bundled")),
    {"selector": "edge[near]", "style": {**_EDGE_LABEL, "opacity": 1, "z-index": 5}},
    {"selector": "node[near]", "style": {"z-index": 6}},
    {
        "selector": "node:selected",
        "style": {"border-width": 4, "border-color": "var(--accent)", "font-weight": 700, "z-index": 9},
    },
    {
        "selector": "edge:selected",
        "style": {
            **_EDGE_LABEL,
            "opacity": 1,
            "underlay-color": "var(--accent)",
            "underlay-opacity": 0.35,
            "underlay-padding": 4,
            "z-index": 8,
        },
    },
]
