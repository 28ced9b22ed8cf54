// What kind each id is of.
UNWIND $ids AS id MATCH (n:KINDS {id: id}) RETURN n.id AS id, label(n) AS kind
