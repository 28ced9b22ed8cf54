// The documents that make the statements.
UNWIND $ids AS id MATCH (s:Statement {id: id})<-[:STATES]-(d:Document) RETURN s.id AS id, d.id AS document
