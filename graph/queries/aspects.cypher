// title: What the talk is about
// question: Which aspects of a vendor do people bring up, and in what mood?
// $subject string: vendor, outsourcer or product: its id, name or alias
MATCH (talk:Statement)-[about:CONCERNS]->(topic:Organization|Product)
WHERE talk.kind = 'talks_about' AND about.role = 'about'
  AND (topic.id = $subject OR toLower(topic.name) = toLower($subject) OR $subject IN topic.aliases)
WITH talk
MATCH (document:Document)-[:STATES]->(talk)
UNWIND talk.aspects AS aspect
RETURN aspect, count(DISTINCT talk.id) AS statements,
       count(DISTINCT coalesce(document.origin, document.id)) AS independent,
       count(DISTINCT CASE talk.sentiment WHEN 'negative' THEN talk.id END) AS negative,
       count(DISTINCT CASE talk.sentiment WHEN 'neutral' THEN talk.id END) AS neutral,
       count(DISTINCT CASE talk.sentiment WHEN 'positive' THEN talk.id END) AS positive,
       max(talk.said) AS latest
ORDER BY statements DESC, aspect
