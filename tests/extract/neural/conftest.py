"""Documents read as far as the network's inputs."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from extract.neural.network import SHIPPED
from extract.neural.windows import WindowCutter
from extract.pipes.sentences import sentences
from extract.pipes.tokens import PostTokenizer
from extract.reading import Chain, reading, start_reading
from graph.model import Author, Document

Make = Callable[..., Doc]


@pytest.fixture(scope="session")
def cutter() -> WindowCutter:
    return WindowCutter(SHIPPED)


@pytest.fixture(scope="session")
def make() -> Make:
    tokenizer = PostTokenizer(spacy.blank("en").vocab)

    def make(text: str, author: Author | None = None, entities: tuple[tuple[str, str], ...] = ()) -> Doc:
        """A document with sentences, and chains for (surface, type) at the first place each stands."""
        document = Document("d", "post", text, author)
        doc = sentences(start_reading(tokenizer(text), document))
        found = reading(doc)
        for surface, type in entities:
            start = text.index(surface)
            span = doc.char_span(start, start + len(surface))
            assert span is not None
            found.chains.append(Chain(len(found.chains), type, surface, [(span.start, span.end)]))
        return doc

    return make
