// What is kept of before judgements that is about entities.
MATCH (u:Unjudged) UNWIND u.about AS entity WITH u, entity WHERE entity IN $ids RETURN DISTINCT u.id AS id
