// Add edges that are not there for the same movers.
UNWIND $rows AS row
MATCH (source:SOURCE {id: row.source})
MATCH (target:TARGET {id: row.target})
MERGE (source)-[r:EDGE {what: row.properties.what}]->(target)
SET r = row.properties
