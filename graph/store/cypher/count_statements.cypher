// How many statements of each relation kind there are.
MATCH (s:Statement) RETURN s.kind AS kind, count(s) AS count
