// The events, save inferred ones, that statements tell of.
UNWIND $ids AS id MATCH (s:Statement {id: id})-[:CONCERNS]->(v:KINDS)
WHERE NOT coalesce(v.inferred, false)
RETURN DISTINCT v.id AS id, label(v) AS kind
