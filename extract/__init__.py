"""Documents into statements: reading, what is found in a text, and the way into the graph."""
