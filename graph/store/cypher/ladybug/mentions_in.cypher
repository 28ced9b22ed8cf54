// Every mention in documents.
UNWIND $ids AS id MATCH (d:Document {id: id})-[m:MENTIONS]->(e:KINDS)
RETURN d.id AS document, e.id AS entity, m.`start` AS first, m.`end` AS last, m.surface AS surface
