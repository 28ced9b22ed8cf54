"""People, organisations, products and places of a document.

Names are runs of capitals and catalogue hits; the type of a name is weighed from cues over all its mentions together.
"""

import re
from collections import defaultdict

from spacy.tokens import Doc

from extract.catalogue import Catalogue
from extract.lexicon import words
from extract.lexicon.vocabulary import frequency
from extract.pipes.cues import TYPES, Context, nameness, score_hits, score_shape
from extract.pipes.extensions import Hit, Reading
from extract.pipes.names import Candidate, Runs, headlines

_ACCEPT = 1.3
URL = re.compile(r"https?://|www\.|^[\w.+-]+@[\w-]+\.|\.(?:example|com/|org/)")


class Names:
    """People, organisations, products and places of one document."""

    def __init__(self, doc: Doc, found: Reading, catalogue: Catalogue, blocked: set[int]) -> None:
        self._doc = doc
        self._catalogue = catalogue
        self._context = Context(doc, found.titles)
        self._hits = {hit.start: hit for hit in reversed(found.hits) if hit.type != "SECTOR"}
        self._pairs = _pairs(found.hits)
        outside = {token.i for token in doc if token.text[0] in "@#" or URL.search(token.text)}
        self._blocked = blocked | outside | self._honorifics()
        heads = headlines(doc)
        self._headline = {index for head in heads for index in range(head, _sentence_end(doc, head))}
        self._author_names = _author_names(found)

    def spans(self) -> list[tuple[int, int, str]]:
        """Token spans with their type, in no order."""
        candidates = self._candidates()
        body = [candidate for candidate in candidates if not candidate.headline]
        groups = self._groups(body)
        types = self._decide(groups)
        found = [(c.start, c.end, _own_type(c, kind)) for key, kind in types.items() for c in groups[key]]
        found.extend(self._in_headlines(types, candidates))
        return found

    def _honorifics(self) -> set[int]:
        titles = words("names.txt", "honorifics")
        return {t.i for t in self._doc if t.lower_ in titles and t.i + 1 < len(self._doc) and t.text[0].isupper()}

    def _candidates(self) -> list[Candidate]:
        found: list[Candidate] = []
        covered: set[int] = set()
        for run in Runs(self._doc, self._blocked):
            for candidate in self._cut(run):
                candidate.headline = candidate.start in self._headline
                covered.update(range(candidate.start, candidate.end))
                found.append(candidate)
        for hit in self._hits.values():
            place = range(hit.start, hit.end)
            if covered.isdisjoint(place) and self._blocked.isdisjoint(place) and hit.sure:
                found.append(Candidate(hit.start, hit.end, headline=hit.start in self._headline))
        return found

    def _cut(self, run: Candidate) -> list[Candidate]:
        """Ordinary words in front of a known name are not part of it."""
        for start in range(run.start + 1, run.end):
            hit = self._hits.get(start)
            if hit is None or not hit.sure or not run.opens:
                continue
            if all(frequency(token.lower_) >= 5 for token in self._doc[run.start : start]):
                return [Candidate(start, run.end, version=run.version)]
        return [run]

    def _groups(self, candidates: list[Candidate]) -> dict[tuple[str, ...], list[Candidate]]:
        groups: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._score(candidate)
            groups[self._key(candidate)].append(candidate)
        return groups

    def _key(self, candidate: Candidate) -> tuple[str, ...]:
        return tuple(token.lower_ for token in self._doc[candidate.start : candidate.end])

    def _score(self, candidate: Candidate) -> None:
        score_shape(self._doc, candidate, self._catalogue)
        self._context.score(candidate)
        if candidate.start > 0 and self._doc[candidate.start - 1].lower_ in words("names.txt", "honorifics"):
            candidate.scores["PERSON"] = candidate.scores.get("PERSON", 0.0) + 4.0
        hits = [hit for hit in self._pairs.get(candidate.start, ()) if hit.end == candidate.end]
        if hits:
            score_hits(candidate, hits)
        else:
            self._score_part(candidate)

    def _score_part(self, candidate: Candidate) -> None:
        """A vendor with further words is its product, unless the last of them heads an organisation."""
        for hit in self._pairs.get(candidate.start, ()):
            last = self._doc[candidate.end - 1].lower_
            rest = self._pairs.get(hit.end, ())
            if hit.type == "ORG" and any(other.type == "PLACE" and other.end == candidate.end for other in rest):
                candidate.scores["ORG"] = candidate.scores.get("ORG", 0.0) + 4.0
                continue
            if hit.end >= candidate.end or not hit.sure or self._catalogue.is_given_name(self._doc[hit.start].text):
                continue
            if hit.type == "PRODUCT" or (hit.type == "ORG" and last not in words("names.txt", "organization heads")):
                candidate.scores["PRODUCT"] = candidate.scores.get("PRODUCT", 0.0) + 2.4

    def _decide(self, groups: dict[tuple[str, ...], list[Candidate]]) -> dict[tuple[str, ...], str]:
        types: dict[tuple[str, ...], str] = {}
        for key in sorted(groups, key=len, reverse=True):
            totals = self._totals(key, groups[key])
            self._lend(key, totals, types)
            kind = max(TYPES, key=lambda kind: totals.get(kind, 0.0))
            sure = max(nameness(self._doc, candidate) for candidate in groups[key])
            if len(groups[key]) > 1:
                sure += 0.3
            if totals.get(kind, 0.0) + sure >= _ACCEPT:
                types[key] = kind
        return types

    def _totals(self, key: tuple[str, ...], candidates: list[Candidate]) -> dict[str, float]:
        """The best score of a type over the mentions, and a third of the others'."""
        totals: dict[str, float] = {}
        for kind in TYPES:
            scores = sorted((c.scores.get(kind, 0.0) for c in candidates), reverse=True)
            totals[kind] = scores[0] + sum(score for score in scores[1:4]) / 3
        for name, kind in self._author_names:
            if (
                key == name
                or (len(key) < len(name) and name[: len(key)] == key)
                or (kind == "PERSON" and key == name[-1:])
            ):
                totals[kind] += 4.0
        return totals

    @staticmethod
    def _lend(key: tuple[str, ...], totals: dict[str, float], types: dict[tuple[str, ...], str]) -> None:
        """A longer name that begins or ends with this one lends it its type."""
        for longer, kind in types.items():
            if len(longer) <= len(key):
                continue
            if kind == "PERSON" and (longer[: len(key)] == key or longer[-len(key) :] == key):
                totals["PERSON"] += 3.0
            elif kind == "ORG" and longer[: len(key)] == key:
                totals["ORG"] += 2.0
            elif kind == "PRODUCT" and longer[: len(key)] == key:
                totals["ORG"] += 0.9
                totals["PRODUCT"] += 0.6

    def _in_headlines(
        self, types: dict[tuple[str, ...], str], candidates: list[Candidate]
    ) -> list[tuple[int, int, str]]:
        """Names of the body, whole or by their first word, in lines where capitals tell nothing; else what is known."""
        known = dict(types)
        for key, kind in types.items():
            if len(key) > 1 and kind == "ORG" and frequency(key[0]) < 3:
                known.setdefault(key[:1], kind)
        longest = max((len(key) for key in known), default=0)
        found: list[tuple[int, int, str]] = []
        index = 0
        places = sorted(self._headline)
        lowered = {place: self._doc[place].lower_ for place in places}
        taken: set[int] = set()
        for index in places:
            for size in range(longest, 0, -1):
                key = tuple(lowered.get(place, "\n") for place in range(index, index + size))
                if key in known and taken.isdisjoint(range(index, index + size)):
                    taken.update(range(index, index + size))
                    found.append((index, index + size, known[key]))
                    break
        for candidate in candidates:
            hits = [h for h in self._pairs.get(candidate.start, ()) if h.end == candidate.end and h.sure]
            if candidate.headline and hits and taken.isdisjoint(range(candidate.start, candidate.end)):
                found.append((candidate.start, candidate.end, hits[0].type))
        return found


def _own_type(candidate: Candidate, kind: str) -> str:
    """A name that is both a vendor and a product may be the one here and the other there."""
    if not candidate.either or kind not in ("ORG", "PRODUCT"):
        return kind
    return max(("PRODUCT", "ORG"), key=lambda name: candidate.scores.get(name, 0.0))


def _pairs(hits: list[Hit]) -> dict[int, list[Hit]]:
    pairs: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.type != "SECTOR":
            pairs[hit.start].append(hit)
    return pairs


def _sentence_end(doc: Doc, start: int) -> int:
    end = start + 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    return end


def _author_names(found: Reading) -> list[tuple[tuple[str, ...], str]]:
    author = found.document.author
    if author is None:
        return []
    names = []
    if author.name and (author.org or author.title):
        names.append((tuple(author.name.lower().replace("-", " - ").split()), "PERSON"))
    if author.org:
        names.append((tuple(author.org.lower().replace("-", " - ").split()), "ORG"))
    return names
