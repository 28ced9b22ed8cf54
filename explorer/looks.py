"""How kinds and roles look in the graph, the legend and the lists: a colour and a shape each."""

from dataclasses import dataclass

from graph.model import Node


@dataclass(frozen=True, slots=True)
class Look:
    """Colour and Cytoscape shape of a kind, or of a role within it; never colour alone."""

    key: str
    kind: str
    label: str
    colour: str
    shape: str


LOOKS = (
    Look("cio", "Person", "CIO", "#e8590c", "ellipse"),
    Look("executive", "Person", "Executive", "#e0a106", "round-triangle"),
    Look("analyst", "Person", "Analyst", "#d6336c", "round-diamond"),
    Look("person", "Person", "Person", "#a9856b", "round-pentagon"),
    Look("vendor", "Organization", "Vendor", "#1c7ed6", "round-rectangle"),
    Look("outsourcer", "Organization", "Outsourcer", "#7048e8", "hexagon"),
    Look("peer", "Organization", "Peer company", "#2b8a3e", "rectangle"),
    Look("media", "Organization", "Media", "#0b7285", "rhomboid"),
    Look("organization", "Organization", "Organisation", "#7b8794", "barrel"),
    Look("product", "Product", "Product", "#15aabf", "diamond"),
    Look("project", "Project", "Project", "#9c36b5", "pentagon"),
    Look("sector", "Sector", "Sector", "#66a80f", "octagon"),
    Look("place", "Place", "Place", "#946c5a", "triangle"),
    Look("move", "TeamMove", "Team move", "#c92a2a", "star"),
    Look("deal", "Deal", "Deal", "#a61e4d", "tag"),
    Look("document", "Document", "Document", "#5c6773", "cut-rectangle"),
    Look("statement", "Statement", "Statement", "#8b98a5", "round-tag"),
    Look("other", "Judgement", "Other", "#8b98a5", "vee"),
)
LOOK = {look.key: look for look in LOOKS}

_BY_KIND = {
    "Product": "product",
    "Project": "project",
    "Sector": "sector",
    "Place": "place",
    "TeamMove": "move",
    "Deal": "deal",
    "Document": "document",
    "Statement": "statement",
}
_PERSON_ROLES = ("cio", "executive", "analyst")
_ORGANIZATION_ROLES = ("outsourcer", "vendor", "peer", "media")


def look_of(node: Node) -> Look:
    """The look of a node; an organisation with several roles takes the rarest of them."""
    if node.kind == "Person":
        role = node.properties.get("role")
        return LOOK[str(role) if role in _PERSON_ROLES else "person"]
    if node.kind == "Organization":
        roles = node.properties.get("roles")
        held = roles if isinstance(roles, list | tuple) else ()
        return LOOK[next((role for role in _ORGANIZATION_ROLES if role in held), "organization")]
    return LOOK[_BY_KIND.get(node.kind, "other")]


def kind_label(kind: str) -> str:
    """What people call a node kind: "Organisation", "Team move"."""
    return _KIND_LABELS.get(kind, kind)


_KIND_LABELS = {"Organization": "Organisation", "TeamMove": "Team move"}
