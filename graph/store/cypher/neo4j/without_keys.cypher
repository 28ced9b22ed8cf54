// Some nodes of a kind that an earlier version wrote, without the keys they are found by.
MATCH (n:KIND) WHERE n.keys IS NULL RETURN n LIMIT $limit
