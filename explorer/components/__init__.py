"""One file a component: a function that gives its tree, and `register` where it has callbacks of its own."""
