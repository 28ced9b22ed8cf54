"""spaCy components that read a document; importing `register` makes their factories known."""
