// title: People who moved
// question: Who left one organisation for another, when, and who says so?
// $organization string = "": only people who left or joined this organisation: its id, name or alias
MATCH (statement:Statement)-[who:CONCERNS]->(mover:Person)
WHERE statement.kind = 'person_move' AND who.role = 'person'
WITH statement, mover
MATCH (document:Document)-[:STATES]->(statement)
OPTIONAL MATCH (statement)-[leaves:CONCERNS]->(origin:Organization)
WHERE leaves.role = 'from'
OPTIONAL MATCH (statement)-[joins:CONCERNS]->(target:Organization)
WHERE joins.role = 'to'
WITH document, statement, mover, origin, target
WHERE $organization = ''
   OR origin.id = $organization OR toLower(origin.name) = toLower($organization) OR $organization IN origin.aliases
   OR target.id = $organization OR toLower(target.name) = toLower($organization) OR $organization IN target.aliases
RETURN mover.id AS person_id, mover.name AS person, origin.id AS from_id, origin.name AS from_name,
       target.id AS to_id, target.name AS to_name, statement.date AS date, statement.said AS said,
       statement.text AS quote, document.url AS url, document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, person, statement_id
