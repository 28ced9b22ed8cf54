// Delete summary edges, each named by its kind, its target and what tells it from parallel ones.
UNWIND $rows AS row
MATCH (a:KIND {id: row.id})-[r:EDGES]->(b:KINDS)
WHERE list_contains(row.edges, concat(label(r), '|', b.id, '|', coalesce(r.what, '')))
DELETE r
