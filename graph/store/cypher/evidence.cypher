// The statements behind a summary edge, the latest first. Roles are looked at once both edges are followed: for edges that
// are committed and not in the file yet, Ladybug 0.22 loses rows where it filters between following one and the next.
MATCH (a:SOURCE {id: $source})<-[one:CONCERNS]-(s:Statement)-[other:CONCERNS]->(b:TARGET {id: $target})
WITH s, one.role AS source_role, other.role AS target_role
WHERE s.kind IN $kinds AND source_role = $source_role AND target_role = $target_role
RETURN s.id AS id, coalesce(s.said, '') AS said ORDER BY said DESC, id LIMIT $limit
