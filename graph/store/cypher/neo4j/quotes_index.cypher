// Finds statements by what they say.
CREATE FULLTEXT INDEX NAME IF NOT EXISTS FOR (n:Statement) ON EACH [n.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding', `fulltext.eventually_consistent`: false}}
