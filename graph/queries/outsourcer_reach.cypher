// title: An outsourcer's reach by sector
// question: In which sectors does an outsourcer have clients, and how many are still with it?
// $outsourcer string = "": only this outsourcer: its id, name or alias
MATCH (client:Organization)-[contract:OUTSOURCES_TO]->(seller:Organization)
WHERE $outsourcer = '' OR seller.id = $outsourcer OR toLower(seller.name) = toLower($outsourcer)
   OR $outsourcer IN seller.aliases
OPTIONAL MATCH (client)-[:IN_SECTOR]->(stated:Sector)
WITH seller, client, contract, coalesce(stated.name, client.sector, 'unknown') AS sector
WITH seller.id AS outsourcer_id, seller.name AS outsourcer, sector, count(DISTINCT client.id) AS clients,
     count(DISTINCT CASE contract.status WHEN 'ended' THEN client.id END) AS ended,
     collect(DISTINCT client.name) AS names
RETURN outsourcer_id, outsourcer, sector, clients, clients - ended AS remaining, names
ORDER BY clients DESC, outsourcer, outsourcer_id, sector
