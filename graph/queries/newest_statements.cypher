// title: Newest statements
// question: What was said last?
// $count integer = 50: how many
// $kind string = "": only statements of this kind, such as talks_about or team_move
MATCH (document:Document)-[:STATES]->(statement:Statement)
WHERE $kind = '' OR statement.kind = $kind
RETURN statement.said AS said, statement.kind AS kind, statement.text AS quote, statement.sentiment AS sentiment,
       statement.speaker AS speaker_id, document.title AS title, document.url AS url,
       document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, statement_id
LIMIT $count
