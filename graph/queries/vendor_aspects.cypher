// title: Aspects of all vendors
// question: Which aspects does the talk about each vendor bring up?
// $role string = "vendor": role of the organisations talked about: vendor, outsourcer, peer, media or other
// $since string = "": only what was said on or after this ISO date
// $until string = "": only what was said on or before this ISO date
MATCH (talk:Statement)-[about:CONCERNS]->(firm:Organization)
WHERE talk.kind = 'talks_about' AND about.role = 'about' AND $role IN firm.roles
  AND ($since = '' OR talk.said >= $since) AND ($until = '' OR left(talk.said, size($until)) <= $until)
UNWIND talk.aspects AS aspect
RETURN firm.id AS vendor_id, firm.name AS vendor, aspect, count(DISTINCT talk.id) AS statements
ORDER BY vendor, vendor_id, statements DESC, aspect
