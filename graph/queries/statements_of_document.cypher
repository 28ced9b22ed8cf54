// title: Statements of a document
// question: What does a document claim, in which words?
// $document string: the document's id or address
MATCH (document:Document)-[:STATES]->(statement:Statement)
WHERE document.id = $document OR document.url = $document
OPTIONAL MATCH (statement)-[part:CONCERNS]->(thing:Person|Organization|Product|Project|Sector|Place)
RETURN statement.id AS statement_id, statement.kind AS kind, part.role AS role, thing.name AS name,
       statement.status AS status, statement.sentiment AS sentiment, statement.text AS quote,
       statement.start AS start, statement.`end` AS `end`, statement.said AS said, statement.confidence AS confidence,
       statement.extractor AS extractor, thing.id AS thing_id
ORDER BY coalesce(start, -1), statement_id, role, thing_id
