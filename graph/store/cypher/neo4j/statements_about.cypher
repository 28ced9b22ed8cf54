// The statements that concern entities.
UNWIND $ids AS id
MATCH (:ENTITIES {id: id})<-[:CONCERNS]-(s:Statement)
RETURN DISTINCT s.id AS id
