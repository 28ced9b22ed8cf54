// Like `neighbours`, for TALKS_ABOUT edges with at least one statement of the sentiment; by $rank those with most of it.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
WITH r, m, CASE $sentiment WHEN 'negative' THEN r.negative WHEN 'positive' THEN r.positive
                           ELSE r.statements - r.negative - r.positive END AS felt
WHERE felt > 0
WITH m, CASE WHEN $rank = $sentiment THEN felt ELSE r.independent END AS weight, coalesce(r.`last`, '') AS latest
ORDER BY CASE $rank WHEN 'recent' THEN latest ELSE '' END DESC, weight DESC, latest DESC LIMIT $limit
RETURN m.id AS id, weight, latest
