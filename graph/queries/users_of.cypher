// title: Who uses a product
// question: Which organisations run, plan or no longer run a product?
// $product string: the product, or the vendor where no product is named: its id, name or alias
MATCH (user:Organization)-[usage:USES]->(used:Product|Organization)
WHERE used.id = $product OR toLower(used.name) = toLower($product) OR $product IN used.aliases
RETURN user.id AS organization_id, user.name AS organization, user.sector AS sector,
       used.name AS product, usage.status AS status, usage.statements AS statements, usage.independent AS independent,
       usage.first AS first, usage.last AS last, usage.confidence AS confidence
ORDER BY independent DESC, statements DESC, organization, organization_id
