"""The review page: what a person should decide, with the evidence for both sides, answered by keyboard."""

import json
from collections.abc import Iterable, Mapping, Sequence

from dash import Dash, html

from explorer.api import route
from explorer.components.evidence import evidence_list
from explorer.components.parts import Child, action, attributes, badge, empty_state, icon
from explorer.components.static import drawn, static
from explorer.data import GraphData
from explorer.judging import SAID, actor
from explorer.quotes import Quote
from explorer.request import read_ids
from explorer.wording import clean, counted, number
from graph.curation import Judgement
from graph.errors import JudgementError
from graph.judgements import undo
from graph.review import ANSWERS, Card, Side, answer_all, queue
from graph.settings import Settings

DESK = "review-desk"

MOST_CARDS = 100
_MOST_QUOTES = 5
_KEYS = {"yes": "Y", "no": "N", "unsure": "U", "never": "X"}
_KINDS = {"same": "same?", "jobs": "two jobs", "dates": "dates", "size": "sizes", "inferred": "inferred move"}


class Desk:
    """The open cards, kept until somebody decides something."""

    def __init__(self, data: GraphData) -> None:
        self.data = data
        self._cards: tuple[Card, ...] = ()
        self._seen = -1

    def cards(self, *, fresh: bool = False) -> tuple[Card, ...]:
        """The queue; `fresh` also looks for what has come in since."""
        decided = len(self.data.reader.judgements())
        if fresh or decided != self._seen:
            self._cards, self._seen = queue(self.data.reader), decided
        return self._cards


def layout(data: GraphData) -> html.Div:
    """The queue on the left, the first card on the right."""
    head = html.Header(
        html.Div(
            [
                html.H1("Review"),
                html.P(
                    "What only a person can decide, most consequential first. Everything can be undone.",
                    className="lead",
                ),
            ]
        ),
        className="page-head",
    )
    desk = static(desk_tree(data, Desk(data).cards(fresh=True), "", None), id=DESK, className="review-desk")
    return html.Div([head, desk], className="review-page")


def desk_tree(data: GraphData, cards: Sequence[Card], chosen: str, done: Child | html.P) -> list[Child]:
    """The queue with the chosen card opened, else the first; `done` says what was decided last."""
    said: list[Child] = [html.Div(done, role="status", className="review-done")]
    if not cards:
        return [*said, empty_state("Nothing to review", "No open question is left in this graph.", icon_name="quote")]
    card = next((each for each in cards if each.id == chosen), cards[0])
    shown = list(cards[:MOST_CARDS])
    if card not in shown:
        shown.append(card)
    listed = html.Ol([html.Li(_row(each, each is card)) for each in shown], id="review-cards", className="review-cards")
    count = f"{number(len(cards))} open" if len(cards) <= MOST_CARDS else f"{MOST_CARDS} of {number(len(cards))} open"
    left = html.Nav([html.P([count, html.Span(" · Space picks for one answer to many", className="muted")]), listed])
    return [*said, html.Div([left, _detail(data, card)], className="review-columns")]


def _row(card: Card, is_chosen: bool) -> html.Div:
    marked = attributes(aria_current="true") if is_chosen else {}
    pick = html.Button(
        "",
        type="button",
        className="review-pick",
        **attributes(data_review="pick", data_card=card.id, aria_pressed="false", aria_label=f"Pick: {card.question}"),
    )
    inner: list[Child] = [
        html.Span(clean(card.question, 120), className="review-question"),
        html.Span(
            [
                badge(_KINDS[card.kind]),
                f"{counted(card.impact, 'connection')}",
                " · unsure before" if card.unsure else "",
            ],
            className="review-facts",
        ),
    ]
    opens = attributes(data_review="open", data_card=card.id)
    return html.Div([pick, html.Button(inner, type="button", className="review-card", **opens, **marked)])


def _detail(data: GraphData, card: Card) -> html.Section:
    buttons = [_button(card, given) for given in ANSWERS]
    reasons = html.Ul([html.Li(clean(reason, 300)) for reason in card.reasons], className="review-reasons")
    sides = html.Div([_side(data, side) for side in card.sides], className="review-sides")
    return html.Section(
        [
            html.H2(clean(card.question, 200)),
            html.Div(buttons, className="review-answers"),
            html.Div([html.H3("Why it is asked"), reasons]),
            sides,
        ],
        className="review-detail",
        **attributes(data_card=card.id, aria_label="The question"),
    )


