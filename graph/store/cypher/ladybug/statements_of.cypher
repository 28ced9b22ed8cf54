// The statements of documents.
UNWIND $ids AS id MATCH (d:Document {id: id})-[:STATES]->(s:Statement) RETURN s.id AS id
