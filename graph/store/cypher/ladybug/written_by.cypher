// The documents that are by entities.
UNWIND $ids AS id MATCH (e:KIND {id: id})<-[:BY]-(d:Document) RETURN d.id AS document, e.id AS entity
