// The labels of entities.
UNWIND $ids AS id
MATCH (n:ENTITIES {id: id})
RETURN n.id AS id, labels(n) AS labels
