// Like `neighbours`, for TALKS_ABOUT edges with at least one statement of the sentiment; by $rank those with most of it.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE coalesce(r.`last`, '') >= $earliest
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
WITH m, coalesce(r.`last`, '') AS latest, r.independent AS independent,
     CASE $sentiment WHEN 'negative' THEN r.negative WHEN 'positive' THEN r.positive
                     ELSE r.statements - r.negative - r.positive END AS felt
WITH m, latest, felt, CASE WHEN $rank = $sentiment THEN felt ELSE independent END AS weight
WHERE felt > 0
  AND (($rank <> 'recent' AND (weight > $weight OR (weight = $weight AND latest >= $latest)))
       OR ($rank = 'recent' AND (latest > $latest OR (latest = $latest AND weight >= $weight))))
WITH DISTINCT m.id AS id, weight, latest
RETURN id, weight, latest
ORDER BY CASE $rank WHEN 'recent' THEN latest ELSE '' END DESC, weight DESC, latest DESC, id LIMIT $limit
