// Finds documents by their text's hash.
CREATE INDEX NAME IF NOT EXISTS FOR (n:Document) ON (n.hash)
