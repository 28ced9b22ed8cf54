// title: Vendors by sector
// question: Which vendors did the people of each sector's companies talk about, and in what mood?
// $role string = "vendor": role of the organisations talked about: vendor, outsourcer, peer, media or other
MATCH (talk:Statement)-[about:CONCERNS]->(firm:Organization)
WHERE talk.kind = 'talks_about' AND about.role = 'about' AND $role IN firm.roles
WITH talk, firm
MATCH (talk)-[by:CONCERNS]->(speaker:Person)
WHERE by.role = 'speaker'
WITH talk, firm, speaker, coalesce(talk.said, '9999') AS said
MATCH (speaker)-[job:WORKS_AT]->(employer:Organization)
WITH talk, firm, speaker, employer, job.status AS status, coalesce(job.first, '') AS first,
     left(coalesce(job.first, ''), size(said)) <= said AS begun,
     left(said, size(coalesce(job.last, ''))) <= coalesce(job.last, '') AS spoken_of
WHERE begun AND (spoken_of OR status IS NULL OR status <> 'former')
WITH talk, firm, speaker,
     max(CASE WHEN spoken_of THEN '1' ELSE '0' END + left(first + '          ', 10) + employer.id) AS best
MATCH (speaker)-[:WORKS_AT]->(peer:Organization)
WHERE peer.id = right(best, size(best) - 11)
WITH talk, firm, speaker, peer
MATCH (document:Document)-[:STATES]->(talk)
OPTIONAL MATCH (peer)-[:IN_SECTOR]->(stated:Sector)
WITH document, talk, firm, speaker, peer, coalesce(stated.name, peer.sector) AS sector
WHERE sector IS NOT NULL
WITH DISTINCT firm.id AS vendor_id, firm.name AS vendor, sector, talk.id AS talk, talk.sentiment AS mood,
     speaker.id AS speaker, peer.name AS peer, coalesce(document.origin, document.id) AS origin
WITH vendor_id, vendor, sector, count(DISTINCT speaker) AS speakers, count(DISTINCT talk) AS statements,
     count(DISTINCT origin) AS independent, collect(DISTINCT peer) AS peers,
     count(DISTINCT CASE mood WHEN 'negative' THEN talk END) AS negative,
     count(DISTINCT CASE mood WHEN 'positive' THEN talk END) AS positive
RETURN vendor_id, vendor, sector, speakers, statements, independent, negative, positive,
       1.0 * (positive - negative) / statements AS sentiment, peers
ORDER BY independent DESC, statements DESC, vendor, vendor_id, sector
