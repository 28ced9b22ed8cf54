// The independent originals of documents that have one.
UNWIND $ids AS id MATCH (d:Document {id: id}) WHERE d.origin IS NOT NULL RETURN d.id AS id, d.origin AS origin
