// The statements of a document, the latest first.
MATCH (d:Document {id: $id})-[:STATES]->(s:Statement)
RETURN s.id AS id, coalesce(s.said, '') AS said ORDER BY said DESC, id LIMIT $limit
