// title: Evidence behind an edge
// question: Which sentences say that one thing is connected with another, who wrote them and when?
// $edge string: kind of the edge, such as TALKS_ABOUT or OUTSOURCES_TO
// $source string: id of the node it leaves
// $target string: id of the node it reaches
MATCH (statement:Statement)-[leaves:CONCERNS]->(one:Person|Organization)
WHERE one.id = $source
  AND (statement.kind = toLower($edge) OR ($edge = 'MOVED_TO' AND statement.kind IN ['team_move', 'person_move']))
  AND leaves.role IN ['speaker', 'person', 'unit', 'org', 'vendor', 'who', 'client', 'from']
WITH DISTINCT statement, leaves.role AS part
MATCH (statement)-[reaches:CONCERNS]->(other:Organization|Product|Person|Project|Sector)
WHERE other.id = $target AND reaches.role <> part
  AND reaches.role IN ['about', 'to', 'org', 'parent', 'product', 'project', 'sector', 'outsourcer']
WITH DISTINCT statement
MATCH (document:Document)-[:STATES]->(statement)
RETURN statement.said AS said, statement.kind AS kind, statement.text AS quote, statement.sentiment AS sentiment,
       statement.status AS status, statement.speaker AS speaker_id, document.title AS title, document.url AS url,
       document.origin AS origin, statement.confidence AS confidence, statement.extractor AS extractor,
       document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, statement_id
