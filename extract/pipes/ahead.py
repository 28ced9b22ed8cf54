"""Documents on whose behalf other threads work while those before them go on through the pipeline."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from spacy.tokens import Doc

AHEAD = 16

_Work = TypeVar("_Work")


def ahead(
    docs: Iterable[Doc], begin: Callable[[Doc], _Work], end: Callable[[Doc, _Work], Doc], count: int = AHEAD
) -> Iterator[Doc]:
    """The documents in their order; work is begun on `count` of them before that on the first is ended."""
    begun: deque[tuple[Doc, _Work]] = deque()
    for doc in docs:
        begun.append((doc, begin(doc)))
        if len(begun) == count:
            yield end(*begun.popleft())
    while begun:
        yield end(*begun.popleft())
