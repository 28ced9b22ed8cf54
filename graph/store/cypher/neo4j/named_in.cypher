// The entities that documents mention or are by.
UNWIND $ids AS id
MATCH (:Document {id: id})-[:MENTIONS|BY]->(e:ENTITIES)
RETURN DISTINCT e.id AS id
