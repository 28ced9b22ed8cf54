"""One entity for all mentions of a thing: full and short names, acronyms, handles, hashtags; and the author.

Reads `doc.ents`, whoever set them: labels of the common spaCy models are taken for ours.
"""

import re
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.catalogue import Catalogue, load_catalogue
from extract.lexicon import words
from extract.lexicon.vocabulary import frequency
from extract.pipes.handles import names_organization, plain
from extract.pipes.layout import as_written
from extract.reading import Chain, Hit, Reading, reading
from graph.ids import fold as fold_name
from graph.model import Author
from graph.schema import ENTITY_TYPES

_LABELS = {"PER": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "COMPANY": "ORG"} | {name: name for name in ENTITY_TYPES}
_VERSION = re.compile(r"\s+(?:v|version\s)?\d[\w.]*$", re.IGNORECASE)
_LOOKED_AT = 150
_NICKNAME = 3
_RARE = 4
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]")
_PET_NAME = re.compile(r"(?<=...)(?:ie|i|y)$")
# The same few names are compared again and again.
fold = lru_cache(maxsize=8192)(fold_name)
_SMALL = frozenset(("of", "and", "the", "&", "for", "de", "-"))


class ChainBuilder:
    """Gathers the mentions of a document into chains, longest names first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, doc: Doc) -> Doc:
        """Sets the chains of the document, with the author's."""
        found = reading(doc)
        if found.lang != "en":
            return doc
        self._author(found)
        spans = [span for span in doc.ents if span.label_ in _LABELS]
        named = [span for span in spans if span.text[0] not in "@#"]
        for span in sorted(named, key=lambda span: (-len(span), span.start)):
            self._place(found, span)
        for span in spans:
            if span.text[0] in "@#":
                self._place(found, span)
        for chain in found.chains:
            chain.spans.sort()
        _know(found)
        return doc

    def _author(self, found: Reading) -> None:
        author = found.document.author
        if author is None or not (author.name or author.handle):
            return
        kind = "PERSON" if is_person(author, self._catalogue) else "ORG"
        found.author = self._new(found, kind, author.name or author.handle or "")
        found.author.title = author.title
        if author.org and fold(author.org) != fold(found.author.name):
            found.author_org = self._new(found, "ORG", author.org)

    @staticmethod
    def _new(found: Reading, kind: str, name: str) -> Chain:
        chain = Chain(len(found.chains), kind, name)
        found.chains.append(chain)
        return chain

    def _place(self, found: Reading, span: Span) -> None:
        kind = _LABELS[span.label_]
        surface = as_written(span.text, found.document.text[span.start_char : span.end_char])
        if surface[0] == "@" and names_organization(surface, [chain.name for chain in found.of_type("ORG")]):
            kind = "ORG"
        elif kind == "ORG" and _is_surname(found, surface):
            kind = "PERSON"
        elif kind == "PERSON" and _begins_organization(found, surface):
            kind = "ORG"
        chain = self._known_chain(found, kind, surface)
        if chain is None:
            chain = self._new(found, kind, surface.removeprefix("#"))
        elif surface[0] not in "@#" and (chain.name[0] == "@" or _fuller(surface, chain.name)):
            chain.name = surface
        chain.spans.append((span.start, span.end))

    def _known_chain(self, found: Reading, kind: str, surface: str) -> Chain | None:
        """The chain that a surface names again; of very many only the first and the latest are looked at."""
        chains = [c for c in (*found.chains[:_LOOKED_AT], *found.chains[_LOOKED_AT:][-_LOOKED_AT:]) if c.type == kind]
        same = fold(surface)
        exact = next((c for c in chains if fold(c.name) == same and c.name[0] != "@" and surface[0] not in "@#"), None)
        return exact or next((c for c in chains if self._same(found, c, surface)), None)

    def _same(self, found: Reading, chain: Chain, surface: str) -> bool:
        if surface[0] == "@":
            return self._same_handle(found, chain, surface)
        name, other = fold(chain.name), fold(surface)
        if not other or not name:
            return surface == chain.name
        if name == other or (surface[0] == "#" and plain(surface) in (plain(chain.name), plain(chain.name.split()[0]))):
            return True
        if chain.type == "PERSON":
            return _short_person(name, other, chain.name) or (chain is found.author and _signs(found, surface))
        if chain.type == "ORG" and chain.name[0] == "@":
            return names_organization(chain.name, [surface])
        if chain.type == "ORG":
            return _short_organization(chain.name, surface) or self._known_alike(chain.name, surface)
        if chain.type == "PRODUCT":
            return _short_product(name, other) or self._without_vendor(found, name, other)
        return chain.type == "PROJECT" and (name.endswith(" " + other) or name == "project " + other)

    def _same_handle(self, found: Reading, chain: Chain, handle: str) -> bool:
        author = found.document.author
        if author is not None and author.handle and author.handle.casefold() == handle.casefold():
            return chain is found.author
        if chain.name.casefold() == handle.casefold():
            return True
        if chain.type == "PERSON":
            bare, parts = plain(handle), [plain(part) for part in chain.name.split()]
            if chain.name[0] == "@":
                return False
            return bare == "".join(parts) or (len(parts[0]) >= 5 and len(parts) == 1 and bare.startswith(parts[0]))
        known = self._catalogue.organization(handle)
        if chain.type == "ORG" and known is not None and self._catalogue.organization(chain.name) is known:
            return True
        return chain.type == "ORG" and names_organization(handle, [chain.name])

    def _without_vendor(self, found: Reading, name: str, other: str) -> bool:
        """ "ClearPath" for "Unisys ClearPath"."""
        long, short = (name, other) if len(name) > len(other) else (other, name)
        if not short or not long.endswith(" " + short):
            return False
        vendor = long.removesuffix(" " + short)
        named = any(chain.type == "ORG" and fold(chain.name).split()[:1] == [vendor] for chain in found.chains)
        return named or self._catalogue.organization(vendor) is not None

    def _known_alike(self, name: str, surface: str) -> bool:
        known = self._catalogue.organization(surface)
        return known is not None and self._catalogue.organization(name) is known


