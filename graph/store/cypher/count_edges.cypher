// How many edges of a kind there are.
MATCH ()-[r:EDGE]->() RETURN count(r) AS count
