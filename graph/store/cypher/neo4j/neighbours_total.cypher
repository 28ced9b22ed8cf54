// How many neighbours summary edges lead to.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until
RETURN count(DISTINCT m) AS total
