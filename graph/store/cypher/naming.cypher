// The documents that mention entities or are by them.
UNWIND $ids AS id MATCH (n:KIND {id: id})<-[:MENTIONS|BY]-(d:Document) RETURN DISTINCT n.id AS id, d.id AS document
