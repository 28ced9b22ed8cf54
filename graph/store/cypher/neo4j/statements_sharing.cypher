// The statements of some relation kinds that concern one thing and one of the others too.
UNWIND $rows AS row
MATCH (:ENTITIES {id: row.id})<-[:CONCERNS]-(s:Statement)
WHERE s.kind IN $kinds
MATCH (s)-[:CONCERNS]->(o:ENTITIES)
WHERE o.id IN row.others
RETURN DISTINCT s.id AS id
