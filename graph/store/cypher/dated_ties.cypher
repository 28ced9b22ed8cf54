// Every summary edge of a kind by its ends, with the dates of its first and last statement.
MATCH (a:KINDS)-[r:EDGE]->(b:KINDS) RETURN a.id AS source, b.id AS target, r.`first` AS first, r.`last` AS last
