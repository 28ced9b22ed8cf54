"""spaCy components that read a document; `register` makes their factories known."""

from extract.pipes.extensions import Chain, Draft, Reading, reading, start_reading
from extract.pipes.register import FACTORIES

__all__ = ["FACTORIES", "Chain", "Draft", "Reading", "reading", "start_reading"]
