// What statements concern, and in which role.
UNWIND $ids AS id MATCH (s:Statement {id: id})-[c:CONCERNS]->(e:KINDS) RETURN s.id AS id, c.role AS role, e.id AS thing
