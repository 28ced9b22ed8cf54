// What documents mention or are by, and which of them.
UNWIND $ids AS id MATCH (d:Document {id: id})-[:MENTIONS|BY]->(e:KINDS) RETURN DISTINCT e.id AS id, d.id AS document
