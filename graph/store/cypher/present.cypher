// Those of the ids that are there.
UNWIND $ids AS id MATCH (n:KIND {id: id}) RETURN n.id AS id
