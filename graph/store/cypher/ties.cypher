// Every summary edge by its ends.
MATCH (a:KINDS)-[r:EDGES]->(b:KINDS) RETURN a.id AS source, b.id AS target, r.independent AS weight
