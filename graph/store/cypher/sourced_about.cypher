// The statements about an entity that were said by a date, with their documents and origins.
MATCH (n:KIND {id: $id})<-[:CONCERNS]-(s:Statement)<-[:STATES]-(d:Document)
WITH DISTINCT s, d.id AS document, coalesce(d.origin, d.id) AS origin
WHERE coalesce(s.said, '') <= $until
RETURN s, document, origin
