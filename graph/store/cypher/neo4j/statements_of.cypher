// The statements of documents.
UNWIND $ids AS id
MATCH (:Document {id: id})-[:STATES]->(s:Statement)
RETURN DISTINCT s.id AS id
