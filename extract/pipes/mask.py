"""A sentence as patterns see it: entities, titles and references replaced by their type and number.

"Our CIO signed with DXC for £31m" becomes ` <O2> 's <T0> signed with <O3> for <M4> `: words in lower case, each with
a blank behind it. The letters: P person, O organisation, R product, J project, L place, S sector, M money, D date, T
job title. A second, shorter form leaves out what commas or brackets put between.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extract.pipes.extensions import Chain, Reading, TokenSpan

LETTERS = {
    "PERSON": "P",
    "ORG": "O",
    "PRODUCT": "R",
    "PROJECT": "J",
    "PLACE": "L",
    "SECTOR": "S",
    "MONEY": "M",
    "DATE": "D",
}
_POSSESSIVES = frozenset(("our", "its", "their", "his", "her", "my"))
_INSERTS = frozenset(
    (
        "the",
        "a",
        "an",
        "where",
        "which",
        "who",
        "whose",
        "formerly",
        "its",
        "his",
        "one",
        "now",
        "until",
        "already",
        "once",
    )
)
_LONGEST_INSERT = 14
MAX_UNITS = 240


@dataclass(slots=True)
class Unit:
    """One word of a masked sentence and the tokens it stands for."""

    text: str
    start: int
    end: int
    chain: Chain | None = None
    title: int | None = None


@dataclass(slots=True)
class Masked:
    """A sentence in masked form."""

    units: list[Unit]
    span: TokenSpan
    text: str = ""
    offsets: list[int] = field(default_factory=list)
    letters: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        parts = [" "]
        length = 1
        for unit in self.units:
            self.offsets.append(length)
            parts.append(unit.text + " ")
            length += len(unit.text) + 1
        self.text = "".join(parts)
        self.letters = frozenset(unit.text[:2] for unit in self.units if unit.text[0] == "<")

    def unit_at(self, offset: int) -> int:
        """The number of the unit that a character of `text` belongs to."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def shortened(self) -> "Masked | None":
        """The sentence without its insertions, or None where it has none."""
        kept: list[Unit] = []
        index = 0
        while index < len(self.units):
            end = self._insert_end(index)
            if end is None:
                kept.append(self.units[index])
                index += 1
            else:
                index = end
        return Masked(kept, self.span) if len(kept) < len(self.units) else None

    def _insert_end(self, index: int) -> int | None:
        """One past the insertion that begins at a comma or bracket behind an entity."""
        units = self.units
        if index == 0 or units[index - 1].chain is None or index + 2 >= len(units):
            return None
        mark = units[index].text
        if mark == "(":
            closer, first = ")", True
        elif mark == ",":
            opener = units[index + 1]
            first = opener.text in _INSERTS or opener.title is not None or opener.text == "'s"
            closer = ","
        else:
            return None
        if not first:
            return None
        for place in range(index + 2, min(index + _LONGEST_INSERT, len(units))):
            if units[place].text == closer:
                return place + 1
        return None


def mask(doc: Doc, found: Reading, sentence: Span) -> Masked:
    """The masked form of one sentence, cut to its first `MAX_UNITS` words."""
    units: list[Unit] = []
    index = sentence.start
    while index < sentence.end and len(units) < MAX_UNITS:
        token = doc[index]
        chain = found.chain_at.get(index)
        if token.is_space:
            index += 1
        elif chain is not None:
            end = found.mention_at[index][1]
            units.append(Unit(f"<{LETTERS[chain.type]}{chain.index}>", index, end, chain))
            index = end
        elif index in found.title_at:
            number = found.title_at[index]
            title = found.titles[number]
            units.append(Unit(f"<T{number}>", index, title.end, title=number))
            index = title.end
        else:
            units.extend(_word(doc, found, index))
            index += 1
    return Masked(units, (sentence.start, sentence.end))


def _word(doc: Doc, found: Reading, index: int) -> list[Unit]:
    token = doc[index]
    word = token.lower_.replace("’", "'")
    target = found.references.get(index)
    if target is None:
        return [Unit(word.replace("<", "(").replace(" ", "_"), index, index + 1)]
    unit = Unit(f"<{LETTERS[target.type]}{target.index}>", index, index + 1, target)
    return [unit, Unit("'s", index, index + 1)] if word in _POSSESSIVES else [unit]
