// The statements that concern a node, the latest first.
MATCH (n:KIND {id: $id})<-[:CONCERNS]-(s:Statement)
RETURN DISTINCT s.id AS id, coalesce(s.said, '') AS said ORDER BY said DESC, id LIMIT $limit
