// title: Clients that ended or renewed
// question: Which clients are said to have ended or renewed a contract with an outsourcer?
// $outsourcer string = "": only this outsourcer's clients: its id, name or alias
MATCH (statement:Statement)-[buys:CONCERNS]->(buyer:Organization)
WHERE statement.kind = 'outsources_to' AND buys.role = 'client'
  AND (statement.status = 'ended' OR toLower(statement.text) CONTAINS 'renew'
       OR toLower(statement.text) CONTAINS 'extend' OR toLower(statement.text) CONTAINS 'extension')
WITH statement, buyer
MATCH (statement)-[sells:CONCERNS]->(seller:Organization)
WHERE sells.role = 'outsourcer' AND ($outsourcer = '' OR seller.id = $outsourcer
   OR toLower(seller.name) = toLower($outsourcer) OR $outsourcer IN seller.aliases)
WITH statement, buyer, seller
MATCH (document:Document)-[:STATES]->(statement)
RETURN buyer.id AS client_id, buyer.name AS client, seller.id AS outsourcer_id, seller.name AS outsourcer,
       CASE WHEN statement.status = 'ended' THEN 'ended' ELSE 'renewed' END AS what, statement.date AS date,
       statement.said AS said, statement.text AS quote, document.url AS url, document.id AS document_id,
       statement.id AS statement_id
ORDER BY coalesce(said, '') DESC, client, statement_id
