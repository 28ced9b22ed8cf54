// The edges, in either direction, between nodes that have few and others, maybe hubs. These have no label here: by its
// index the planner might start from them.
UNWIND $ids AS id
MATCH (n:KIND {id: id})
WITH DISTINCT n
MATCH (n)-[r:EDGES]-(m) WHERE m.id IN $others
RETURN r
