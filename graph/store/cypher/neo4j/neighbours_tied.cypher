// The neighbours that summary edges of one height lead to, the first ones.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WHERE r.independent = $weight AND coalesce(r.`last`, '') = $latest
  AND (coalesce(r.`last`, '') >= $since OR r.`last` IN $within) AND coalesce(r.`first`, '~~') <= $until // dated
RETURN DISTINCT m.id AS id ORDER BY id LIMIT $limit
