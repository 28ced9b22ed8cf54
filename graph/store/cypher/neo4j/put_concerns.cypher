// Add edges that are not there with the same role.
UNWIND $rows AS row
MATCH (source:SOURCE {id: row.source})
MATCH (target:TARGET {id: row.target})
MERGE (source)-[r:EDGE {role: row.properties.role}]->(target)
SET r = row.properties
