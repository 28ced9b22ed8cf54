// How many neighbours each kind of edge leads to. A neighbour has labels beside that of its kind.
MATCH (n:KIND {id: $id})-[r:EDGES]-(m:KINDS)
WITH type(r) AS edge, labels(m) AS labels, count(DISTINCT m) AS count
RETURN edge, head([kind IN ['Document', 'Person', 'Organization', 'Product', 'Project', 'Sector', 'Place', 'Statement',
                            'TeamMove', 'Deal', 'Judgement'] WHERE kind IN labels]) AS kind, sum(count) AS count
