"""What a Neo4j holds, to compare with a subgraph that was written to it."""

import neo4j

from graph.model import Edge, Node, Subgraph
from tests.neo4j_server.server import Neo4jServer


def stored(server: Neo4jServer) -> Subgraph:
    with neo4j.GraphDatabase.driver(server.url, auth=server.auth) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN n.id AS id, labels(n)[0] AS kind, properties(n) AS p").records
        edges = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r) AS kind, a.id AS a, b.id AS b, properties(r) AS p"
        ).records
    return Subgraph(
        tuple(sorted((Node(row["id"], row["kind"], row["p"]) for row in nodes), key=lambda node: node.id)),
        tuple(sorted((Edge(row["kind"], row["a"], row["b"], row["p"]) for row in edges), key=lambda edge: edge.id)),
    )


def as_stored(subgraph: Subgraph) -> Subgraph:
    def present(properties: dict[str, object]) -> dict[str, object]:
        return {key: list(v) if isinstance(v, tuple) else v for key, v in properties.items() if v is not None}

    nodes = (Node(node.id, node.kind, present({**node.properties, "id": node.id})) for node in subgraph.nodes)
    edges = (Edge(edge.kind, edge.source, edge.target, present(dict(edge.properties))) for edge in subgraph.edges)
    return Subgraph(tuple(sorted(nodes, key=lambda node: node.id)), tuple(sorted(edges, key=lambda edge: edge.id)))
