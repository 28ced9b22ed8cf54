// The edges, in either direction, between a node that may be a hub and others. It comes first and is not walked from:
// one query for each of the others takes twenty times as long.
MATCH (m:CENTER {id: $center}) WITH m
UNWIND $others AS other MATCH (n:KIND {id: other})-[r:EDGES]-(m)
RETURN r, id(n), n.id, id(m), m.id
