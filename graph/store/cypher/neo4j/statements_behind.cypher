// The statements that count towards summary edges.
UNWIND $rows AS row
MATCH (source:ENTITIES {id: row.source})<-[from:CONCERNS]-(s:Statement)
WHERE from.role = $source_role AND s.kind = $relation
MATCH (s)-[to:CONCERNS]->(target:ENTITIES)
WHERE to.role = $target_role AND target.id IN row.targets
RETURN DISTINCT s.id AS id
