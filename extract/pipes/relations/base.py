"""What all relation components share: masked sentences, rules applied, negation and tense, lists ("X, Y and Z")."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.lexicon import words
from extract.pipes.extensions import Chain, Draft, Reading, reading
from extract.pipes.mask import Masked, Unit, mask
from extract.pipes.patterns import Match, Rule, find, load_rules

_CLAUSE = frozenset((",", ";", ":", "–", "—", '"', "“", "”", "(", ")", "but", "and", "that"))
_REACH = 8


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause is stated: only what is none of the first three is a fact."""

    negated: bool = False
    asked: bool = False
    conditional: bool = False
    planned: bool = False

    @property
    def factual(self) -> bool:
        """Stated as so, though it may be for later."""
        return not (self.negated or self.asked or self.conditional)


@dataclass(slots=True)
class Context:
    """A document with its sentences masked."""

    doc: Doc
    found: Reading
    sentences: list[tuple[Masked, Masked | None]]

    def matches(self, name: str) -> Iterator[tuple[Match, Masked]]:
        """Every match of the rules of one file, rule by rule in each sentence; the full form before the shortened."""
        for full, short in self.sentences:
            for masked in (full, short):
                if masked is None or "<" not in masked.text:
                    continue
                for rule in load_rules(name):
                    for match in find(rule, masked):
                        yield match, masked

    def surface(self, unit: Unit) -> str:
        """The words of the document that a unit stands for."""
        return self.doc[unit.start : unit.end].text


def context(doc: Doc) -> Context:
    """The document with its sentences masked as references stand now; kept until they change."""
    found = reading(doc)
    if found.masks is None:
        found.masks = []
        if found.lang == "en" and len(doc):
            for sentence in doc.sents:
                full = mask(doc, found, sentence)
                found.masks.append((full, full.shortened()))
    return Context(doc, found, found.masks)


def mood(masked: Masked, first: int, last: int) -> Mood:
    """How the clause with the units `first` to `last` is stated, by its words and those shortly before them."""
    texts = [unit.text for unit in masked.units]
    start = first
    while start > 0 and first - start < _REACH and texts[start - 1] not in _CLAUSE:
        start -= 1
    clause = texts[start : last + 1]
    joined = " " + " ".join(clause) + " "
    whole = " " + " ".join(texts[: last + 1]) + " "
    before = texts[max(0, start - 4) : start]
    negated = any(word in words("moods.txt", "negations") for word in clause) and " not only " not in joined
    negated = negated or any(f" {phrase} " in whole for phrase in words("moods.txt", "denials"))
    conditional = any(f" {phrase} " in joined for phrase in words("moods.txt", "conditions"))
    conditional = conditional or "if" in (*before, *texts[:2]) or "whether" in before
    return Mood(
        negated, _asked(masked, texts), conditional, any(f" {p} " in joined for p in words("moods.txt", "plans"))
    )


def _asked(masked: Masked, texts: list[str]) -> bool:
    """A question that puts the thing itself in doubt; "how" and "why" take it for granted."""
    if not any(text == "?" for text in texts[-3:]):
        return False
    return not any(word in ("how", "why", "when", "where") for word in texts[:4])


def group(masked: Masked, index: int) -> list[Chain]:
    """The entity at a unit with those of its type that a comma or "and" adds to it."""
    units = masked.units
    first = units[index].chain
    if first is None:
        return []
    chains = [first]
    place = index + 1
    while place < len(units) and units[place].text in (",", "and", "or", "&", "plus", "/"):
        following = place + 1
        while following < len(units) and following - place < 6 and _joins(units[following]):
            following += 1
        if following >= len(units):
            break
        chain = units[following].chain
        if chain is None or chain.type != first.type or units[following].text == "'s":
            break
        if following + 1 < len(units) and units[following + 1].text == "'s":
            break
        chains.append(chain)
        place = following + 1
    return chains


def _joins(unit: Unit) -> bool:
    return unit.chain is None and (
        unit.text in ("and", "or", "&", "the", "a", "an", "our", "its", "then")
        or (unit.text.isalpha() and len(unit.text) > 3)
    )


def nearest(masked: Masked, letter: str, first: int, last: int) -> Chain | None:
    """The entity of a type (by its letter) inside the match, else the next behind it in the sentence."""
    for index in (*range(first, last + 1), *range(last + 1, len(masked.units))):
        chain: Chain | None = masked.units[index].chain
        if chain is not None and masked.units[index].text.startswith(f"<{letter}"):
            return chain
    return None


def filled(match: Match, masked: Masked, found: Reading) -> dict[str, list[Chain]] | None:
    """Chains by role; None where the rule wants an author that is not there, or one entity would fill two roles."""
    roles: dict[str, list[Chain]] = {}
    for role, index in match.slots.items():
        chain = masked.units[index].chain
        if chain is not None:
            roles[role] = group(masked, index)
    for name, value in match.rule.fields:
        if value == "author":
            chain = found.author if name in ("person", "speaker") else found.author_org or _organization(found)
            if chain is None:
                return None
            roles[name] = [chain]
    firsts = [chains[0] for chains in roles.values()]
    return roles if len({id(chain) for chain in firsts}) == len(firsts) else None


def _organization(found: Reading) -> Chain | None:
    """The author's employer as the text states it, or the author where that is an organisation."""
    for draft in found.found("works_at"):
        if draft.roles["person"] is found.author and draft.fields.get("status") != "former":
            return draft.roles["org"]
    return found.author if found.author is not None and found.author.type == "ORG" else None


def employer(found: Reading) -> Chain | None:
    """The organisation the author speaks for."""
    return found.author_org or _organization(found)


def plain_fields(rule: Rule) -> dict[str, str]:
    """The fields that a rule sets as they are."""
    return {name: value for name, value in rule.fields if value != "author" and name not in ("moods",)}


__all__ = ["Context", "Draft", "Mood", "context", "employer", "filled", "group", "mood", "nearest", "plain_fields"]
