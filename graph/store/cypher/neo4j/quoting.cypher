// Statements by the words of their text.
CALL db.index.fulltext.queryNodes('backchannel_quotes', $query, {limit: $limit}) YIELD node AS n
RETURN n.id AS id
