// All edges of the stated events in which entities take part.
UNWIND $ids AS id
MATCH (:ENTITIES {id: id})<-[:EVENT_EDGES]-(v:EVENTS)
WHERE NOT coalesce(v.inferred, false)
WITH DISTINCT v
MATCH (v)-[r:EVENT_EDGES]->(e:ENTITIES)
RETURN type(r) AS kind, v.id AS source, e.id AS target
