// The edges between those of the nodes that have more than so many, and others: both ends are found first.
UNWIND $ids AS id
MATCH (n:KIND {id: id}) WHERE COUNT { (n)-[:EDGES]-() } > $most
UNWIND $others AS other
MATCH (m:KINDS {id: other})
WITH DISTINCT n, m
MATCH (n)-[r:EDGES]-(m)
RETURN r
