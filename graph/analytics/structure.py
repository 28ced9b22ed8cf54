"""The structure of a subgraph: its communities, and which nodes are central in it."""

from collections.abc import Callable, Iterable, Mapping

import networkx as nx

from graph.model import Edge

_SEED = 7
_SAMPLED = 200
"""Betweenness is exact up to this many nodes, and estimated from that many starting points beyond."""


def communities(ids: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Node → the number of its community, the largest 0, by Louvain (Blondel et al. 2008), seeded."""
    network = _network(ids, edges)
    found = nx.community.louvain_communities(network, weight="weight", seed=_SEED)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    return {id: number for number, group in enumerate(ordered) for id in group}


def centrality(ids: Iterable[str], edges: Iterable[Edge], measure: str) -> dict[str, float]:
    """Node → how central it is, 0 to 1 of the highest; `measure` is degree, pagerank or betweenness."""
    network = _network(ids, edges)
    values = MEASURES[measure](network) if network.number_of_edges() else dict.fromkeys(network, 0.0)
    highest = max(values.values(), default=0.0) or 1.0
    return {id: round(value / highest, 4) for id, value in values.items()}


def _network(ids: Iterable[str], edges: Iterable[Edge]) -> "nx.Graph[str]":
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(ids))
    for edge in edges:
        if edge.source != edge.target and edge.source in network and edge.target in network:
            independent = edge.properties.get("independent")
            more = float(independent) if isinstance(independent, int | float) else 1.0
            before = network.get_edge_data(edge.source, edge.target, {"weight": 0.0})["weight"]
            network.add_edge(edge.source, edge.target, weight=before + more)
    return network


def _betweenness(network: "nx.Graph[str]") -> Mapping[str, float]:
    sampled = _SAMPLED if network.number_of_nodes() > _SAMPLED else None
    return dict(nx.betweenness_centrality(network, k=sampled, seed=_SEED))


def _degree(network: "nx.Graph[str]") -> Mapping[str, float]:
    return {id: float(degree) for id, degree in network.degree(weight="weight")}


def _pagerank(network: "nx.Graph[str]", damping: float = 0.85, rounds: int = 60) -> Mapping[str, float]:
    """Power iteration (Page et al. 1999); networkx's own needs scipy."""
    count = network.number_of_nodes()
    rank = dict.fromkeys(network, 1 / count)
    strength = _degree(network)
    for _ in range(rounds):
        spread = dict.fromkeys(network, (1 - damping) / count)
        idle = damping * sum(rank[id] for id in network if not strength[id]) / count
        for id in network:
            for other, data in network[id].items():
                spread[other] += damping * rank[id] * data["weight"] / strength[id]
        rank = {id: value + idle for id, value in spread.items()}
    return rank


MEASURES: Mapping[str, Callable[["nx.Graph[str]"], Mapping[str, float]]] = {
    "degree": _degree,
    "pagerank": _pagerank,
    "betweenness": _betweenness,
}
