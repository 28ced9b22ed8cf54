// The statements of a relation in which each node has a role.
UNWIND $rows AS row
MATCH (n:KIND {id: row.id})<-[c:CONCERNS]-(s:Statement) WHERE c.role = row.role AND s.kind = row.relation
RETURN n.id AS id, s.id AS statement
