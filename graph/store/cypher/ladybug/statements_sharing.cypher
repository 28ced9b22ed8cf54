// The statements of some relation kinds that concern one thing and one of the others too. Nothing is filtered between one
// edge and the next: for edges that are not in the file yet, Ladybug 0.22 loses rows where it does.
UNWIND $rows AS row
MATCH (e:KIND {id: row.id})<-[:CONCERNS]-(s:Statement)-[:CONCERNS]->(o:KINDS)
WITH s, o.id AS other, row.others AS others
WHERE s.kind IN $kinds AND list_contains(others, other)
RETURN DISTINCT s.id AS id