def is_person(author: Author, catalogue: Catalogue) -> bool:
    """Whether an author is a person: has a job, what begins or ends like a person's name, or nothing but a handle."""
    name = author.name or ""
    words_of_name, parts = name.split(), name.replace("-", " ").split()
    if author.title or author.org or not parts:
        return True
    lowered = [part.casefold().strip(".,") for part in parts]
    if lowered[0] in words("names.txt", "honorifics") or lowered[-1] in words("names.txt", "nicknames end in"):
        return True
    if len(parts) == 1:
        return name == name.lower() or catalogue.is_given_name(name)
    if catalogue.is_given_name(parts[0]) or _INITIALS.fullmatch(words_of_name[0]):
        return True
    heads = words("names.txt", "organization heads") | words("names.txt", "media heads")
    if not heads.isdisjoint(lowered) or "&" in parts or any(len(part) > 1 and part.isupper() for part in parts):
        return False
    if len(words_of_name) > 2 or catalogue.organization(name) is not None:
        return False
    if any(catalogue.place(part) is not None for part in (words_of_name[0], words_of_name[-1])):
        return False
    return frequency(lowered[-1]) < _RARE


def _fuller(surface: str, name: str) -> bool:
    return len(surface) > len(name) or (len(surface) == len(name) and name.isupper() and not surface.isupper())


def _short_person(name: str, other: str, written: str) -> bool:
    """A first or last name, or a last name with the initial of the first."""
    if written[0] == "@":
        return False
    parts, short = name.split(), other.split()
    if len(short) == len(parts) and min(len(parts[0]), len(short[0])) == 1:
        return parts[1:] == short[1:] and parts[0][0] == short[0][0]
    if len(short) == len(parts) == 2:
        return False
    return len(short) < len(parts) and (parts[: len(short)] == short or parts[-len(short) :] == short)


