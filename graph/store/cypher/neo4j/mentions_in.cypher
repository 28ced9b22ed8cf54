// Every mention in documents.
UNWIND $ids AS id
MATCH (d:Document {id: id})-[m:MENTIONS]->(e:ENTITIES)
RETURN d.id AS document, e.id AS entity, m.start AS start, m.end AS end, m.surface AS surface
