"""The Cypher behind a step of the explorer, in the store's own dialect: what it shows is what was asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import Node
from graph.schema import EDGE, SUMMARIES
from graph.store.base import Expansion


@dataclass(frozen=True, slots=True)
class Query:
    """A query's text with its parameters, and what it is for in a few words."""

    title: str
    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)

    def standalone(self) -> str:
        """The text with its parameters written in, to be pasted anywhere."""
        text = self.text
        for name in sorted(self.parameters, key=len, reverse=True):
            text = text.replace(f"${name}", literal(self.parameters[name]))
        return text


def literal(value: object) -> str:
    """A value as Cypher writes it, with quotes and backslashes escaped."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item) for item in value)}]"
    escaped = str(value).replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"


def show_query(ids: tuple[str, ...]) -> Query:
    """The nodes with these ids."""
    if len(ids) == 1:
        return Query("Node", "MATCH (n)\nWHERE n.id = $id\nRETURN n", {"id": ids[0]})
    return Query("Nodes", "MATCH (n)\nWHERE n.id IN $ids\nRETURN n", {"ids": list(ids)})


def among_query(ids: tuple[str, ...]) -> Query:
    """The edges between these nodes."""
    text = "MATCH (a)-[r]->(b)\nWHERE a.id IN $ids AND b.id IN $ids\nRETURN a, r, b"
    return Query("Edges among them", text, {"ids": list(ids)})


def edge_query(kind: str, source: str, target: str) -> Query:
    """One edge with its ends."""
    text = f"MATCH (a)-[r:{escaped(kind)}]->(b)\nWHERE a.id = $source AND b.id = $target\nRETURN a, r, b"
    return Query("Edge", text, {"source": source, "target": target})


def expand_query(node: Node, expansion: Expansion) -> Query:
    """The neighbours of a node with the edges to them, in the order asked for."""
    before, after = {"out": ("-", "->"), "in": ("<-", "-"), "both": ("-", "-")}[expansion.direction]
    edges, kinds = _possible(node.kind, expansion)
    where = _where(edges, expansion)
    pattern = f"MATCH (n:{node.kind} {{id: $id}}){before}[r:{_any(edges)}]{after}(m:{_any(kinds)})\n{where}"
    text = (
        f"{pattern}WITH n, m, {_weight(edges, expansion)}\n"
        f"ORDER BY {_order(expansion)}, m.id LIMIT {expansion.limit}\n"
        f"{pattern.replace(f'(m:{_any(kinds)})', '(m)')}RETURN n, r, m"
    )
    given = {"since": expansion.since, "until": expansion.until}
    return Query("Neighbours", text, {"id": node.id, **{name: value for name, value in given.items() if value}})


def _weight(edges: Sequence[str], expansion: Expansion) -> str:
    """What neighbours are put in order by: of several edges to one, the highest counts."""
    if not set(edges) & set(SUMMARIES):
        return "count(r) AS weight, '' AS latest"
    counted = f"r.{expansion.order}" if expansion.order in ("negative", "positive") else "coalesce(r.independent, 1)"
    return f"max({counted}) AS weight, max(coalesce(r.last, '')) AS latest"


def _order(expansion: Expansion) -> str:
    return "latest DESC, weight DESC" if expansion.order == "recent" else "weight DESC, latest DESC"


def paths_query(dialect: str, source: str, target: str, most: int, longest: int) -> Query:
    """The shortest paths between two nodes along summary edges, at most `most`."""
    kinds = "|".join(SUMMARIES)
    given = {"source": source, "target": target}
    ends = "WHERE a.id = $source AND b.id = $target\n"
    if dialect == "neo4j":
        path = f"MATCH (a), (b)\n{ends}MATCH p = allShortestPaths((a)-[:{kinds}*..{longest}]-(b))\n"
        return Query("Shortest paths", f"{path}RETURN p LIMIT {most}", given)
    path = f"MATCH p = (a)-[r:{kinds} * ALL SHORTEST 1..{longest}]-(b)\n{ends}"
    return Query("Shortest paths", f"{path}RETURN p LIMIT {most}", given)


def common_query(ids: tuple[str, ...]) -> Query:
    """The neighbours along summary edges that at least two of the nodes share."""
    kinds = "|".join(SUMMARIES)
    text = (
        f"MATCH (n)-[r:{kinds}]-(m)\nWHERE n.id IN $ids AND NOT m.id IN $ids\n"
        "WITH m, count(DISTINCT n.id) AS shared\nWHERE shared > 1\nRETURN m, shared ORDER BY shared DESC, m.id"
    )
    return Query("Neighbours in common", text, {"ids": list(ids)})


def _where(edges: Sequence[str], expansion: Expansion) -> str:
    if not set(edges) & set(SUMMARIES):
        return ""
    # Edges of events, which have no dates of their own, are let through.
    always = "" if set(edges) <= set(SUMMARIES) else "r.statements IS NULL OR "
    conditions = []
    if expansion.since:
        conditions.append(f"({always}left($since, size(r.last)) <= r.last)")
    if expansion.until:
        conditions.append(f"({always}r.first <= $until + '~')")
    sentiment = expansion.opinion
    if sentiment == "neutral":
        conditions.append("r.statements > r.negative + r.positive")
    elif sentiment:
        conditions.append(f"r.{sentiment} > 0")
    return f"WHERE {' AND '.join(conditions)}\n" if conditions else ""


def _possible(kind: str, expansion: Expansion) -> tuple[list[str], list[str]]:
    """Of the edge kinds those that may join this node kind to the kinds asked for, and the kinds they lead to."""
    edges: list[str] = []
    kinds: set[str] = set()
    wanted = ("TALKS_ABOUT",) if expansion.opinion else expansion.edges or SUMMARIES
    for name in wanted:
        pairs = EDGE[name].pairs
        ends = {target for source, target in pairs if source == kind and expansion.direction != "in"}
        ends |= {source for source, target in pairs if target == kind and expansion.direction != "out"}
        ends = {end for end in ends if not expansion.kinds or end in expansion.kinds}
        if ends:
            edges.append(name)
            kinds |= ends
    return edges, sorted(kinds)


def _any(names: Iterable[str]) -> str:
    return "|".join(map(escaped, names))


def escaped(kind: str) -> str:
    """An edge kind as Cypher takes it: ON is a word of the language."""
    return f"`{kind}`" if kind == "ON" else kind
