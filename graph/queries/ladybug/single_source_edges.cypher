// title: Edges with a single source
// question: Which connections rest on one independent source alone and want a second look?
// $edge string = "": only edges of this kind, such as OUTSOURCES_TO
MATCH (one)-[tie:TALKS_ABOUT|TALKS_TO|WORKS_AT|UNIT_OF|USES|OFFERS|WORKS_ON|IN_SECTOR|OUTSOURCES_TO|MOVED_TO]->(other)
WHERE tie.independent = 1 AND ($edge = '' OR label(tie) = $edge)
RETURN label(tie) AS edge, one.id AS source_id, one.name AS source, other.id AS target_id, other.name AS target,
       tie.statements AS statements, tie.last AS last, tie.confidence AS confidence
ORDER BY confidence, edge, source, target, source_id, target_id
