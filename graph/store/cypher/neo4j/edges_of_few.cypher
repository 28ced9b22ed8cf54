// The edges between those of the nodes that have no more than so many, and others.
UNWIND $ids AS id
MATCH (n:KIND {id: id}) WHERE COUNT { (n)-[:EDGES]-() } <= $most
WITH DISTINCT n
MATCH (n)-[r:EDGES]-(m) WHERE m.id IN $others
RETURN r
