// All mentions of entities.
UNWIND $ids AS id
MATCH (e:ENTITIES {id: id})<-[m:MENTIONS]-(d:Document)
RETURN d.id AS document, e.id AS entity, m.start AS start, m.end AS end, m.surface AS surface
