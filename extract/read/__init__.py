"""Sources into documents: one file for each kind of source, a registry by file name ending."""

from extract.read.base import Found, Rejected, Source, SourceReader
from extract.read.corpus import READERS, STDIN, Corpus

__all__ = ["READERS", "STDIN", "Corpus", "Found", "Rejected", "Source", "SourceReader"]
