// The document of each statement, with its origin.
UNWIND $ids AS id MATCH (s:Statement {id: id})<-[:STATES]-(d:Document)
RETURN s.id AS id, d.id AS document, coalesce(d.origin, d.id) AS origin
