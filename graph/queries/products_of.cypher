// title: Products an organisation uses
// question: What does an organisation run, plan or no longer run?
// $organization string: the organisation's id, name or alias
MATCH (user:Organization)-[usage:USES]->(used:Product|Organization)
WHERE user.id = $organization OR toLower(user.name) = toLower($organization)
   OR $organization IN user.aliases
RETURN user.name AS organization, used.id AS product_id, used.name AS product, usage.status AS status,
       usage.statements AS statements, usage.independent AS independent, usage.first AS first, usage.last AS last,
       usage.confidence AS confidence
ORDER BY independent DESC, statements DESC, product, product_id
