// The indexes there are, those of constraints among them.
SHOW INDEXES YIELD name
