// The neighbours that summary edges lead to, those with most independent sources first, or by $rank the most recent.
// Empty dates are no filter.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE ($since = '' OR left($since, size(r.`last`)) <= r.`last`) AND ($until = '' OR r.`first` <= $until + '~')
WITH m.id AS id, max(CASE $rank WHEN 'recent' THEN r.`last` ELSE '' END) AS latest, sum(r.independent) AS weight
RETURN id, weight, coalesce(latest, '') AS latest ORDER BY latest DESC, weight DESC, id LIMIT $limit
