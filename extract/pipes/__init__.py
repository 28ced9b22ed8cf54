"""spaCy components that read a document; importing `register` makes their factories known."""

from extract.pipes.extensions import Chain, Draft, Reading, reading, start_reading

__all__ = ["Chain", "Draft", "Reading", "reading", "start_reading"]
