// Add edges that are not there with the same span.
UNWIND $rows AS row
MATCH (source:SOURCE {id: row.source})
MATCH (target:TARGET {id: row.target})
MERGE (source)-[r:EDGE {start: row.properties.start, end: row.properties.end}]->(target)
SET r = row.properties
