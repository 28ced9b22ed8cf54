// The statements that were said by a date, with their documents and origins.
MATCH (d:Document)-[:STATES]->(s:Statement)
WHERE coalesce(s.said, '') <= $until
RETURN s, d.id AS document, coalesce(d.origin, d.id) AS origin
