"""Components that find relations, one family of kinds a file."""
