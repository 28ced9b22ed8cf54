// title: What a person says
// question: What has a CIO or anyone else said, about whom, in what mood?
// $person string: the person's id, name, alias or handle
MATCH (voice:Person)<-[by:CONCERNS]-(statement:Statement)
WHERE by.role = 'speaker' AND (voice.id = $person OR toLower(voice.name) = toLower($person)
   OR $person IN voice.aliases OR $person IN voice.handles)
WITH statement, voice
MATCH (document:Document)-[:STATES]->(statement)
OPTIONAL MATCH (statement)-[part:CONCERNS]->(topic:Organization|Product|Person)
WHERE part.role = 'about' OR part.role = 'to'
RETURN statement.said AS said, statement.kind AS kind, topic.name AS subject, statement.sentiment AS sentiment,
       statement.aspects AS aspects, statement.text AS quote, document.title AS title, document.url AS url,
       voice.name AS person, topic.id AS subject_id, document.id AS document_id, statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, statement_id, subject_id
