// The entities that documents mention or are by.
UNWIND $ids AS id MATCH (d:Document {id: id})-[:MENTIONS|BY]->(e:KINDS) RETURN DISTINCT e.id AS id
