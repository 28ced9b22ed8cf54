// Who documents are by.
UNWIND $ids AS id MATCH (d:Document {id: id})-[:BY]->(e:KINDS) RETURN d.id AS document, e.id AS entity
