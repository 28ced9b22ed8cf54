// The statements that give a role to one thing and concern one of the others too, for many things: in two
// steps, of which each is one join. For a single hub the two together are quicker.
UNWIND $rows AS row
MATCH (e:KIND {id: row.id})<-[c:CONCERNS]-(s:Statement)
WHERE c.role = row.role AND s.kind = row.relation
WITH DISTINCT s, row.others AS others
MATCH (s)-[:CONCERNS]->(o:KINDS)
WHERE list_contains(others, o.id)
RETURN DISTINCT s.id AS id
