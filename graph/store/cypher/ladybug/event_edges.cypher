// Who takes part in events, and how.
UNWIND $ids AS id MATCH (v:EVENTS {id: id})-[r:EDGES]->(e:KINDS) RETURN label(r) AS edge, v.id AS event, e.id AS entity
