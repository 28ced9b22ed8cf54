// Some summary edges of each entity, with their dates.
UNWIND $ids AS id
MATCH (n:KIND {id: id})
CALL (n) { MATCH (n)-[r:EDGES]-(m:KINDS) RETURN r, m LIMIT $limit }
RETURN id, type(r) AS kind, m.id AS other, r.first AS first, r.last AS last
