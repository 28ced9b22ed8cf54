// The nodes of a kind.
MATCH (n:KIND) RETURN n ORDER BY n.id
