// What every statement concerns, by the part it plays.
MATCH (s:Statement)-[c:CONCERNS]->(e:KINDS) RETURN s.id AS id, c.role AS role, e.id AS entity