def _is_surname(found: Reading, surface: str) -> bool:
    """Whether one word is part of a person's full name in the document, and of no organisation's."""
    word = fold(surface)
    return any(word in parts[1:] for parts in _names(found, "PERSON")) and not any(
        word in parts for parts in _names(found, "ORG")
    )


def _begins_organization(found: Reading, surface: str) -> bool:
    """Whether one word is the first of an organisation's full name in the document, and part of no person's."""
    word = fold(surface)
    return any(word == parts[0] for parts in _names(found, "ORG") if len(parts) > 1) and not any(
        word in parts for parts in _names(found, "PERSON")
    )


def _names(found: Reading, kind: str) -> list[list[str]]:
    """The words of the names of one type, folded: a surface of several words is none of them."""
    return [fold(chain.name).split() for chain in found.of_type(kind)]


def _signs(found: Reading, surface: str) -> bool:
    """Whether a name can be what the author signs with: initials, a nickname made of the first name, a bare handle."""
    author = found.document.author
    if author is None or not author.name:
        return False
    if author.handle and plain(surface) == plain(author.handle):
        return True
    parts, short = fold(author.name).split(), fold(surface).split()
    if not short or not parts:
        return False
    if len(short) == 1 and parts[0].startswith(_PET_NAME.sub("", short[0])) and len(short[0]) >= _NICKNAME:
        return True
    if len(short) == 1 and len(short[0]) == 1:
        return surface.isupper() and parts[0].startswith(short[0])
    if all(len(one) == 1 for one in short) and len(short) > 1:
        return [one[0] for one in parts][: len(short)] == short
    if len(short) == 1 and surface.replace(".", "").isupper() and len(short[0]) > 1:
        return "".join(one[0] for one in parts).startswith(short[0])
    if len(short) == 2 and parts[0] == short[0]:
        return len(short[1]) == 1 and parts[-1].startswith(short[1])
    return False


def _short_organization(name: str, surface: str) -> bool:
    whole, short = fold(name).split(), fold(surface).split()
    if len(short) < len(whole) and whole[: len(short)] == short:
        return frequency(short[0]) < 100 or len(short) > 1
    if 1 < len(short) < len(whole) and whole[-len(short) :] == short:
        return True
    if len(short) == 1 and len(whole) > 1 and whole[-1] == short[0] and surface[0].isupper():
        generic = short[0] in words("names.txt", "of heads") or frequency(short[0]) < 3
        return generic or whole[0] in words("names.txt", "organization first words")
    if surface.isupper() and " " not in surface and 2 <= len(surface) <= 6:
        initials = "".join(part[0] for part in name.split() if part.casefold() not in _SMALL and part[0].isupper())
        return initials.startswith(surface.replace("&", ""))
    return False


def _short_product(name: str, other: str) -> bool:
    bare, short = _VERSION.sub("", name), _VERSION.sub("", other)
    if bare == short and (bare == name or short == other):
        return True
    return len(other) < len(name) and name.startswith(other + " ")


def _know(found: Reading) -> None:
    """Give each chain what the catalogue knows of one of its mentions."""
    at: dict[tuple[int, int, str], Hit] = {(hit.start, hit.end, hit.type): hit for hit in found.hits}
    for chain in found.chains:
        for start, end in chain.spans:
            hit = at.get((start, end, chain.type))
            if hit is None and chain.type == "PRODUCT":
                hit = at.get((start, end - 1, chain.type))
            if hit is not None:
                chain.known = hit
                break


@Language.factory("backchannel_chains", default_config={"folder": None})
def make_chains(nlp: Language, name: str, folder: str | None) -> ChainBuilder:
    """`folder`: further catalogue files, laid over ours."""
    return ChainBuilder(load_catalogue(Path(folder) if folder else None))
