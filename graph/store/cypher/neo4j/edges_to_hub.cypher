// The edges, in either direction, between a node that may be a hub and others. Both ends are found first, so that the
// one with fewer edges is walked from: the planner would choose by the average.
MATCH (m:CENTER {id: $center})
UNWIND $others AS other
MATCH (n:KIND {id: other})
WITH DISTINCT n, m
MATCH (n)-[r:EDGES]-(m)
RETURN r