def _button(card: Card, given: str) -> html.Button:
    said = attributes(data_review="answer", data_answer=given, aria_keyshortcuts=_KEYS[given].lower())
    kind = "primary" if given == "yes" else "quiet" if given in ("unsure", "never") else ""
    label: list[Child] = [clean(card.answers[given].label, 60), html.Kbd(_KEYS[given])]
    return html.Button(label, type="button", className=f"button {kind}".strip(), **said)


def _side(data: GraphData, side: Side) -> html.Section:
    quotes = _distinct(quote for id in side.ids for quote in data.quotes_of_node(id))
    first = quotes[:_MOST_QUOTES]
    nodes = data.nodes(side.ids)
    known = [node for node in nodes if node.kind != "Statement"]
    facts = [fact for node in known for fact in _facts(node.properties)]
    shows = html.Button(
        [icon("graph"), "Show in the graph"],
        type="button",
        className="button link",
        **action("show", ids=[node.id for node in known]),
    )
    count = f"{len(first)} of {counted(len(quotes), 'statement')}" if quotes else ""
    return html.Section(
        [
            html.H3(clean(side.label, 100)),
            html.P([clean(", ".join(facts), 300)], className="muted") if facts else None,
            html.P([count, shows if known else None], className="review-count"),
            evidence_list(first, data.jobs(first), count=False),
        ]
    )


def _facts(properties: Mapping[str, object]) -> list[str]:
    """What else tells two of one name apart: other names, role, title, sector, country."""
    found = []
    for name in ("title", "role", "roles", "sector", "country", "aliases", "handles"):
        value = properties.get(name)
        if isinstance(value, (list, tuple)):
            found += [f"also {each}" if name == "aliases" else str(each) for each in value[:4]]
        elif value and value != "other":
            found.append(str(value))
    return found


def _distinct(quotes: Iterable[Quote]) -> list[Quote]:
    return list({quote.evidence.statement.id: quote for quote in quotes}.values())


def decided(cards: Sequence[Card], given: str, made: Sequence[Judgement]) -> html.P:
    """What was decided, with the way back."""
    label = cards[0].answers[given].label
    told = clean(cards[0].question, 80) if len(cards) == 1 else counted(len(cards), "question")
    return _done(label, told, made)


def decided_beside(made: Judgement) -> html.P:
    """What was decided beside a quote, with the way back."""
    return _done(SAID[made.kind], "a statement", [made]) if made.kind != "undo" else html.P("Undone.")


def _done(label: str, told: str, made: Sequence[Judgement]) -> html.P:
    back = html.Button(
        ["Undo", html.Kbd("Z")],
        type="button",
        className="button link",
        **attributes(data_review="undo", data_ids=json.dumps([each.id for each in made])),
    )
    return html.P([html.Strong(clean(label, 60)), f" · {told} ", back])


def register(app: Dash, data: GraphData, settings: Settings) -> None:
    """Opening cards, answering and undoing: the address /api/review, which gives the desk as a tree."""
    desk = Desk(data)

    def respond(request: Mapping[str, object]) -> object:
        do, chosen = request.get("do"), str(request.get("card") or "")
        done: html.P | None = None
        if do == "answer":
            wanted, given = set(read_ids(request.get("cards"))), str(request.get("answer") or "")
            cards = [card for card in desk.cards() if card.id in wanted]
            if not cards:
                raise JudgementError("That question is not open any more.", "Somebody else may have answered it.")
            done = decided(cards, given, answer_all(data.store, cards, given, actor=actor(settings)))
        elif do == "undo":
            for id in reversed(read_ids(request.get("ids"))):
                undo(data.store, id, actor=actor(settings))
            done = html.P("Undone.")
        elif made := _judgement(data, request.get("judged")):
            done = decided_beside(made)
        return {"tree": drawn(desk_tree(data, desk.cards(), chosen, done))}

    route(app.server, "review", respond)


def _judgement(data: GraphData, id: object) -> Judgement | None:
    """The judgement that was made beside a quote, where one was."""
    return next((each for each in data.reader.judgements() if each.id == id), None) if id else None
