// How many neighbours summary edges lead to. Nodes are told apart by their place in the store: reading a hub's 80,000
// ids for that takes more than twice as long.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
RETURN count(DISTINCT id(m)) AS total
