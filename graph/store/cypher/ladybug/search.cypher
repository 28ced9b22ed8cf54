// Entities by a part of their name, an alias or a handle; rank 0 is the whole of one, 1 its start, 2 a word's start.
// All kinds take part, since a property that none of them has is an error; $mark parts the names.
MATCH (n:KINDS)
WHERE label(n) IN $kinds
WITH n, concat($mark, lower(n.name), $mark, lower(list_to_string($mark, coalesce(n.aliases, []))), $mark,
               lower(list_to_string($mark, coalesce(n.handles, []))), $mark) AS names
WHERE names CONTAINS $text
RETURN n.id, CASE WHEN names CONTAINS concat($mark, $text, $mark) OR names CONTAINS concat($mark, '@', $text, $mark) THEN 0
                  WHEN names CONTAINS concat($mark, $text) OR names CONTAINS concat($mark, '@', $text) THEN 1
                  WHEN names CONTAINS concat(' ', $text) THEN 2
                  ELSE 3 END AS rank
ORDER BY rank, size(n.name), n.name, n.id
LIMIT $limit
