"""Documents and annotations as JSON objects, one a line: the contract between an extractor and the graph."""

from graph.annotation.reading import annotation_from_json, default_kind, document_from_json
from graph.annotation.writing import annotation_to_json, document_to_json

__all__ = ["annotation_from_json", "annotation_to_json", "default_kind", "document_from_json", "document_to_json"]
