// Where edges of the nodes lead.
UNWIND $ids AS id MATCH (n:KIND {id: id})-[r:EDGES]-(m:KINDS) RETURN DISTINCT n.id AS id, m.id AS other
