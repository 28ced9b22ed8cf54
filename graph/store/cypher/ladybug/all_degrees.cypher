// How many summary edges each node of a kind has; those with none are left out.
MATCH (n:KIND)-[r:EDGES]-(m:KINDS) RETURN n.id AS id, count(r) AS degree
