// All properties of entities.
UNWIND $ids AS id
MATCH (n:ENTITIES {id: id})
RETURN n AS node
