// The documents that have one of the texts, those that are their own origin first.
UNWIND $hashes AS hash MATCH (d:Document) WHERE d.hash = hash
RETURN d.hash AS hash, d.id AS id, CASE WHEN d.origin = d.id THEN 0 ELSE 1 END AS copied ORDER BY hash, copied, id
