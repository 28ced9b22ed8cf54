// The neighbours that edges of evidence and events lead to; these have no sources of their own to count.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WITH m.id AS id, count(r) AS weight
RETURN id, weight, '' AS latest ORDER BY weight DESC, id LIMIT $limit
