"""JSON lines: one object a line, in the form of the input document or, annotated, of what `extract` prints."""

import json
from collections.abc import Callable, Iterator

from extract.read.base import Found, Rejected, Source
from extract.read.encoding import decoded
from extract.read.made import check_length
from graph.annotation import annotation_from_json, document_from_json
from graph.errors import DocumentError


def read_lines(source: Source) -> Iterator[Found | Rejected]:
    """The documents of a JSON lines file, their text exactly as given, since offsets count its characters."""
    yield from _parsed(source, _plain)


def read_annotations(source: Source) -> Iterator[Found | Rejected]:
    """The annotated documents of a JSON lines file."""
    yield from _parsed(source, _annotated)


def _plain(source: Source, value: object) -> Found:
    document = document_from_json(value)
    return Found(document, document.url or source.address)


def _annotated(source: Source, value: object) -> Found:
    annotation = annotation_from_json(value)
    return Found(annotation.document, annotation.document.url or source.address, annotation)


def _parsed(source: Source, parse: Callable[[Source, object], Found]) -> Iterator[Found | Rejected]:
    """What `parse` makes of each line's object, or why it could not; blank lines are passed over."""
    for number, line in enumerate(source.lines(), 1):
        raw = line.decode("utf-8", "replace").strip()
        try:
            text = decoded(line).strip().removeprefix("\ufeff")
            if not text:
                continue
            if len(line) >= source.longest_line:
                raise DocumentError(f"the line has {source.longest_line:,} bytes or more, too many for a document.")
            found = parse(source, json.loads(text))
            check_length(source, found.document.text)
        except (DocumentError, RecursionError, ValueError) as error:
            yield Rejected.of(source, number, _reason(error), raw)
        else:
            yield found


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: {error.msg.lower()} at character {error.colno}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
