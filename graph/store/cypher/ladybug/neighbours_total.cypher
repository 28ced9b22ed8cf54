// How many neighbours summary edges lead to. Empty dates are no filter. Nodes are told apart by their place in the
// table: reading a hub's 80,000 ids for that takes more than twice as long.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE ($since = '' OR left($since, size(r.`last`)) <= r.`last`) AND ($until = '' OR r.`first` <= $until + '~')
RETURN count(DISTINCT id(m)) AS total
