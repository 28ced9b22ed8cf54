// Every mention of entities.
UNWIND $ids AS id MATCH (e:KIND {id: id})<-[m:MENTIONS]-(d:Document)
RETURN d.id AS document, e.id AS entity, m.`start` AS first, m.`end` AS last, m.surface AS surface
