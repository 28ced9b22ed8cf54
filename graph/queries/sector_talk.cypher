// title: What a sector says about a vendor
// question: What did people say about a vendor while they worked for companies of a sector?
// $subject string: vendor or outsourcer: its id, name or alias
// $sector string: the sector's name, such as Banking
MATCH (talk:Statement)-[about:CONCERNS]->(firm:Organization)
WHERE talk.kind = 'talks_about' AND about.role = 'about'
  AND (firm.id = $subject OR toLower(firm.name) = toLower($subject) OR $subject IN firm.aliases)
WITH talk
MATCH (talk)-[by:CONCERNS]->(speaker:Person)
WHERE by.role = 'speaker'
WITH talk, speaker, coalesce(talk.said, '9999') AS said
MATCH (speaker)-[job:WORKS_AT]->(employer:Organization)
WITH talk, speaker, employer, job.status AS status, coalesce(job.first, '') AS first,
     left(coalesce(job.first, ''), size(said)) <= said AS begun,
     left(said, size(coalesce(job.last, ''))) <= coalesce(job.last, '') AS spoken_of
WHERE begun AND (spoken_of OR status IS NULL OR status <> 'former')
WITH talk, speaker,
     max(CASE WHEN spoken_of THEN '1' ELSE '0' END + left(first + '          ', 10) + employer.id) AS best
MATCH (speaker)-[:WORKS_AT]->(peer:Organization)
WHERE peer.id = right(best, size(best) - 11)
WITH talk, speaker, peer
OPTIONAL MATCH (peer)-[:IN_SECTOR]->(stated:Sector)
WITH talk, speaker, peer, coalesce(stated.name, peer.sector) AS sector
WHERE toLower(sector) = toLower($sector)
WITH DISTINCT talk, speaker, peer
MATCH (document:Document)-[:STATES]->(talk)
RETURN talk.said AS said, speaker.name AS speaker, peer.name AS employer, talk.sentiment AS sentiment,
       talk.text AS quote, document.title AS title, document.url AS url, document.id AS document_id,
       talk.id AS statement_id, speaker.id AS speaker_id, peer.id AS employer_id
ORDER BY coalesce(said, '') DESC, statement_id
