// Like `neighbours`, for TALKS_ABOUT edges with at least one statement of the sentiment; by $rank those with most of it.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WITH m, r, CASE $sentiment WHEN 'negative' THEN r.negative WHEN 'positive' THEN r.positive
                           ELSE r.statements - r.negative - r.positive END AS felt
WHERE ($since = '' OR left($since, size(r.`last`)) <= r.`last`) AND ($until = '' OR r.`first` <= $until + '~')
  AND felt > 0
WITH m.id AS id, max(CASE $rank WHEN 'recent' THEN r.`last` ELSE '' END) AS latest,
     sum(CASE WHEN $rank = $sentiment THEN felt ELSE r.independent END) AS weight
RETURN id, weight, coalesce(latest, '') AS latest ORDER BY latest DESC, weight DESC, id LIMIT $limit
