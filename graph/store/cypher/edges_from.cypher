// The edges that leave the nodes.
UNWIND $ids AS id MATCH (n:KIND {id: id})-[r:EDGES]->(m:KINDS) RETURN r, m.id AS target
