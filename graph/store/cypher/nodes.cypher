// The nodes with the ids.
UNWIND $ids AS id MATCH (n:KIND {id: id}) RETURN n
