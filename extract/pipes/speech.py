"""Who says what: quotations with their speaker, reposts, quoted replies, answers of an interview.

What is said inside is the speaker's, the rest is the author's.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

from extract.lexicon import sections
from extract.pipes.extensions import Chain, Reading, Speech, reading

_OPEN = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
_DASHES = frozenset(("—", "–", "-", "--"))
_LONGEST = 160
_REPOST = frozenset(("rt", "mt"))
_REACH = 14
_MEMORY = 300


class SpeechFinder:
    """Finds the parts of one document that somebody other than the author says."""

    def __init__(self, doc: Doc, found: Reading) -> None:
        self._doc = doc
        self._found = found
        self._verbs = frozenset(sections("verbs.txt")["say"])

    def run(self) -> None:
        """Set the speeches of the document."""
        speeches = [*self._reposts(), *self._replies(), *self._answers()]
        covered = {index for speech in speeches for index in range(speech.start, speech.end)}
        quotes = [quote for quote in self._quotes() if quote.start not in covered]
        self._found.speeches = speeches + quotes

    def _reposts(self) -> list[Speech]:
        found = []
        for index, token in enumerate(self._doc[:-1] if len(self._doc) else []):
            if token.lower_ in _REPOST and self._doc[index + 1].text[0] == "@" and (index == 0 or token.text == "RT"):
                speaker = self._found.chain_at.get(index + 1)
                end = len(self._doc)
                found.append(Speech(index + 2, end, speaker, "repost", (index, end)))
                break
        return found

    def _replies(self) -> list[Speech]:
        """Lines that begin with ">", said by whom "On … X wrote:" or a closing "— X" names."""
        found: list[Speech] = []
        lines = _lines(self._doc)
        number = 0
        while number < len(lines):
            start, _ = lines[number]
            if self._doc[start].text not in (">", "&gt;"):
                number += 1
                continue
            last = number
            while last + 1 < len(lines) and self._doc[lines[last + 1][0]].text in (">", "&gt;"):
                last += 1
            end = lines[last][1]
            speaker = self._signed(lines[last]) or (self._writer(lines[number - 1]) if number else None)
            speaker = speaker or self._writer(lines[number])
            found.append(Speech(start, end, speaker, "reply", (start, end)))
            number = last + 1
        return found

    def _signed(self, line: tuple[int, int]) -> Chain | None:
        start, end = line
        signed = any(token.text in _DASHES for token in self._doc[start + 1 : end])
        return self._person(max(start, end - 4), end) if signed or end - start <= 3 else None

    def _writer(self, line: tuple[int, int]) -> Chain | None:
        start, end = line
        words = {token.lower_ for token in self._doc[start:end]}
        return self._person(start, end) if words & {"wrote", "writes", "schrieb", "said"} else None

    def _person(self, start: int, end: int) -> Chain | None:
        chains = (self._found.chain_at.get(index) for index in range(start, end))
        return next((chain for chain in chains if chain is not None and chain.type == "PERSON"), None)

    def _answers(self) -> list[Speech]:
        """Lines "A: …" of an interview, by the first person named who is not the author, and lines "Olazábal: …"."""
        lines = _lines(self._doc)
        marks = [self._doc[start : start + 2].text for start, _ in lines]
        asked = marks.count("A:") >= 2 and marks.count("Q:") >= 1
        guest = next((c for c in self._found.of_type("PERSON") if c.spans and c is not self._found.author), None)
        found: list[Speech] = []
        for (start, end), mark in zip(lines, marks, strict=True):
            if mark == "A:" and asked:
                found.append(Speech(start + 2, end, guest, "answer", (start, end)))
                continue
            chain = self._found.chain_at.get(start)
            if chain is None or chain.type != "PERSON" or chain is self._found.author:
                continue
            after = next((stop for first, stop in chain.spans if first == start), end)
            if after < end - 3 and self._doc[after].text == ":":
                found.append(Speech(after + 1, end, chain, "answer", (start, end)))
        return found

    def _quotes(self) -> list[Speech]:
        found: list[Speech] = []
        index = 0
        last: Chain | None = None
        while index < len(self._doc):
            close = self._closing(index)
            if close is None:
                index += 1
                continue
            if close - index >= 4:
                speaker, frame = self._attributed(index, close)
                if speaker is None and last is not None and found and index - found[-1].frame[1] <= 3:
                    speaker, frame = last, (index, close + 1)
                if speaker is not None:
                    last = speaker
                found.append(Speech(index + 1, close, speaker, "quote", frame))
            index = close + 1
        return found

    def _closing(self, index: int) -> int | None:
        mark = _OPEN.get(self._doc[index].text)
        if mark is None or (mark in "\"'" and self._doc[index].whitespace_):
            return None
        for place in range(index + 1, min(index + _LONGEST, len(self._doc))):
            if self._doc[place].text == mark and not self._doc[place - 1].whitespace_:
                return place
            if self._doc[place].text == "\n" and place + 1 < len(self._doc) and self._doc[place + 1].text == "\n":
                return None
        return None

    def _attributed(self, start: int, close: int) -> tuple[Chain | None, tuple[int, int]]:
        """Who said it: behind the quotation, in front of it, with a verb of saying beside their name."""
        after = self._near(close + 1, 1)
        if after is not None:
            return after[0], (start, after[1])
        before = self._near(start - 1, -1)
        if before is not None:
            return before[0], (before[1], close + 1)
        return None, (start, close + 1)

    def _near(self, place: int, step: int) -> tuple[Chain, int] | None:
        verb = False
        chain: Chain | None = None
        index = place
        for _ in range(_REACH):
            if not 0 <= index < len(self._doc):
                break
            token = self._doc[index]
            if token.is_space or (token.text in ".!?" and index != place and step > 0):
                break
            if token.text in ".!?" and step < 0:
                break
            verb = verb or token.lower_ in self._verbs
            found = self._found.chain_at.get(index) or self._pronoun(index)
            if found is not None and found.type == "PERSON" and (chain is None or chain.type != "PERSON"):
                chain = found
            elif found is not None and found.type == "ORG" and chain is None and verb and step > 0:
                chain = found
            if verb and chain is not None and chain.type == "PERSON":
                return chain, self._sentence_end(index) if step > 0 else self._sentence_start(index)
            index += step
        if verb and chain is not None:
            return chain, self._sentence_end(place) if step > 0 else self._sentence_start(place)
        return None

    def _pronoun(self, index: int) -> Chain | None:
        if self._doc[index].lower_ not in ("he", "she"):
            return None
        for place in range(index - 1, max(index - _MEMORY, -1), -1):
            chain = self._found.chain_at.get(place)
            if chain is not None and chain.type == "PERSON":
                return chain
        return None

    def _sentence_end(self, index: int) -> int:
        while index + 1 < len(self._doc) and not self._doc[index + 1].is_sent_start:
            index += 1
        return index + 1

    def _sentence_start(self, index: int) -> int:
        while index > 0 and not self._doc[index].is_sent_start:
            index -= 1
        return index


def _lines(doc: Doc) -> list[tuple[int, int]]:
    """Token spans of the lines that are not empty."""
    found: list[tuple[int, int]] = []
    start = 0
    for index, token in enumerate(doc):
        if token.is_space and re.search(r"[\r\n]", token.text):
            if index > start:
                found.append((start, index))
            start = index + 1
    if len(doc) > start:
        found.append((start, len(doc)))
    return found


@Language.component("backchannel_speech")
def speech(doc: Doc) -> Doc:
    """Sets who says what."""
    found = reading(doc)
    if found.lang == "en":
        SpeechFinder(doc, found).run()
    return doc
