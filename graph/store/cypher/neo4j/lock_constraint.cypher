// What makes `lock` a lock: two transactions cannot both have the id in the index.
CREATE CONSTRAINT NAME IF NOT EXISTS FOR (n:BackchannelLock) REQUIRE n.id IS UNIQUE
