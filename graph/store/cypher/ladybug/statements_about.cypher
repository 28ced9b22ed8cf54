// The statements of some relation kinds that concern entities.
UNWIND $ids AS id MATCH (e:KINDS {id: id})<-[:CONCERNS]-(s:Statement) WHERE s.kind IN $kinds RETURN DISTINCT s.id AS id
