// How many nodes of a kind there are.
MATCH (n:KIND) RETURN count(n) AS count
