// The statements behind a summary edge, the latest first.
MATCH (a:SOURCE {id: $source})<-[one:CONCERNS]-(s:Statement)-[other:CONCERNS]->(b:TARGET {id: $target})
WHERE s.kind IN $kinds AND one.role = $source_role AND other.role = $target_role
RETURN s.id AS id, coalesce(s.said, '') AS said ORDER BY said DESC, id LIMIT $limit
