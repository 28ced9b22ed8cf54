// The statements of some relation kinds that concern one thing and one of the others too.
UNWIND $rows AS row
MATCH (e:KIND {id: row.id})<-[:CONCERNS]-(s:Statement)-[:CONCERNS]->(o:KINDS)
WHERE s.kind IN $kinds AND list_contains(row.others, o.id)
RETURN DISTINCT s.id AS id
