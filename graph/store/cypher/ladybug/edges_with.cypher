// The edges, in either direction, between the nodes and one other, which is a list so that nobody starts from it.
UNWIND $ids AS id MATCH (n:KIND {id: id})-[r:EDGES]-(m:KINDS) WHERE m.id IN $others RETURN r, id(n), n.id, id(m), m.id
