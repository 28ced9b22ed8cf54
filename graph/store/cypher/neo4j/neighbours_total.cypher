// How many neighbours summary edges lead to.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
RETURN count(DISTINCT m) AS total
