// Statements with their documents.
UNWIND $ids AS id MATCH (s:Statement {id: id})<-[:STATES]-(d:Document) RETURN s, d
