// How many neighbours edges of evidence and events lead to.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS) RETURN count(DISTINCT m.id) AS total
