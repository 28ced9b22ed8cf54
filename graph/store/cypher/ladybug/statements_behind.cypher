// The statements that give a role to one thing and concern one of the others too. Nothing is filtered between one edge
// and the next: for edges that are not in the file yet, Ladybug 0.22 loses rows where it does.
UNWIND $rows AS row
MATCH (e:KIND {id: row.id})<-[c:CONCERNS]-(s:Statement)-[:CONCERNS]->(o:KINDS)
WITH s, c.role AS role, o.id AS other, row.role AS wanted, row.relation AS relation, row.others AS others
WHERE role = wanted AND s.kind = relation AND list_contains(others, other)
RETURN DISTINCT s.id AS id
