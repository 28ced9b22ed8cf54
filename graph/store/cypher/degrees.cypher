// How many summary edges each node has.
UNWIND $ids AS id MATCH (n:KIND {id: id})-[r:EDGES]-(m:KINDS) RETURN n.id AS id, count(r) AS degree
