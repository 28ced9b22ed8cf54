// title: Peers of a company
// question: Which companies share an outsourcer or a product with it?
// $organization string: the company's id, name or alias
MATCH (company:Organization)-[:USES|OUTSOURCES_TO]->(shared:Organization|Product)
WHERE company.id = $organization OR toLower(company.name) = toLower($organization)
   OR $organization IN company.aliases
WITH DISTINCT company.id AS company_id, shared
MATCH (shared)<-[:USES|OUTSOURCES_TO]-(other:Organization)
WHERE other.id <> company_id
WITH other, collect(DISTINCT shared.name) AS shared, count(DISTINCT shared.id) AS ties
RETURN other.id AS peer_id, other.name AS peer, other.sector AS sector, ties, shared
ORDER BY ties DESC, peer, peer_id
