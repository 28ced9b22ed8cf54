// Entities and documents by the keys that they are found by.
UNWIND $keys AS key
CALL db.index.fulltext.queryNodes('backchannel_keys', key, {limit: $limit}) YIELD node AS n
RETURN key, n.id AS id
