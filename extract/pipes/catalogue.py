"""Finds what the catalogue knows: organisations, products, sectors and places, by every surface they go by.

A surface that is also an ordinary word, by the catalogue's word or because the vocabulary has it, counts only with a
capital inside a sentence; elsewhere it is kept as a hit that is not `sure`, for the context to decide.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

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
_BETWEEN = "\n"
_ORDER = {"ORG": 0, "PRODUCT": 1, "PLACE": 2, "SECTOR": 3}


class CatalogueMatcher:
    """Looks up every run of words that begins like a surface, without regard to case; then come the rules on case."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._capitals = words("names.txt", "generic capitals")
        self._things: defaultdict[str, list[Known]] = defaultdict(list)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for thing in self._all():
            for phrase in {_phrase(nlp, surface) for surface in self._surfaces(thing)}:
                self._things[_BETWEEN.join(phrase)].append(thing)
                lengths[phrase[0]].add(len(phrase))
        self._lengths = {word: tuple(sorted(counts)) for word, counts in lengths.items()}

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
        hits = [hit for match in self._matches(doc) if (hit := self._hit(doc, *match)) is not None]
        taken: dict[int, tuple[int, int]] = {}
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, _ORDER[hit.type])):
            place = (hit.start, hit.end)
            if all(taken.get(index, place) == place for index in range(*place)):
                taken.update(dict.fromkeys(range(*place), place))
                found.hits.append(hit)
        found.hits.sort(key=lambda hit: (hit.start, _ORDER[hit.type]))
        return doc

    def _matches(self, doc: Doc) -> Iterator[tuple[int, int, Known]]:
        """Every run of tokens, from one to before another, that a thing goes by."""
        lowered = [token.lower_ for token in doc]
        for start, word in enumerate(lowered):
            for length in self._lengths.get(word, ()):
                run = lowered[start : start + length]
                if len(run) == length:
                    yield from ((start, start + length, thing) for thing in self._things.get(_BETWEEN.join(run), ()))

    def _hit(self, doc: Doc, start: int, end: int, thing: Known) -> Hit | None:
        kind = _TYPES[type(thing)]
        surface = doc[start:end].text
        if surface in self._capitals or surface.startswith("@"):
            return None if not surface.startswith("@") else self._make(start, end, thing, kind, True)
        if isinstance(thing, KnownSector):
            return self._make(start, end, thing, kind, True)
        capital = surface[0].isupper() or any(c.isupper() for c in surface) or surface.startswith("#")
        ordinary = is_ambiguous(thing, surface) or (end - start == 1 and frequency(surface.lower()) >= _COMMON)
        if len(surface) <= 3 and not surface.isupper() and not any(c.isdigit() for c in surface):
            ordinary = True
        if not capital and (ordinary or kind == "PLACE"):
            return None
        if surface.isupper() and isinstance(thing, KnownPlace) and len(surface) <= 3 and surface not in thing.surfaces:
            return None
        starts = doc[start].is_sent_start or (start > 0 and not doc[start - 1].text[0].isalnum())
        return self._make(start, end, thing, kind, not (ordinary and (starts or is_ambiguous(thing, surface))))

    @staticmethod
    def _make(start: int, end: int, thing: Known, kind: str, sure: bool) -> Hit:
        roles = thing.roles if isinstance(thing, KnownOrganization) else frozenset[str]()
        vendor = thing.vendor if isinstance(thing, KnownProduct) else ""
        return Hit(start, end, kind, fold(thing.name), sure, roles, vendor)


def _phrase(nlp: Language, surface: str) -> tuple[str, ...]:
    """The tokens of a surface in lower case."""
    parts = surface.lower().split(" ")
    # Nothing cuts a word of letters and digits; what makes whole documents takes most of the time that loading takes.
    return tuple(parts) if all(map(str.isalnum, parts)) else tuple(token.lower_ for token in nlp.tokenizer(surface))


@Language.factory("backchannel_catalogue", default_config={"folder": None})
def make_catalogue(nlp: Language, name: str, folder: str | None) -> CatalogueMatcher:
    """`folder`: further catalogue files, laid over ours."""
    return CatalogueMatcher(nlp, load_catalogue(Path(folder) if folder else None))
