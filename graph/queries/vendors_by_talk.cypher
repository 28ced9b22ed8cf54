// title: Vendors ranked by talk
// question: Which vendors are talked about most, by how many people and independent sources, and in what mood?
// $role string = "vendor": role of the organisations to rank: vendor, outsourcer, peer, media or other
// $since string = "": only what was said on or after this ISO date
// $until string = "": only what was said on or before this ISO date
MATCH (talk:Statement)-[about:CONCERNS]->(firm:Organization)
WHERE talk.kind = 'talks_about' AND about.role = 'about' AND $role IN firm.roles
  AND ($since = '' OR talk.said >= $since) AND ($until = '' OR left(talk.said, size($until)) <= $until)
WITH talk, firm
MATCH (document:Document)-[:STATES]->(talk)
WITH firm, count(DISTINCT talk.speaker) AS speakers, count(DISTINCT talk.id) AS statements,
     count(DISTINCT coalesce(document.origin, document.id)) AS independent,
     count(DISTINCT CASE talk.sentiment WHEN 'negative' THEN talk.id END) AS negative,
     count(DISTINCT CASE talk.sentiment WHEN 'neutral' THEN talk.id END) AS neutral,
     count(DISTINCT CASE talk.sentiment WHEN 'positive' THEN talk.id END) AS positive,
     min(talk.said) AS first, max(talk.said) AS latest
RETURN firm.id AS vendor_id, firm.name AS vendor, speakers, statements, independent,
       negative, neutral, positive, 1.0 * (positive - negative) / statements AS sentiment, first, latest
ORDER BY independent DESC, statements DESC, vendor, vendor_id
