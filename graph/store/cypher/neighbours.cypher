// The neighbours that summary edges lead to, those with most independent sources first. Empty dates are no filter.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE ($since = '' OR left($since, size(r.`last`)) <= r.`last`) AND ($until = '' OR r.`first` <= $until + '~')
WITH m.id AS id, sum(r.independent) AS weight
RETURN id, weight ORDER BY weight DESC, id LIMIT $limit
