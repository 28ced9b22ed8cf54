// Some summary edges of an entity, with their dates.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
RETURN type(r) AS kind, m.id AS other, r.first AS first, r.last AS last LIMIT $limit
