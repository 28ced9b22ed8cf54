// How often documents mention entities or are by them.
UNWIND $ids AS id MATCH (n:KIND {id: id})<-[:MENTIONS|BY]-(d:Document) RETURN n.id AS id, count(d) AS mentions
