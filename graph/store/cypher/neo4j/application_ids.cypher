// The application ids of nodes that are known by Neo4j's own.
MATCH (n) WHERE elementId(n) IN $ids
RETURN elementId(n) AS internal, coalesce(n.id, elementId(n)) AS id
