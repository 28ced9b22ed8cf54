"""Documents with other names in them, so that no name tells what it names.

The rare words of people's, organisations' and products' names are exchanged for other rare words throughout a document,
in its text, handles, hashtags and author fields alike; common words of a name ("Bank", "Foods") stay. Half of the new
words are taken from names of the same type elsewhere, half are invented letter by letter (a Markov chain over those).
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from extract.lexicon.vocabulary import frequency

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEAST = 4
_TYPES = ("PERSON", "ORG", "PRODUCT")
_MEMORY = 3
_TAGGED = re.compile(r"(?<=[@#])\w+")
Json = dict[str, Any]


class Namer:
    """Makes names like those of the documents it has seen."""

    def __init__(self, documents: Iterable[Mapping[str, Any]]) -> None:
        self.words: dict[str, list[str]] = {}
        seen: dict[str, set[str]] = {name: set() for name in _TYPES}
        for one in documents:
            for entity in one["entities"]:
                if entity["type"] in seen:
                    seen[entity["type"]].update(w for w in _WORD.findall(entity["name"]) if _is_rare(w))
        self.words = {name: sorted(found) for name, found in seen.items()}
        self._next = {name: _chain(found) for name, found in self.words.items()}

    def name(self, type: str, like: str, choose: random.Random) -> str:
        """Another word for names of that type, with capitals as in `like`."""
        word = choose.choice(self.words[type]) if choose.random() < 0.5 else self._invent(type, choose)
        if like.isupper() and len(like) <= 5:
            return "".join(choose.choice("ABCDEFGHIKLMNOPRSTVWX") for _ in like)
        if like.islower():
            return word.lower()
        return word if any(c.isupper() for c in word) else word.capitalize()

    def _invent(self, type: str, choose: random.Random) -> str:
        for _ in range(20):
            letters = "^" * _MEMORY
            while not letters.endswith("$") and len(letters) < 20:
                options = self._next[type][letters[-_MEMORY:]]
                letters += choose.choices(list(options), weights=list(options.values()))[0]
            word = letters.strip("^$")
            if len(word) >= _LEAST and not frequency(word.lower()):
                return word
        return choose.choice(self.words[type])


def _chain(words: list[str]) -> dict[str, Counter[str]]:
    following: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        letters = "^" * _MEMORY + word + "$"
        for index in range(_MEMORY, len(letters)):
            following[letters[index - _MEMORY : index]][letters[index]] += 1
    return following


def _is_rare(word: str) -> bool:
    return len(word) >= 2 and not word.isdigit() and not frequency(word.lower())


def renamed(one: Json, namer: Namer, choose: random.Random, share: float = 0.7) -> Json:
    """A copy of the document in which that share of its entities goes by other names."""
    exchange: dict[str, str] = {}
    for entity in one["entities"]:
        if entity["type"] not in _TYPES or choose.random() > share:
            continue
        surfaces = [entity["name"], *(one["text"][a:b] for a, b in entity["mentions"])]
        for word in {w for surface in surfaces if surface[:1] != "@" for w in _WORD.findall(surface)}:
            if _is_rare(word) and word.lower() not in exchange:
                exchange[word.lower()] = namer.name(entity["type"], word, choose)
    return _exchanged(one, exchange) if exchange else one


def _exchanged(one: Json, exchange: Mapping[str, str]) -> Json:
    text = one["text"]
    inner = [word for word in exchange if len(word) >= 5]
    whole = re.compile(rf"(?<![^\W_])(?:{_any(exchange)})(?![^\W_])", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        old, new = match.group(), exchange[match.group().lower()]
        if old.isupper() and len(old) > 1:
            return new.upper()
        return new.lower() if old.islower() else new

    def in_tag(match: re.Match[str]) -> str:
        tag = match.group()
        for word in inner:
            place = tag.lower().find(word)
            if place >= 0:
                old, new = tag[place : place + len(word)], exchange[word]
                tag = tag[:place] + (new.lower() if old.islower() else new) + tag[place + len(word) :]
        return tag

    matches = sorted([*_found(_TAGGED, in_tag, text), *_found(whole, put, text)])
    pieces, moves, at, shift = [], [], 0, 0
    for start, end, new in matches:
        if start < at:
            continue
        pieces += [text[at:start], new]
        shift += len(new) - (end - start)
        moves.append((start, end, shift))
        at = end
    fresh = deepcopy(one)
    fresh["text"] = "".join(pieces) + text[at:]

    def moved(place: int, ends: bool) -> int:
        total = 0
        for start, end, so_far in moves:
            if place >= end:
                total = so_far
            elif place > start:
                # Inside an exchanged word: to its new end, or to its start.
                return start + total if not ends else end + so_far
            else:
                break
        return place + total

    def change(value: str | None) -> str | None:
        return None if value is None else whole.sub(put, _TAGGED.sub(in_tag, value))

    for entity in fresh["entities"]:
        entity["mentions"] = [[moved(a, False), moved(b, True)] for a, b in entity["mentions"]]
        entity["name"] = change(entity["name"])
    for relation in fresh["relations"]:
        if relation["evidence"]:
            relation["evidence"] = [moved(relation["evidence"][0], False), moved(relation["evidence"][1], True)]
    if fresh["author"]:
        fresh["author"] = {key: value if key == "title" else change(value) for key, value in fresh["author"].items()}
    return fresh


def _found(pattern: re.Pattern[str], put: Any, text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), new) for m in pattern.finditer(text) if (new := put(m)) != m.group()]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
