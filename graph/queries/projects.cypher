// title: Projects and who works on them
// question: Which initiatives are under way, and whose are they?
// $organization string = "": only projects of this organisation or person: its id, name or alias
MATCH (owner:Organization|Person)-[work:WORKS_ON]->(initiative:Project)
WHERE $organization = '' OR owner.id = $organization OR toLower(owner.name) = toLower($organization)
   OR $organization IN owner.aliases
RETURN initiative.id AS project_id, initiative.name AS project, owner.id AS who_id, owner.name AS who,
       work.statements AS statements, work.independent AS independent, work.first AS first, work.last AS last
ORDER BY coalesce(last, '') DESC, project, who, who_id, project_id
