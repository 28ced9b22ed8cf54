// Wait until the indexes hold what is there.
CALL db.awaitIndexes(600)
