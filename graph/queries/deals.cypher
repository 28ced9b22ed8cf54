// title: Deals of an outsourcer
// question: For whom does an outsourcer work, for how much, since when, and does it still?
// $outsourcer string: the outsourcer's id, name or alias
MATCH (deal:Deal)-[:SUPPLIER]->(seller:Organization)
WHERE seller.id = $outsourcer OR toLower(seller.name) = toLower($outsourcer)
   OR $outsourcer IN seller.aliases
OPTIONAL MATCH (deal)-[:CLIENT]->(buyer:Organization)
OPTIONAL MATCH (deal)-[:COVERS]->(initiative:Project)
OPTIONAL MATCH (document:Document)-[:STATES]->(statement:Statement)-[:CONCERNS]->(deal)
WITH deal.id AS deal_id, seller.name AS outsourcer, buyer.id AS client_id, buyer.name AS client,
     deal.value AS value, deal.currency AS currency, deal.date AS date, deal.status AS status,
     initiative.name AS project, count(DISTINCT statement.id) AS statements,
     count(DISTINCT coalesce(document.origin, document.id)) AS independent, max(statement.said) AS said
RETURN deal_id, outsourcer, client_id, client, value, currency, date, status, project, statements, independent, said
ORDER BY coalesce(date, said, '') DESC, client, deal_id
