"""One file a page: `layout` gives its tree, `register` its callbacks."""
