"""Extraction in several processes."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from types import TracebackType
from typing import Self

from extract.attempt import Extractor
from graph.model import Annotation, Document

_SHARE = 16
"""Documents that a process takes at a time."""

_loaded: list[Extractor] = []


class ParallelExtractor:
    """An extractor that lets `workers` processes work, each with one of its own that `load` makes there.

    Annotations come in the order of the documents. Use as a context manager; `load` has to be picklable.
    """

    def __init__(self, name: str, load: Callable[[], Extractor], workers: int) -> None:
        self.name = name
        self._waiting = 2 * workers
        # Spawned, not forked: a fork would copy the store's open files and threads.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(workers, context, _load, (load,))

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """One annotation for each document, in their order."""
        rest = iter(documents)
        running: deque[Future[list[Annotation]]] = deque()
        while True:
            while len(running) < self._waiting and (share := list(islice(rest, _SHARE))):
                running.append(self._pool.submit(_annotate, share))
            if not running:
                return
            yield from running.popleft().result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)


def _load(load: Callable[[], Extractor]) -> None:
    _loaded[:] = [load()]


def _annotate(documents: list[Document]) -> list[Annotation]:
    return list(_loaded[0].annotate(documents))
