// title: Moves between two peers
// question: Which teams and people are said to have gone from one of two organisations to the other?
// $one string: an organisation: its id, name or alias
// $other string: the other organisation: its id, name or alias
MATCH (statement:Statement)-[leaves:CONCERNS]->(origin:Organization)
WHERE statement.kind IN ['team_move', 'person_move'] AND leaves.role = 'from'
WITH statement, origin
MATCH (statement)-[joins:CONCERNS]->(target:Organization)
WHERE joins.role = 'to' AND (((origin.id = $one OR toLower(origin.name) = toLower($one) OR $one IN origin.aliases)
        AND (target.id = $other OR toLower(target.name) = toLower($other) OR $other IN target.aliases))
    OR ((origin.id = $other OR toLower(origin.name) = toLower($other) OR $other IN origin.aliases)
        AND (target.id = $one OR toLower(target.name) = toLower($one) OR $one IN target.aliases)))
WITH statement, origin, target
MATCH (document:Document)-[:STATES]->(statement)
OPTIONAL MATCH (statement)-[who:CONCERNS]->(mover:Person)
WHERE who.role = 'person'
RETURN statement.kind AS what, origin.name AS from_name, target.name AS to_name, mover.name AS person,
       statement.size AS size, statement.date AS date, statement.status AS status, statement.said AS said,
       statement.text AS quote, document.url AS url, document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, statement_id
