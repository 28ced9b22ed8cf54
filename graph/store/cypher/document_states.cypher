// What is known of the documents that are there.
UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id, d.hash AS hash, d.extractor AS extractor
