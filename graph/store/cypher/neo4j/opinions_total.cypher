// Like `neighbours_total`, for TALKS_ABOUT edges with at least one statement of the sentiment.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
  AND CASE $sentiment WHEN 'negative' THEN r.negative WHEN 'positive' THEN r.positive
                      ELSE r.statements - r.negative - r.positive END > 0
RETURN count(DISTINCT m) AS total
