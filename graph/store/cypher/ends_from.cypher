// Where the edges that leave the nodes lead.
UNWIND $ids AS id MATCH (n:KIND {id: id})-[r:EDGES]->(m:KINDS) RETURN DISTINCT n.id AS source, m.id AS target
