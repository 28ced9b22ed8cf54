// Finds entities by what they are called.
CREATE FULLTEXT INDEX NAME IF NOT EXISTS FOR (n:KINDS) ON EACH [n.name, n.aliases, n.handles]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}}
