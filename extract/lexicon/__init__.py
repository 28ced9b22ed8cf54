"""Language data of the extractor as readable files, and what reads them."""

from extract.lexicon.lexicon import sections, table, words

__all__ = ["sections", "table", "words"]
