// What documents mention or are by.
UNWIND $ids AS id MATCH (d:Document {id: id})-[:MENTIONS|BY]->(e:KINDS) RETURN DISTINCT d.id AS document, e.id AS entity
