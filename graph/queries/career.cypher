// title: Where a person worked and when
// question: Which jobs is a person said to have or have had, and over which dates is that said?
// $person string: the person's id, name, alias or handle
MATCH (worker:Person)-[job:WORKS_AT]->(firm:Organization)
WHERE worker.id = $person OR toLower(worker.name) = toLower($person)
   OR $person IN worker.aliases OR $person IN worker.handles
RETURN worker.id AS person_id, worker.name AS person, firm.id AS employer_id, firm.name AS employer,
       job.title AS title, job.status AS status, job.first AS first, job.last AS last,
       job.statements AS statements, job.independent AS independent, job.confidence AS confidence
ORDER BY coalesce(last, '') DESC, coalesce(first, '') DESC, employer, employer_id
