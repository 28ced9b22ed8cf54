// title: What was known by a date
// question: What had been said about a thing by a date, and by whom?
// $name string: the id, name or alias of a person, organisation or product
// $date string: ISO date such as 2012-08-14
MATCH (thing:Person|Organization|Product)<-[part:CONCERNS]-(statement:Statement)
WHERE (thing.id = $name OR toLower(thing.name) = toLower($name) OR $name IN thing.aliases)
  AND statement.said <= $date
WITH DISTINCT statement
MATCH (document:Document)-[:STATES]->(statement)
RETURN statement.said AS said, statement.kind AS kind, statement.text AS quote, statement.sentiment AS sentiment,
       statement.status AS status, statement.valid_from AS valid_from, statement.valid_to AS valid_to,
       statement.speaker AS speaker_id, document.url AS url, document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, statement_id
