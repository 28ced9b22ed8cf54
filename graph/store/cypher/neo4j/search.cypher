// Entities by the words of their names, aliases and handles, those that Lucene ranks best.
CALL db.index.fulltext.queryNodes('backchannel_names', $query, {limit: $limit}) YIELD node AS n
WHERE any(label IN labels(n) WHERE label IN $kinds)
RETURN n.id AS id, [n.name] + coalesce(n.aliases, []) + coalesce(n.handles, []) AS names,
       COUNT { (n)-[:EDGES]-() } AS degree
