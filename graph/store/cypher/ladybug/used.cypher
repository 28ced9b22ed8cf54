// Those entities that a document mentions or is by, or that a statement concerns.
UNWIND $ids AS id MATCH (e:KIND {id: id})<-[:CONCERNS|MENTIONS|BY]-(x:Document|Statement) RETURN DISTINCT e.id AS id
