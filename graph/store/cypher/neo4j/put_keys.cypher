// The keys that nodes are found by.
UNWIND $rows AS row
MATCH (n:KIND {id: row.id})
SET n.keys = row.keys
