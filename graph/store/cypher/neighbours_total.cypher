// How many neighbours summary edges lead to. Empty dates are no filter.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE ($since = '' OR left($since, size(r.`last`)) <= r.`last`) AND ($until = '' OR r.`first` <= $until + '~')
RETURN count(DISTINCT m.id) AS total
