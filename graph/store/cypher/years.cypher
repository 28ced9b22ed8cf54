// How many summary edges of a node have statements from one year to another.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS) WHERE r.`first` IS NOT NULL
RETURN left(r.`first`, 4) AS earliest, left(r.`last`, 4) AS latest, count(r) AS count
