// What is kept of entities as they were before judgements.
MATCH (n:Unjudged) WHERE n.kind = 'entity' RETURN n
