// What summary edges lead to from any of the nodes, with how many independent sources.
UNWIND $ids AS id MATCH (n:KIND {id: id})-[r:EDGES]-(m:KINDS) RETURN m.id AS id, sum(r.independent) AS weight
