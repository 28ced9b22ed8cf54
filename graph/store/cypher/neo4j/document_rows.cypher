// All properties of documents.
UNWIND $ids AS id
MATCH (n:Document {id: id})
RETURN n AS node
