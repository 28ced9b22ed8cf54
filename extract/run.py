"""Documents into the graph: read, sort out what is there, extract, resolve, write. A run can be killed and repeated.

One batch is one transaction of the store. What a run that was killed had written is known to the next one.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from extract.attempt import Extractor, attempt
from extract.catalogue import Catalogue, load_catalogue
from extract.dedupe import Deduper, Sorted
from extract.read import Corpus, Found, Rejected
from extract.rejects import RejectsFile, beside_store
from graph.curation import Curation, active
from graph.ids import content_hash
from graph.model import Annotation
from graph.resolve import Facts, Resolution, Resolver, statements_of
from graph.settings import Settings, load_settings
from graph.store import Batch, Making, Store, StoredDocument, StoredKnowledge, Writer, unheard

BATCH = 500
"""Documents in one transaction."""

_BATCH_CHARACTERS = 4_000_000
_EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of what was read: `read` is the sum of the five numbers after it. `ignored` counts files.

    `first_rejected` is the first of what was rejected, as an example.
    """

    read: int = 0
    new: int = 0
    updated: int = 0
    known: int = 0
    duplicate: int = 0
    rejected: int = 0
    ignored: int = 0
    first_rejected: Rejected | None = field(default=None, compare=False)

    def __add__(self, other: "Summary") -> "Summary":
        """Both runs together."""
        counts = [getattr(self, name) + getattr(other, name) for name in self.__slots__[:-1]]
        return replace(Summary(*counts), first_rejected=self.first_rejected or other.first_rejected)


Progress = Callable[[float, int], None]
"""Hears how many of how many bytes are done."""


def _unheard(done: float, size: int) -> None:
    """Nobody listens."""


def ingest(
    paths: Sequence[str | Path],
    store: Store,
    extractor: Extractor | None = None,
    *,
    settings: Settings | None = None,
    rejects: Path | None = None,
    batch: int = BATCH,
    progress: Progress = _unheard,
    making: Making = unheard,
) -> Summary:
    """Bring files, folders and "-" (standard input) into the graph and say what became of them.

    Without an extractor the sources are JSON lines that carry entities and relations. What cannot be used is appended
    to `rejects`, by default a file beside the store. `progress` hears of what is read, `making` of indexes that the
    graph lacks and that are made before. Raises RunError where the run as a whole cannot go on.
    """
    settings = settings or load_settings()
    file = RejectsFile(rejects or beside_store(store.url))
    corpus = Corpus(paths, settings.document_limit, sys.stdin.buffer, leave_out=[file.path])
    run = _Run(corpus, store, extractor, load_catalogue(settings.catalogue), progress, making)
    found = corpus.annotations() if extractor is None else corpus.documents()
    summary = Summary()
    with closing(run):
        for chunk, rejected in _chunks(found, batch):
            result = run.write(chunk)
            rejected += result.rejected
            file.add(rejected)
            summary += Summary(
                read=len(chunk) + len(rejected) - len(result.rejected),
                new=len(result.new),
                updated=len(result.updated),
                known=result.known,
                duplicate=result.duplicate,
                rejected=len(rejected),
                first_rejected=rejected[0] if rejected else None,
            )
        run.settle()
    return replace(summary, ignored=corpus.ignored)


class _Run:
    """What stays the same from batch to batch."""

    def __init__(
        self,
        corpus: Corpus,
        store: Store,
        extractor: Extractor | None,
        catalogue: Catalogue,
        progress: Progress,
        making: Making,
    ) -> None:
        # The writer first: it makes the graph where there is none.
        self._writer: Writer = store.writer(making)
        reader = store.reader()
        self._corpus = corpus
        self._size = corpus.size
        self._done = 0
        self._progress = progress
        self._extractor = extractor
        self._deduper = Deduper(reader, extractor.name if extractor else _EXTERNAL)
        self._resolver = Resolver(
            StoredKnowledge(reader),
            catalogue.canonical(),
            facts_of(catalogue),
            apart=Curation(active(reader.judgements())).apart,
        )

    def write(self, chunk: Sequence[Found]) -> Sorted:
        """Sort the documents out, extract those that need it, and write them."""
        result = self._deduper.sort(chunk)
        annotations = list(self._annotated(result))
        if annotations:
            resolution = self._resolver.resolve(annotations)
            self._writer.write(batch_of(annotations, resolution, result.copies_of_new))
        if result.copies:
            self._writer.remember_copies(result.copies)
        self._done = self._corpus.done
        self._progress(self._done, self._size)
        return result

    def settle(self) -> None:
        """Write what only the whole run could tell."""
        resolution = self._resolver.settle()
        if resolution.merges:
            self._writer.write(Batch(entities=resolution.entities, merges=resolution.merges))
        self._writer.settled()

    def close(self) -> None:
        """Let others write to the store."""
        self._writer.close()

    def _annotated(self, result: Sorted) -> Iterator[Annotation]:
        found = [*result.new, *result.updated]
        if self._extractor is None:
            for each in found:
                if each.annotation is not None:
                    yield replace(each.annotation, document=each.document)
            return
        step = (self._corpus.done - self._done) / (len(found) or 1)
        for count, (each, attempted) in enumerate(zip(found, attempt(self._extractor, found), strict=True), 1):
            self._progress(self._done + count * step, self._size)
            if isinstance(attempted, Annotation):
                yield attempted
            else:
                result.reject(each, attempted)


def batch_of(annotations: Sequence[Annotation], resolution: Resolution, copies: Mapping[str, Sequence[str]]) -> Batch:
    """What a store writes for annotated documents whose entities are resolved; `copies` by document id."""
    found = [statements_of(annotation, resolution.ids[annotation.document.id]) for annotation in annotations]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    documents = tuple(
        StoredDocument(
            document=annotation.document,
            hash=content_hash(annotation.document.text),
            act=annotation.act,
            lang=annotation.lang,
            extractor=annotation.extractor,
            ingested=now,
            author=statements.author,
            copies=tuple(copies.get(annotation.document.id, ())),
        )
        for annotation, statements in zip(annotations, found, strict=True)
    )
    return Batch(
        documents=documents,
        entities=resolution.entities,
        mentions=tuple(mention for statements in found for mention in statements.mentions),
        statements=tuple(statement for statements in found for statement in statements.statements),
        merges=resolution.merges,
    )


def facts_of(catalogue: Catalogue) -> Facts:
    """What the catalogue knows of organisations beyond their names."""
    return {
        ("ORG", known.name): {"country": known.country or None, "roles": tuple(sorted(known.roles))}
        for known in catalogue.organizations
    }


def _chunks(found: Iterable[Found | Rejected], most: int) -> Iterator[tuple[list[Found], list[Rejected]]]:
    """Batches of so many documents, or of fewer long ones, with what was rejected between them."""
    chunk: list[Found] = []
    rejected: list[Rejected] = []
    characters = 0
    for each in found:
        if isinstance(each, Rejected):
            rejected.append(each)
            continue
        chunk.append(each)
        characters += len(each.document.text)
        if len(chunk) >= most or characters >= _BATCH_CHARACTERS or len(rejected) >= most:
            yield chunk, rejected
            chunk, rejected, characters = [], [], 0
    if chunk or rejected:
        yield chunk, rejected
