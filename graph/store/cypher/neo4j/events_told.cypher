// The events, save inferred ones, that statements tell of.
UNWIND $ids AS id
MATCH (:Statement {id: id})-[:CONCERNS]->(v:EVENTS)
WHERE NOT coalesce(v.inferred, false)
RETURN DISTINCT v.id AS id, labels(v) AS labels
