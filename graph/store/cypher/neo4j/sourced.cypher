// Statements with their documents and roles.
UNWIND $ids AS id
MATCH (s:Statement {id: id})<-[:STATES]-(d:Document)
RETURN s AS statement, d.id AS document, coalesce(d.origin, d.id) AS origin,
       COLLECT { MATCH (s)-[c:CONCERNS]->(e:ENTITIES) RETURN [c.role, e.id] } AS roles
