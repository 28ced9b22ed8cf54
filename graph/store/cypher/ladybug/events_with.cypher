// The events, save inferred ones, that entities take part in.
UNWIND $ids AS id MATCH (e:KINDS {id: id})<-[:EDGES]-(v:EVENTS)
WHERE NOT coalesce(v.inferred, false)
RETURN DISTINCT v.id AS id
