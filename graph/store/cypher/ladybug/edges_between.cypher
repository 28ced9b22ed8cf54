// The edges from each node to the others named with it.
UNWIND $rows AS row MATCH (n:KIND {id: row.id})-[r:EDGES]->(m:KINDS) WHERE m.id IN row.others RETURN r, id(n), n.id, id(m), m.id
