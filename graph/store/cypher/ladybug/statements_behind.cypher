// The statements that give a role to one thing and concern one of the others too.
UNWIND $rows AS row
MATCH (e:KIND {id: row.id})<-[c:CONCERNS]-(s:Statement)-[:CONCERNS]->(o:KINDS)
WHERE c.role = row.role AND s.kind = row.relation AND list_contains(row.others, o.id)
RETURN DISTINCT s.id AS id
