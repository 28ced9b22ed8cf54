"""Extraction that one bad document cannot stop."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from extract.read import Found, Rejected
from graph.errors import BackchannelError
from graph.model import Annotation, Document


class Extractor(Protocol):
    """Finds entities and relations in documents."""

    @property
    def name(self) -> str:
        """What it is, with its version: a document that one of another name has read is read anew."""
        ...

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation for each document, in their order."""
        ...


def attempt(extractor: Extractor, found: Sequence[Found]) -> Iterator[Annotation | Rejected]:
    """What the extractor finds in each document, in their order; a document that it fails on is rejected.

    Raises what the extractor raises of our own errors: those say that the run cannot go on.
    """
    done = 0
    try:
        for annotation in extractor.annotate([each.document for each in found]):
            yield annotation
            done += 1
    except BackchannelError:
        raise
    except Exception:
        # A batch fails as a whole. One by one, the document at fault is found, and the others are read.
        for each in found[done:]:
            yield _alone(extractor, each)


def _alone(extractor: Extractor, found: Found) -> Annotation | Rejected:
    try:
        (annotation,) = extractor.annotate([found.document])
    except BackchannelError:
        raise
    except Exception as error:
        reason = f"the extractor {extractor.name} fails on it: {type(error).__name__}: {error}"
        return Rejected(found.address, None, reason, found.document.text[:500])
    return annotation
