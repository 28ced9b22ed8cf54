"""The card of a node: what it is, and a table of what expanding it would bring."""

from dash import html

from explorer.components.parts import Child, action, attributes, badge, glyph, icon, icon_button, kind_badge
from explorer.data import Profile
from explorer.looks import kind_label, look_of
from explorer.names import name_of
from explorer.wording import clean, date, edge_words, number
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


def node_card(profile: Profile) -> html.Section:
    """Name, kind, roles, aliases, facts, then neighbour counts by relation before anything is expanded."""
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
    return html.Section([head, _aliases(node), _facts(node), _actions(node), _neighbours(profile)], className="card")


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
                title="Bring in the neighbours with most independent sources",
                **action("expand", id=node.id),
            ),
            icon_button("centre", "Centre in the picture", "centre", id=node.id),
            icon_button("only", "Keep only this and its neighbours", "only", id=node.id),
            icon_button("hide", "Remove from the picture", "hide", id=node.id),
        ],
        className="card-actions",
    )


def _neighbours(profile: Profile) -> html.Div:
    counts = profile.counts
    if not counts:
        return html.Div(html.P("It has no neighbours in the graph.", className="muted"), className="card-neighbours")
    head = html.Tr([html.Th(text, scope="col") for text in ("Relation", "Kind", "In picture", "")])
    return html.Div(
        [
            html.H3("Neighbours by relation"),
            html.Table(
                [html.Thead(head), html.Tbody([_row(profile.node, count) for count in counts])],
                className="neighbours",
                id="neighbours",
                **attributes(data_node=profile.node.id, aria_label="Neighbours by relation"),
            ),
        ],
        className="card-neighbours",
    )


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
