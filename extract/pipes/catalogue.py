"""Finds what the catalogue knows: organisations, products, sectors and places, by every surface they go by.

A surface that is also an ordinary word, by the catalogue's word or because the vocabulary has it, counts only with a
capital inside a sentence; elsewhere it is kept as a hit that is not `sure`, for the context to decide.
"""

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extract.catalogue import (
    Catalogue,
    KnownOrganization,
    KnownPlace,
    KnownProduct,
    KnownSector,
    is_ambiguous,
    load_catalogue,
)
from extract.lexicon import words
from extract.lexicon.vocabulary import frequency
from extract.reading import Hit, reading
from graph.ids import fold

Known = KnownOrganization | KnownProduct | KnownSector | KnownPlace
_TYPES: dict[type[Known], str] = {
    KnownOrganization: "ORG",
    KnownProduct: "PRODUCT",
    KnownSector: "SECTOR",
    KnownPlace: "PLACE",
}
_COMMON = 3
_ORDER = {"ORG": 0, "PRODUCT": 1, "PLACE": 2, "SECTOR": 3}


class CatalogueMatcher:
    """A `PhraseMatcher` over all surfaces, without regard to case, and the rules on case that follow it."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._things: dict[str, Known] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._capitals = words("names.txt", "generic capitals")
        patterns: dict[str, list[Doc]] = {}
        for number, thing in enumerate(self._all()):
            key = str(number)
            self._things[key] = thing
            patterns[key] = [nlp.tokenizer(surface) for surface in self._surfaces(thing)]
        for key, docs in patterns.items():
            self._matcher.add(key, docs)

    def _all(self) -> Iterator[Known]:
        yield from self.catalogue.organizations
        yield from self.catalogue.products
        yield from self.catalogue.sectors
        yield from self.catalogue.places

    @staticmethod
    def _surfaces(thing: Known) -> set[str]:
        surfaces = {surface for surface in thing.surfaces if surface}
        if isinstance(thing, KnownSector):
            surfaces |= {"#" + surface.replace(" ", "").replace("-", "") for surface in surfaces}
        return surfaces

    def __call__(self, doc: Doc) -> Doc:
        """Sets the hits of the document: the longest first where they overlap, two at one place where types differ."""
        found = reading(doc)
        if found.lang != "en":
            return doc
        hits = [hit for span in self._matcher(doc, as_spans=True) if (hit := self._hit(span)) is not None]
        taken: dict[int, tuple[int, int]] = {}
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, _ORDER[hit.type])):
            place = (hit.start, hit.end)
            if all(taken.get(index, place) == place for index in range(*place)):
                taken.update(dict.fromkeys(range(*place), place))
                found.hits.append(hit)
        found.hits.sort(key=lambda hit: (hit.start, _ORDER[hit.type]))
        return doc

    def _hit(self, span: Span) -> Hit | None:
        thing = self._things[span.label_]
        kind = _TYPES[type(thing)]
        surface = span.text
        if surface in self._capitals or surface.startswith("@"):
            return None if not surface.startswith("@") else self._make(span, thing, kind, True)
        if isinstance(thing, KnownSector):
            return self._make(span, thing, kind, True)
        capital = surface[0].isupper() or any(c.isupper() for c in surface) or surface.startswith("#")
        ordinary = is_ambiguous(thing, surface) or (len(span) == 1 and frequency(surface.lower()) >= _COMMON)
        if len(surface) <= 3 and not surface.isupper() and not any(c.isdigit() for c in surface):
            ordinary = True
        if not capital and (ordinary or kind == "PLACE"):
            return None
        if surface.isupper() and isinstance(thing, KnownPlace) and len(surface) <= 3 and surface not in thing.surfaces:
            return None
        starts = span[0].is_sent_start or (span.start > 0 and not span.doc[span.start - 1].text[0].isalnum())
        return self._make(span, thing, kind, not (ordinary and (starts or is_ambiguous(thing, surface))))

    @staticmethod
    def _make(span: Span, thing: Known, kind: str, sure: bool) -> Hit:
        roles = thing.roles if isinstance(thing, KnownOrganization) else frozenset[str]()
        vendor = thing.vendor if isinstance(thing, KnownProduct) else ""
        return Hit(span.start, span.end, kind, fold(thing.name), sure, roles, vendor)


@Language.factory("backchannel_catalogue", default_config={"folder": None})
def make_catalogue(nlp: Language, name: str, folder: str | None) -> CatalogueMatcher:
    """`folder`: further catalogue files, laid over ours."""
    return CatalogueMatcher(nlp, load_catalogue(Path(folder) if folder else None))
