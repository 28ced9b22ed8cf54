// The ids of a kind.
MATCH (n:KIND) RETURN n.id AS id
