// Finds entities and documents by their keys.
CREATE FULLTEXT INDEX NAME IF NOT EXISTS FOR (n:KEYED) ON EACH [n.keys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
