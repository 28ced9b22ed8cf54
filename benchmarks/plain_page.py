"""The smallest Dash page that draws so many elements: what a browser and a machine take for that alone."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, sin, sqrt

import dash_cytoscape
from dash import Dash, Input, Output, Patch, html
from werkzeug.serving import make_server

from benchmarks.talkers import NEIGHBOURS

_STYLE = [
    {"selector": "node", "style": {"label": "data(label)", "width": 18, "height": 18, "font-size": 9}},
    {"selector": "edge", "style": {"curve-style": "bezier", "target-arrow-shape": "triangle", "width": 1}},
]
Element = dict[str, dict[str, object]]


@contextmanager
def plain_page(elements: int) -> Iterator[str]:
    """The address of the page: two fifths of the elements are nodes, on a spiral; "More" brings `NEIGHBOURS` of one."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, _app(elements).server, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def _app(elements: int) -> Dash:
    nodes = elements * 2 // 5
    app = Dash(__name__)
    picture = dash_cytoscape.Cytoscape(
        id="picture",
        elements=[
            *map(_node, range(nodes)),
            *(_edge(n % nodes, n * n % (1 + n % nodes)) for n in range(elements - nodes)),
        ],
        layout={"name": "preset"},
        stylesheet=_STYLE,
        style={"width": "870px", "height": "690px"},
        autoRefreshLayout=False,
    )
    app.layout = html.Div([html.Button("More", id="more"), picture])

    @app.callback(Output("picture", "elements"), Input("more", "n_clicks"), prevent_initial_call=True)
    def more(clicks: int) -> Patch:
        first = nodes + NEIGHBOURS * clicks
        patch = Patch()
        patch.extend([element for n in range(first, first + NEIGHBOURS) for element in (_node(n), _edge(n, 0))])
        return patch

    return app


def _node(number: int) -> Element:
    away, angle = 55 * sqrt(number), number * 2.39996
    return {
        "data": {"id": str(number), "label": f"Node {number}"},
        "position": {"x": away * cos(angle), "y": away * sin(angle)},
    }


def _edge(source: int, target: int) -> Element:
    return {"data": {"source": str(source), "target": str(target)}}
