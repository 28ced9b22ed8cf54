// The statements of some relation kinds that concern one thing and one of the others too, for many things: in two
// steps, of which each is one join. For a single hub the two together are quicker.
UNWIND $rows AS row
MATCH (e:KIND {id: row.id})<-[:CONCERNS]-(s:Statement)
WHERE s.kind IN $kinds
WITH DISTINCT s, row.others AS others
MATCH (s)-[:CONCERNS]->(o:KINDS)
WHERE list_contains(others, o.id)
RETURN DISTINCT s.id AS id
