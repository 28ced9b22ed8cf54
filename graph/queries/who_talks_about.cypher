// title: Who talks about a vendor
// question: Who says something about it, how often, from how many independent sources and in what mood?
// $subject string: vendor, outsourcer or product: its id, name or alias
MATCH (voice:Person|Organization)-[talk:TALKS_ABOUT]->(topic:Organization|Product)
WHERE topic.id = $subject OR toLower(topic.name) = toLower($subject) OR $subject IN topic.aliases
OPTIONAL MATCH (voice)-[job:WORKS_AT]->(employer:Organization)
WHERE job.status IS NULL OR job.status <> 'former'
WITH voice, talk, topic, collect(DISTINCT employer.name) AS employers
RETURN voice.id AS speaker_id, voice.name AS speaker, employers,
       topic.id AS subject_id, topic.name AS subject,
       talk.statements AS statements, talk.independent AS independent, talk.sentiment AS sentiment,
       talk.negative AS negative, talk.positive AS positive, talk.aspects AS aspects,
       talk.first AS first, talk.last AS last
ORDER BY independent DESC, statements DESC, speaker, speaker_id
