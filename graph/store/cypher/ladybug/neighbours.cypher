// The neighbours that summary edges of at least a height lead to, the highest first: by $rank the most recent, or those
// with most independent sources. What is low is left out before any id is read: that takes most of a hub's time.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE coalesce(r.`last`, '') >= $earliest
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
  AND (($rank <> 'recent' AND (r.independent > $weight
                               OR (r.independent = $weight AND coalesce(r.`last`, '') >= $latest)))
       OR ($rank = 'recent' AND (coalesce(r.`last`, '') > $latest
                                 OR (coalesce(r.`last`, '') = $latest AND r.independent >= $weight))))
WITH DISTINCT m.id AS id, r.independent AS weight, coalesce(r.`last`, '') AS latest
RETURN id, weight, latest
ORDER BY CASE $rank WHEN 'recent' THEN latest ELSE '' END DESC, weight DESC, latest DESC, id LIMIT $limit
