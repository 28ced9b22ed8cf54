// The statements that give a role to one thing and concern one of the others too.
UNWIND $rows AS row
MATCH (e:KINDS {id: row.id})<-[c:CONCERNS]-(s:Statement)
WHERE c.role = row.role AND s.kind = row.relation
WITH row, s
MATCH (s)-[:CONCERNS]->(o:KINDS)
WHERE list_contains(row.others, o.id)
RETURN DISTINCT s.id AS id
