"""Job titles: those of the catalogue, and what the grammar of titles makes ("senior vice president and CIO")."""

import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extract.catalogue import Catalogue, load_catalogue
from extract.lexicon import sections
from extract.lexicon.titles import title_role
from extract.reading import JobTitle, reading

_MAX_SENTENCE = 600


@lru_cache(maxsize=1)
def _grammar() -> re.Pattern[str]:
    """Over tokens in lower case parted by one blank: modifiers, a head, and for some heads what they are head of."""
    lists = {
        name: "|".join(sorted((re.escape(entry) for entry in entries), key=len, reverse=True))
        for name, entries in sections("titles.txt").items()
    }
    area = rf"(?:{lists['areas']})"
    modifier = rf"(?:{lists['modifiers']}|{lists['areas']})"
    of = rf"(?: (?:of|for)(?: the)?(?: {area}){{1,3}}(?: and(?: {area}){{1,2}})?)"
    bare = rf"(?:{lists['bare heads']})"
    full = rf"(?:(?:{lists['open heads']}){of}?|chief(?: {area}(?: and {area})?){{1,3}} officer)"
    reverse = rf"(?:(?:{lists['open heads']}) {area})"
    one = rf"(?:(?:{modifier} (?:- )?){{0,4}}(?:{bare}|{reverse}|{full}))"
    return re.compile(rf"(?<=[ (]){one}(?: (?:and|/|&) {one})?(?= )")


class TitleFinder:
    """Finds job titles sentence by sentence."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __call__(self, doc: Doc) -> Doc:
        """Sets the titles of the document."""
        found = reading(doc)
        if found.lang != "en":
            return doc
        for sentence in doc.sents:
            for start in range(sentence.start, sentence.end, _MAX_SENTENCE):
                self._find(doc, start, min(start + _MAX_SENTENCE, sentence.end), found.titles)
        return doc

    def _find(self, doc: Doc, first: int, last: int, titles: list[JobTitle]) -> None:
        text, offsets = " ", []
        lowered = [token.lower_ for token in doc[first:last]]
        for word in lowered:
            offsets.append(len(text))
            text += word + " "
        for match in _grammar().finditer(text):
            start = bisect_right(offsets, match.start()) - 1
            end = bisect_right(offsets, match.end() - 1)
            surface = doc[first + start : first + end].text
            if _is_title(surface):
                titles.append(JobTitle(first + start, first + end, title_role(surface, self.catalogue)))


def _is_title(surface: str) -> bool:
    """ "lead", "head" and their like are titles only with something to them."""
    return surface.lower() not in sections("titles.txt")["never alone"]


@Language.factory("backchannel_titles", default_config={"folder": None})
def make_titles(nlp: Language, name: str, folder: str | None) -> TitleFinder:
    """`folder`: further catalogue files, laid over ours."""
    return TitleFinder(load_catalogue(Path(folder) if folder else None))
