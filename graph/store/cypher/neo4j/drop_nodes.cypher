// Delete nodes with their edges.
UNWIND $ids AS id
MATCH (n:KIND {id: id})
DETACH DELETE n
