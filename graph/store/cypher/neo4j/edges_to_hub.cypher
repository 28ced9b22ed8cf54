// The edges, in either direction, between a node that may be a hub and others, from these.
MATCH (m:CENTER {id: $center})
UNWIND $others AS other
MATCH (n:KIND {id: other})
MATCH (n)-[r:EDGES]-(m)
RETURN r
