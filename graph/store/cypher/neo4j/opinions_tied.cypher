// Like `neighbours_tied`, for TALKS_ABOUT edges with at least one statement of the sentiment.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE coalesce(r.`last`, '') = $latest
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
WITH r, m, CASE $sentiment WHEN 'negative' THEN r.negative WHEN 'positive' THEN r.positive
                           ELSE r.statements - r.negative - r.positive END AS felt
WHERE felt > 0 AND CASE WHEN $rank = $sentiment THEN felt ELSE r.independent END = $weight
RETURN DISTINCT m.id AS id ORDER BY id LIMIT $limit
