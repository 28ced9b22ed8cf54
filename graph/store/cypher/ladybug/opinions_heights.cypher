// Like `neighbours_heights`, for TALKS_ABOUT edges with at least one statement of the sentiment; by $rank the weight is
// how many there are.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
WITH r, CASE $sentiment WHEN 'negative' THEN r.negative WHEN 'positive' THEN r.positive
                        ELSE r.statements - r.negative - r.positive END AS felt
WHERE felt > 0
RETURN CASE WHEN $rank = $sentiment THEN felt ELSE r.independent END AS weight, coalesce(r.`last`, '') AS latest,
       count(r) AS edges
