"""What the graph page asks for without Dash: JSON in, JSON out, as little of both as a step needs."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue

from explorer.components.correct_form import correct_form
from explorer.components.static import drawn
from explorer.components.trail import trail
from explorer.correcting import draft
from explorer.data import GraphData
from explorer.elements import Element, elements
from explorer.judging import decide
from explorer.overview import Overviews
from explorer.request import read_edges, read_filters, read_ids, read_request
from explorer.shown import OutOfStep, Pictures
from explorer.trail import among_query, show_query
from explorer.views import Views
from graph.analytics import MEASURES
from graph.errors import BackchannelError
from graph.settings import Settings

_log = logging.getLogger(__name__)
Given = Mapping[str, object]


def register(server: Flask, data: GraphData, views: Views, settings: Settings) -> None:
    """The addresses under /api that the picture's scripts call."""
    pictures, overviews = Pictures(), Overviews(data)
    answers: dict[str, Callable[[Given], object]] = {
        "step": lambda given: _step(data, pictures, given),
        "view-query": lambda given: _view_query(given),
        "said": lambda given: _said(data, given),
        "overlay": lambda given: _overlay(data, given),
        "judge": lambda given: _judge(data, settings, given),
        "correct-form": lambda given: _correct_form(data, given),
        "views": lambda _: _every(views),
        "view": lambda given: {"view": asdict(views.get(str(given.get("id"))))},
        "views-save": lambda given: _save(views, given),
        "views-drop": lambda given: _drop(views, given),
    }
    for name, answer in answers.items():
        route(server, name, answer)
    route(server, "overview", lambda _: overviews.get())


def route(server: Flask, name: str, answer: Callable[[Given], object]) -> None:
    """Answer POST /api/NAME; bytes are JSON. What goes wrong is {message, hint} with 400, or 500 if not ours."""

    def respond() -> ResponseReturnValue:
        given = request.get_json(silent=True)
        try:
            found = answer(given if isinstance(given, Mapping) else {})
            return Response(found, mimetype="application/json") if isinstance(found, bytes) else as_json(found)
        except OutOfStep:
            return as_json({"message": "Send the whole picture."}, 409)
        except BackchannelError as error:
            return as_json({"message": error.message, "hint": error.hint}, 400)
        except Exception:
            _log.exception("/api/%s failed", name)
            hint = "The details are in the explorer's log."
            return as_json({"message": "Something went wrong.", "hint": hint}, 500)

    server.add_url_rule(f"/api/{name}", f"api-{name}", respond, methods=["POST"])


def as_json(answer: object, status: int = 200) -> Response:
    """The answer as compact JSON."""
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status, mimetype="application/json")


def _step(data: GraphData, pictures: Pictures, given: Given) -> object:
    shown = pictures.shown(given.get("picture"))
    asked = read_request(given.get("request"))
    if asked is None:
        return {"elements": [], "message": "That cannot be asked of the graph."}
    found = data.step(asked, read_filters(given.get("filters")), shown)
    return {
        "elements": [lean(element) for element in elements(found.nodes, found.edges)],
        "origin": found.origin,
        "focus": found.focus,
        "edge": found.edge,
        "chosen": found.chosen,
        "missing": found.missing,
        "became": found.became,
        "message": found.message,
        # A view's queries hold every id several times; the browser asks for them when the view is drawn.
        "trail": "" if asked.do == "restore" else drawn(trail(found.queries)),
    }


def lean(element: Element) -> Element:
    """The element without what the browser fills in itself (assets/picture/asking.js): fewer bytes."""
    data = dict(element["data"])
    if data.get("label") == data.get("name"):
        data.pop("label", None)
    return {"data": data}


def _view_query(given: Given) -> object:
    ids = read_ids(given.get("ids"))
    return {"trail": drawn(trail([show_query(ids), among_query(ids)] if ids else []))}


def _said(data: GraphData, given: Given) -> object:
    """Edge id → [date, origin, sentiment] of each statement; origins are numbers, telling only which are the same."""
    origins: dict[str, int] = {}
    found = data.said(read_edges(given.get("edges")))
    return {
        id: [[each.said, origins.setdefault(each.origin, len(origins)), each.sentiment] for each in behind]
        for id, behind in found.items()
    }


def _judge(data: GraphData, settings: Settings, given: Given) -> object:
    decided = decide(data.store, settings, given)
    return {"judgement": decided.judgement.id, "touched": decided.touched, "message": decided.message}


def _correct_form(data: GraphData, given: Given) -> object:
    made = draft(data.reader, str(given.get("on")), str(given.get("relation") or ""))
    return {"tree": drawn(correct_form(made))}


def _every(views: Views) -> object:
    return {"views": [asdict(view) for view in views.all()]}


def _save(views: Views, given: Given) -> object:
    views.save(given.get("views"))
    return _every(views)


def _drop(views: Views, given: Given) -> object:
    views.drop(str(given.get("id")))
    return _every(views)


def _overlay(data: GraphData, given: Given) -> object:
    measure = given.get("measure")
    if measure != "communities" and measure not in MEASURES:
        return {}
    return data.overlay(read_ids(given.get("ids")), str(measure))
