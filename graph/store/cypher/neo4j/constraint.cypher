// Ids are unique, and found by an index.
CREATE CONSTRAINT NAME IF NOT EXISTS FOR (n:KIND) REQUIRE n.id IS UNIQUE
