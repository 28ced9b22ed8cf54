// Add edges that are not there.
UNWIND $rows AS row
MATCH (source:SOURCE {id: row.source})
MATCH (target:TARGET {id: row.target})
MERGE (source)-[r:EDGE]->(target)
SET r = row.properties
