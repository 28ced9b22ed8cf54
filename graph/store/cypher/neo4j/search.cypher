// Entities by a part of their name, an alias or a handle; rank 0 is the whole of one, 1 its start, 2 a word's start.
// $mark parts the names.
MATCH (n:KINDS)
WHERE any(label IN labels(n) WHERE label IN $kinds)
WITH n, reduce(all = $mark, name IN [n.name] + coalesce(n.aliases, []) + coalesce(n.handles, []) |
               all + toLower(name) + $mark) AS names
WHERE names CONTAINS $text
WITH n, CASE WHEN names CONTAINS $mark + $text + $mark OR names CONTAINS $mark + '@' + $text + $mark THEN 0
             WHEN names CONTAINS $mark + $text OR names CONTAINS $mark + '@' + $text THEN 1
             WHEN names CONTAINS ' ' + $text THEN 2
             ELSE 3 END AS rank
RETURN n.id, rank
ORDER BY rank, size(n.name), n.name, n.id
LIMIT $limit
