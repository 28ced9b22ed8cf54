// title: Complaints about a vendor
// question: What do people complain about, in their own words?
// $subject string: vendor, outsourcer or product: its id, name or alias
// $aspect string = "": only complaints about this aspect, such as price or support
MATCH (talk:Statement)-[about:CONCERNS]->(topic:Organization|Product)
WHERE talk.kind = 'talks_about' AND talk.sentiment = 'negative' AND about.role = 'about'
  AND (topic.id = $subject OR toLower(topic.name) = toLower($subject) OR $subject IN topic.aliases)
  AND ($aspect = '' OR $aspect IN talk.aspects)
WITH talk, topic
MATCH (document:Document)-[:STATES]->(talk)
OPTIONAL MATCH (talk)-[by:CONCERNS]->(voice:Person|Organization)
WHERE by.role = 'speaker'
RETURN talk.said AS said, voice.name AS speaker, talk.text AS quote, talk.aspects AS aspects,
       topic.name AS subject, document.title AS title, document.url AS url, talk.confidence AS confidence,
       document.id AS document_id, talk.id AS statement_id, voice.id AS speaker_id
ORDER BY coalesce(said, '') DESC, statement_id
