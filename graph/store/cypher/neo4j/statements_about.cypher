// The statements that concern entities.
UNWIND $ids AS id
MATCH (:ENTITIES {id: id})<-[:CONCERNS]-(s:Statement)
WHERE $kinds = [] OR s.kind IN $kinds
RETURN DISTINCT s.id AS id
