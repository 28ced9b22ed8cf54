// Delete summary edges.
UNWIND $rows AS row
MATCH (:SOURCE {id: row.source})-[r:EDGE]->(:TARGET {id: row.target})
WHERE coalesce(r.what, '') = row.what
DELETE r
