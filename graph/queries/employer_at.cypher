// title: Employer at that time
// question: Where was a person said to work by a date, and as what?
// $person string: the person's id, name, alias or handle
// $date string: ISO date such as 2012-08-14
MATCH (worker:Person)<-[who:CONCERNS]-(statement:Statement)
WHERE who.role = 'person' AND statement.kind IN ['works_at', 'person_move'] AND coalesce(statement.said, '') <= $date
  AND (worker.id = $person OR toLower(worker.name) = toLower($person)
       OR $person IN worker.aliases OR $person IN worker.handles)
  AND (statement.valid_from IS NULL OR statement.valid_from <= $date)
  AND (statement.valid_to IS NULL OR statement.valid_to > $date)
  AND (statement.status IS NULL OR statement.status <> 'former')
WITH worker, statement
MATCH (statement)-[place:CONCERNS]->(firm:Organization)
WHERE place.role IN ['org', 'to']
WITH worker, statement, firm
MATCH (document:Document)-[:STATES]->(statement)
RETURN worker.id AS person_id, worker.name AS person, firm.id AS employer_id, firm.name AS employer,
       statement.title AS title, statement.valid_from AS valid_from, statement.valid_to AS valid_to,
       statement.said AS said, statement.text AS quote, document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(valid_from, said, '') DESC, statement_id
