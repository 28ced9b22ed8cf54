"""The entity step: sets `doc.ents`, with our types as labels.

Any component that sets `doc.ents` can take its place. Money, dates, initiatives, handles and hashtags come from
patterns, names from capitals, catalogue and context.
"""

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.catalogue import Catalogue, load_catalogue
from extract.lexicon import words
from extract.pipes.amounts import dates, money
from extract.pipes.extensions import Hit, Reading, TokenSpan, reading
from extract.pipes.handles import handle_type, tag_entity
from extract.pipes.naming import URL, Names
from extract.pipes.projects import projects


class EntityFinder:
    """Names by catalogue, capitals and context; amounts, dates, initiatives and handles by pattern."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __call__(self, doc: Doc) -> Doc:
        """Sets the entities of an English document."""
        found = reading(doc)
        if found.lang != "en" or not len(doc):
            return doc
        spans: list[tuple[int, int, str]] = []
        taken: set[int] = set()

        def keep(items: Iterable[tuple[int, int, str]]) -> None:
            for start, end, label in items:
                if taken.isdisjoint(range(start, end)):
                    taken.update(range(start, end))
                    spans.append((start, end, label))

        keep(_by_offsets(doc, money(doc.text), "MONEY"))
        keep(_by_offsets(doc, dates(doc.text), "DATE"))
        titles = {index for title in found.titles for index in range(title.start, title.end)}
        keep((start, end, "PROJECT") for start, end in projects(doc, taken | titles))
        names = Names(doc, found, self.catalogue, taken | titles)
        keep(names.spans())
        keep(self._handles(doc, found, spans))
        keep(_sectors(doc, found.hits))
        doc.ents = [Span(doc, start, end, label=label) for start, end, label in sorted(spans)]
        return doc

    def _handles(self, doc: Doc, found: Reading, spans: list[tuple[int, int, str]]) -> Iterable[tuple[int, int, str]]:
        organizations = [doc[start:end].text for start, end, label in spans if label == "ORG"]
        author = found.document.author
        if author is not None and author.org:
            organizations.append(author.org)
        products = [doc[start:end].text for start, end, label in spans if label == "PRODUCT"]
        for index, token in enumerate(doc):
            if token.text[0] == "@" and len(token) > 1 and not URL.search(token.text):
                yield index, index + 1, handle_type(token.text, organizations, self.catalogue)
            elif token.text[0] == "#" and len(token) > 1:
                label = tag_entity(token.text, organizations, products, self.catalogue)
                if label:
                    yield index, index + 1, label


def _sectors(doc: Doc, hits: list[Hit]) -> Iterable[tuple[int, int, str]]:
    """Industries as topics: no shops and hospitals that are counted, and "charity" of "the charity sector"."""
    things, tails = words("names.txt", "sector things"), words("names.txt", "sector tails")
    for hit in hits:
        end = hit.end
        while end - hit.start > 1 and doc[end - 1].lower_ in tails:
            end -= 1
        if hit.type == "SECTOR" and doc[hit.start : end].text.lower().removeprefix("#") not in things:
            yield hit.start, end, "SECTOR"


def _by_offsets(doc: Doc, offsets: Iterable[TokenSpan], label: str) -> Iterable[tuple[int, int, str]]:
    for start, end in offsets:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield span.start, span.end, label


@Language.factory("backchannel_entities", default_config={"folder": None})
def make_entities(nlp: Language, name: str, folder: str | None) -> EntityFinder:
    """`folder`: further catalogue files, laid over ours."""
    return EntityFinder(load_catalogue(Path(folder) if folder else None))
