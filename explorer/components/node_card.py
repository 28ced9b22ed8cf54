"""The card of a node: what it is, and a table of what expanding it would bring."""

from dash import html

from explorer.components.menu import choice
from explorer.components.parts import Child, action, attributes, badge, glyph, icon, icon_button, kind_badge
from explorer.data import Profile
from explorer.looks import kind_label, look_of
from explorer.names import name_of
from explorer.wording import clean, counted, date, edge_words, number
from graph.model import Node
from graph.store.base import NeighbourCount

_FACTS = (
    ("title", "Title"),
    ("handles", "Handles"),
    ("sector", "Sector"),
    ("country", "Country"),
    ("employees", "Employees"),
    ("size", "People"),
    ("value", "Value"),
    ("currency", "Currency"),
    ("date", "Date"),
    ("status", "Status"),
)


def node_card(profile: Profile, when: str = "") -> html.Section:
    """Name, kind, roles, aliases, facts, then neighbour counts by relation before anything is expanded.

    `when` says which dates the counts are of.
    """
    node = profile.node
    look = look_of(node)
    roles = node.properties.get("roles")
    also = [badge(role) for role in (roles if isinstance(roles, list | tuple) else ()) if role != look.key]
    head = html.Header(
        [
            glyph(look, 22),
            html.Div([html.H2(name_of(node, 120)), html.P([kind_badge(look), *also], className="card-kinds")]),
        ],
        className="card-head",
    )
    parts = [
        head,
        _aliases(node),
        _facts(node),
        _actions(node),
        expand_choices(),
        _years(profile),
        _neighbours(profile, when),
    ]
    return html.Section(parts, className="card")


_ORDERS = (
    ("independent", "most independent sources"),
    ("recent", "most recent"),
    ("negative", "most criticism"),
    ("positive", "most praise"),
)
_STEPS = tuple((str(step), str(step)) for step in (10, 25, 40, 100, 250))


def expand_choices() -> html.Div:
    """Which neighbours an expansion brings first, and how many."""
    chosen = [choice("expand-order", "First those with", _ORDERS), choice("expand-step", "At most", _STEPS, "40")]
    return html.Div(chosen, className="expand-choices")


def _years(profile: Profile) -> Child:
    if not profile.years:
        return None
    most = max(each.count for each in profile.years)
    bars = [
        html.Button(
            html.Span(
                className="year-bar",
                style={"height": f"{max(4, round(100 * each.count / most)) if each.count else 0}%"},
            ),
            type="button",
            className="year",
            disabled=not each.count,
            title=f"{each.year}: {counted(each.count, 'relation')}; expand those of that year",
            **attributes(aria_label=f"Expand {each.year}, {counted(each.count, 'relation')}"),
            **action("expand", id=profile.node.id, year=str(each.year)),
        )
        for each in profile.years[-MOST_YEARS:]
    ]
    span = [html.Span(str(profile.years[-MOST_YEARS:][0].year)), html.Span(str(profile.years[-1].year))]
    return html.Div(
        [html.H3("Relations by year"), html.Div(bars, className="years"), html.P(span, className="years-ends")],
        className="card-years",
    )


MOST_YEARS = 30


def _aliases(node: Node) -> Child:
    aliases = node.properties.get("aliases")
    names = [clean(alias, 50) for alias in aliases if alias != node.name] if isinstance(aliases, list | tuple) else []
    if not names:
        return None
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return html.P(f"Also {', '.join(names[:6])}{more}", className="card-aliases")


def _facts(node: Node) -> Child:
    rows: list[Child] = []
    for key, label in _FACTS:
        value = node.properties.get(key)
        if value in (None, "", (), []):
            continue
        if isinstance(value, list | tuple):
            text = ", ".join(value)
        else:
            text = date(value) if key == "date" else number(value) if isinstance(value, int) else str(value)
        rows += [html.Dt(label), html.Dd(clean(text, 120))]
    if node.properties.get("inferred"):
        rows += [html.Dt("Basis"), html.Dd("inferred from people's moves")]
    return html.Dl(rows, className="card-facts") if rows else None


def _actions(node: Node) -> html.Div:
    return html.Div(
        [
            html.Button(
                [icon("expand"), "Expand"],
                type="button",
                className="button primary",
                title="Bring in the neighbours that the choices below put first",
                **action("expand", id=node.id),
            ),
            icon_button("collapse", "Collapse: take away what hangs on it alone (C)", "collapse", id=node.id),
            icon_button("pin", "Pin or unpin (P)", "pin", id=node.id),
            icon_button("centre", "Centre in the picture", "centre", id=node.id),
            icon_button("only", "Keep only this and its neighbours", "only", id=node.id),
            icon_button("hide", "Remove from the picture", "hide", id=node.id),
            icon_button("dismiss", "Dismiss: expanding will not bring it back (D)", "dismiss", id=node.id),
        ],
        className="card-actions",
    )


def _neighbours(profile: Profile, when: str) -> html.Div:
    counts = profile.counts
    if not counts:
        said = "It has no neighbours in the graph." if profile.of is None else f"Nothing was said of it {when}."
        return html.Div(html.P(said, className="muted"), className="card-neighbours")
    head = html.Tr([html.Th(text, scope="col") for text in ("Relation", "Kind", "In picture", "")])
    return html.Div(
        [
            html.H3("Neighbours by relation"),
            _dated(profile, when),
            html.Table(
                [html.Thead(head), html.Tbody([_row(profile.node, count) for count in counts])],
                className="neighbours",
                id="neighbours",
                **attributes(data_node=profile.node.id, aria_label="Neighbours by relation"),
            ),
        ],
        className="card-neighbours",
    )


def _dated(profile: Profile, when: str) -> Child:
    if profile.of is None:
        return None
    found = sum(count.count for count in profile.counts)
    among = "" if profile.best is None else f", of the {number(profile.best)} best sourced neighbours"
    return html.P(f"{number(found)} of {counted(profile.of, 'relation')}: those {when}{among}.", className="muted")


def _row(node: Node, count: NeighbourCount) -> html.Tr:
    words, kind = edge_words(count.edge, count.direction), kind_label(count.kind)
    said = {"edge": count.edge, "direction": count.direction, "kind": count.kind}
    arrow = html.Span("→" if count.direction == "out" else "←", className="direction", **attributes(aria_hidden="true"))
    label = attributes(aria_label=f"Expand: {words}, {kind}")
    return html.Tr(
        [
            html.Td([arrow, words]),
            html.Td(kind),
            html.Td([html.Span("0", className="have"), f" of {number(count.count)}"], className="numbers"),
            html.Td(
                html.Button(
                    "Expand", type="button", className="button small", **label, **action("expand", id=node.id, **said)
                )
            ),
        ],
        **attributes(data_edge=count.edge, data_direction=count.direction, data_kind=count.kind),
        **attributes(data_total=str(count.count)),
    )
