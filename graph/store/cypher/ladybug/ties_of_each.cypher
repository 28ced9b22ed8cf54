// All summary edges of entities that have few, with their dates.
UNWIND $ids AS id
MATCH (n:KIND {id: id})-[r:EDGES]-(m:KINDS)
RETURN n.id AS id, label(r) AS kind, m.id AS other, r.`first` AS first, r.`last` AS last
