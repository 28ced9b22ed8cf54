"""Which words are the job title that a relation gives somebody.

A choice (`extract.pipes.choosing`) between what may be a title in the evidence and none of it, by what stands around
each; the weights are learned from the documents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.pipes.choosing import Chooser
from extract.pipes.possible_titles import OF, titles
from extract.reading import Chain, Reading, TokenSpan

TRAITS = (
    "title",
    "made by the grammar",
    "one word",
    "with what it is of",
    "capital",
    "part of a longer one",
    "right before the name",
    "comma and name after",
    "name after",
    "comma and name before",
    "bracket after the name",
    "name before",
    "name near before",
    "name near after",
    "name far",
    "name not there",
    "author not named",
    "another person nearer",
    "of the organisation before",
    "organisation right before",
    "at the organisation",
    "organisation near",
    "organisation far",
    "organisation not there",
    "another organisation nearer",
    "at another organisation",
    "of another organisation before",
    "as before",
    "is before",
    "was before",
    "appointed before",
    "new before",
    "former before",
    "possessive pronoun before",
    "article before",
    "former job",
    "former job, former before",
    "former job, was before",
    "former job, another organisation nearer",
    "former job, at the organisation",
    "former job, of the organisation before",
    "former job, new before",
    "present job, former before",
    "present job, was before",
)
"""What is told of a title; the first is always so, and what it weighs is how much speaks for any title at all."""

_NEAR, _FAR = 3, 14
_AT = frozenset(("of", "at", "for", "with", "in"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_PRONOUNS = frozenset(("his", "her", "its", "their", "our", "my", "your", "whose"))
_FORMER = frozenset(("former", "formerly", "ex", "then", "previously", "once", "late", "previous", "old", "until"))
_NEW = frozenset(("new", "now", "becomes", "become", "next", "incoming"))
_NAMED = frozenset(("named", "appointed", "appoints", "names", "made", "elected", "promoted", "hired", "hires"))
_IS, _WAS = frozenset(("is", "am", "are", "'m", "’m", "'s", "’s")), frozenset(("was", "were", "been"))
_ARTICLES = frozenset(("a", "an", "the"))
_NOWHERE = 10_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """Who works or worked where, and the tokens that say so."""

    person: Chain
    org: Chain
    former: bool
    span: TokenSpan


class TitleChooser:
    """Picks job titles. `weights`: how much each of `TRAITS` speaks for one; a trait without counts nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._choose = Chooser(TRAITS, weights)

    def __call__(self, doc: Doc, found: Reading, job: Job) -> str | None:
        """The title of a job in the words of its evidence, or None where they give none."""
        possible = list(titles(doc, found, job.span))
        if not possible:
            return None
        best = self._choose(traits(doc, found, job, possible))
        return doc[slice(*possible[best])].text if best is not None else None


def traits(doc: Doc, found: Reading, job: Job, possible: Sequence[TokenSpan]) -> NDArray[np.float64]:
    """(titles, traits): what is told of each, 0 or 1."""
    grammar = {(each.start, each.end) for each in found.titles}
    rows = []
    for start, end in possible:
        part = any(a <= start and end <= b and (a, b) != (start, end) for a, b in possible)
        told = {"title"} | _of_name(doc, found, job, start, end) | _of_organisation(doc, found, job, start, end)
        told |= _before(doc, job, start)
        conditions = {
            "made by the grammar": not part and (start, end) in grammar,
            "one word": end - start == 1,
            "with what it is of": any(token.lower_ in OF for token in doc[start:end]),
            "capital": doc[start].text[0].isupper(),
            "part of a longer one": part,
            "former job": job.former,
        }
        told |= {name for name, holds in conditions.items() if holds}
        told |= {name for name in TRAITS if ", " in name and _crossed(name, told, job.former)}
        rows.append([name in told for name in TRAITS])
    return np.array(rows, dtype=np.float64)


