// The neighbours that the highest summary edges lead to: by $rank the most recent, or those with most independent
// sources. Those of one height come in any order, since reading every neighbour's id takes as long as all the rest.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
WITH m, r.independent AS weight, coalesce(r.`last`, '') AS latest
ORDER BY CASE $rank WHEN 'recent' THEN latest ELSE '' END DESC, weight DESC, latest DESC LIMIT $limit
RETURN m.id AS id, weight, latest
