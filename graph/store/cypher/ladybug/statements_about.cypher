// The statements that concern entities.
UNWIND $ids AS id MATCH (e:KIND {id: id})<-[:CONCERNS]-(s:Statement) RETURN DISTINCT s.id AS id
