// The text of every document.
MATCH (d:Document) RETURN d.id AS id, d.text AS text, d.origin AS origin ORDER BY d.ingested, id
