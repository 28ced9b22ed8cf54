"""Language data of the extractor as readable files, and what reads them."""

from extract.lexicon.lexicon import rules, sections, table, words

__all__ = ["rules", "sections", "table", "words"]
