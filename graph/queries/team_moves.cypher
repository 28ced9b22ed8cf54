// title: Team moves
// question: Which project teams went from one organisation to another, who carried them, and who says so?
// $organization string = "": only moves that this organisation has a part in: its id, name or alias
MATCH (move:TeamMove)
OPTIONAL MATCH (move)-[:FROM]->(origin:Organization)
OPTIONAL MATCH (move)-[:TO]->(target:Organization)
OPTIONAL MATCH (move)-[:VIA]->(carrier:Organization)
OPTIONAL MATCH (move)-[:`ON`]->(initiative:Project)
WITH move, origin, target, carrier, initiative
WHERE $organization = ''
   OR origin.id = $organization OR toLower(origin.name) = toLower($organization) OR $organization IN origin.aliases
   OR target.id = $organization OR toLower(target.name) = toLower($organization) OR $organization IN target.aliases
   OR carrier.id = $organization OR toLower(carrier.name) = toLower($organization) OR $organization IN carrier.aliases
OPTIONAL MATCH (document:Document)-[:STATES]->(statement:Statement)-[:CONCERNS]->(move)
WITH move.id AS move_id, move.size AS size, move.date AS date, move.status AS status, move.inferred AS inferred,
     move.confidence AS confidence, origin.id AS from_id, origin.name AS from_name, target.id AS to_id,
     target.name AS to_name, carrier.id AS by_id, carrier.name AS by_name, initiative.id AS project_id,
     initiative.name AS project, count(DISTINCT statement.id) AS quotes,
     count(DISTINCT coalesce(document.origin, document.id)) AS independent,
     max(statement.said) AS said, collect(DISTINCT document.id) AS documents
RETURN move_id, from_id, from_name, to_id, to_name, by_id, by_name, project_id, project, size, date, status,
       inferred, confidence, quotes, independent, said, documents
ORDER BY coalesce(date, said, '') DESC, move_id
