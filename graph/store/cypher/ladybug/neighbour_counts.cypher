// How many neighbours each kind of edge leads to.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS) RETURN label(r) AS edge, label(m) AS kind, count(DISTINCT id(m)) AS count
