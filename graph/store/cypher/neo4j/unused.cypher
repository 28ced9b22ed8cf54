// Entities that nothing names.
UNWIND $ids AS id
MATCH (e:ENTITIES {id: id})
WHERE NOT EXISTS { (e)<-[:MENTIONS|BY]-(:Document) } AND NOT EXISTS { (e)<-[:CONCERNS]-(:Statement) }
RETURN e.id AS id
