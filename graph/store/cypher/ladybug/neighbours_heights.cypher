// How many summary edges there are of each weight (independent sources) and latest date.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE true
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
RETURN r.independent AS weight, coalesce(r.`last`, '') AS latest, count(r) AS edges