def _crossed(name: str, told: set[str], former: bool) -> bool:
    time, trait = name.split(", ")
    return time == ("former job" if former else "present job") and trait in told


def _of_name(doc: Doc, found: Reading, job: Job, start: int, end: int) -> set[str]:
    """Where the name of the person stands."""
    gap, place = _nearest(job.person, start, end)
    others = [_nearest(chain, start, end)[0] for chain in found.of_type("PERSON") if chain is not job.person]
    told = {"another person nearer"} if min(others, default=gap) < gap else set()
    named = any(job.span[0] <= first < job.span[1] for first, _ in job.person.spans)
    if not named:
        return told | {"author not named" if job.person is found.author else "name not there"}
    after = place[0] >= end
    between = [token.text for token in (doc[end : place[0]] if after else doc[place[1] : start])]
    if between and between[-1] in _ARTICLES:
        between.pop()
    if not between:
        return told | {"right before the name" if after else "name before"}
    if between == [","]:
        return told | {"comma and name after" if after else "comma and name before"}
    if between == ["("] and not after:
        return told | {"bracket after the name"}
    if gap <= _NEAR:
        return told | {"name near after" if after else "name near before"}
    return told | ({"name far"} if gap > _FAR else {"name after"} if after else set())


def _of_organisation(doc: Doc, found: Reading, job: Job, start: int, end: int) -> set[str]:
    """Where the name of the organisation stands, and those of others."""
    gap, place = _nearest(job.org, start, end)
    others = [_nearest(chain, start, end) for chain in found.of_type("ORG") if chain is not job.org]
    told = {"another organisation nearer"} if min((each for each, _ in others), default=gap) < gap else set()
    for name, kept in (("another organisation", [each for _, each in others]), ("the organisation", [place])):
        if any(_at(doc, end, each) for each in kept):
            told.add(f"at {name}")
        if any(_possesses(doc, start, each) for each in kept):
            told.add(f"of {name} before")
    if not any(job.span[0] <= first < job.span[1] for first, _ in job.org.spans):
        return told | {"organisation not there"}
    if place[1] == start:
        return told | {"organisation right before"}
    return told | ({"organisation near"} if gap <= _NEAR else {"organisation far"} if gap > _FAR else set())


def _at(doc: Doc, end: int, place: TokenSpan) -> bool:
    """Whether a name stands after "of", "at" or their like behind a title."""
    between = [token.lower_ for token in doc[end : place[0]]] if place[0] >= end else []
    return 0 < len(between) <= 2 and between[0] in _AT


def _possesses(doc: Doc, start: int, place: TokenSpan) -> bool:
    """Whether a name stands before "'s" and maybe a word or two before a title."""
    between = [token.lower_ for token in doc[place[1] : start]] if place[1] <= start else []
    return 0 < len(between) <= _NEAR and between[0] in _POSSESSIVE


def _before(doc: Doc, job: Job, start: int) -> set[str]:
    before = [token.lower_ for token in doc[max(job.span[0], start - _NEAR) : start]][::-1]
    article = bool(before) and before[0] in _ARTICLES
    pronoun = bool(before) and before[0] in _PRONOUNS
    last = before[1] if (article or pronoun) and len(before) > 1 else before[0] if before else ""
    conditions = {
        "article before": article,
        "possessive pronoun before": pronoun,
        "as before": last == "as",
        "is before": last in _IS,
        "was before": last in _WAS,
        "appointed before": not _NAMED.isdisjoint(before),
        "new before": not _NEW.isdisjoint(before),
        "former before": not _FORMER.isdisjoint(before),
    }
    return {name for name, holds in conditions.items() if holds}


def _nearest(chain: Chain, start: int, end: int) -> tuple[int, TokenSpan]:
    """How many tokens lie between a title and the nearest mention of something, and that mention."""
    gaps = ((max(first - end, start - last, 0), (first, last)) for first, last in chain.spans)
    return min(gaps, default=(_NOWHERE, (_NOWHERE, _NOWHERE)))
