// Add or overwrite nodes, with their roles as labels.
UNWIND $rows AS row
MERGE (n:KIND {id: row.id})
SET n = row.properties
REMOVE n:$($labels)
SET n:$(row.labels)
