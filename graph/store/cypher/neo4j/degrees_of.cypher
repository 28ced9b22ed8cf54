// How many summary edges entities have.
UNWIND $ids AS id
MATCH (n:ENTITIES {id: id})
RETURN id, COUNT { (n)-[:EDGES]-() } AS degree
