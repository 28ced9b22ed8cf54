"""What pronouns and "the company" stand for, as far as patterns of speech tell.

"we" is the organisation of whoever speaks, "I" the speaker, "he" and "she" the last person, "it", "the firm", "the
bank" the last organisation that fits. Nothing is guessed across a quotation's bounds.
"""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extract.lexicon import words
from extract.pipes.extensions import Chain, Reading, Speech, reading

_WE = frozenset(("we", "us", "our", "ours"))
_I = frozenset(("i", "me", "my", "mine"))
_SINGULAR = frozenset(("he", "she", "him", "his", "her"))
_ITS = frozenset(("its", "it"))
_THEY = frozenset(("their", "they", "them"))
_SELLERS = frozenset(("outsourcer", "supplier", "provider", "integrator", "vendor", "consultancy"))
_THE = frozenset(("the", "this", "that"))


@dataclass(slots=True)
class _Memory:
    """Whom and what was named last."""

    person: Chain | None = None
    subject: Chain | None = None
    organization: Chain | None = None


class Resolver:
    """Walks through the document once, keeping the last person and organisation named."""

    def __init__(self, doc: Doc, found: Reading) -> None:
        self._doc = doc
        self._found = found
        self._memory = _Memory()
        self._inside = _Memory()
        self._kinds = words("names.txt", "org appositives")
        self._speech_at = _speech_at(found.speeches)

    def run(self) -> None:
        """Set what each referring token stands for."""
        speech: Speech | None = None
        for index, token in enumerate(self._doc):
            if self._speech_at.get(index) is not speech:
                speech = self._speech_at.get(index)
                self._inside = _Memory(self._memory.person, None, None)
            memory = self._memory if speech is None else self._inside
            chain = self._found.chain_at.get(index)
            if chain is not None:
                self._see(memory, chain, index)
                continue
            shouted = token.text.isupper() and len(token.text) > 1
            target = None if shouted else self._target(memory, index, token.lower_)
            if target is not None:
                self._found.references[index] = target

    def _target(self, memory: "_Memory", index: int, word: str) -> Chain | None:
        if word in _WE:
            return self._employer(index)
        if word in _I and (len(word) > 1 or self._doc[index].text == "I" or bool(self._doc[index].is_sent_start)):
            return self._speaker(index)
        if word in _SINGULAR:
            return memory.person
        if word in _ITS or word in _THEY:
            return memory.subject or memory.organization
        if word in self._kinds and index > 0 and self._doc[index - 1].lower_ in _THE and self._follows_nothing(index):
            return self._of_kind(memory, word) or memory.organization
        return None

    def _of_kind(self, memory: "_Memory", word: str) -> Chain | None:
        """The organisation that has the word in its name ("the bank"), or whose part in the text it is."""
        organizations = list(self._found.of_type("ORG"))
        last = [chain for chain in (memory.organization, memory.subject) if chain is not None]
        for chain in (*last, *organizations):
            if chain.spans and word in chain.name.lower().split():
                return chain
        if word in _SELLERS:
            sellers = [chain for chain in organizations if chain.roles & {"outsourcer", "vendor"}]
            return next((chain for chain in last if chain in sellers), sellers[0] if len(sellers) == 1 else None)
        users = [chain for chain in last if not chain.roles & {"outsourcer", "vendor", "media"}]
        return users[0] if users and word not in ("company", "firm", "group") else None

    def _see(self, memory: "_Memory", chain: Chain, index: int) -> None:
        if index > 0 and self._found.chain_at.get(index - 1) is chain:
            return
        if chain.type == "PERSON":
            memory.person = chain
        elif chain.type == "ORG":
            memory.organization = chain
            if self._doc[index].is_sent_start or memory.subject is None or self._is_subject(index):
                memory.subject = chain

    def _is_subject(self, index: int) -> bool:
        before = self._doc[index - 1]
        return before.text in (":", "–", "-", "•", "*") or before.lower_ in ("when", "while", "that", "the")

    def _follows_nothing(self, index: int) -> bool:
        after = index + 1
        return after >= len(self._doc) or after not in self._found.chain_at

    def _speaker(self, index: int) -> Chain | None:
        speech = self._speech_at.get(index)
        return speech.speaker if speech is not None else self._found.author

    def _employer(self, index: int) -> Chain | None:
        speaker = self._speaker(index)
        if speaker is None:
            return None
        if speaker.type == "ORG":
            return speaker
        if speaker is self._found.author:
            if self._found.author_org is not None:
                return self._found.author_org
        for draft in self._found.found("works_at"):
            if draft.roles["person"] is speaker and draft.fields.get("status") != "former":
                return draft.roles["org"]
        return None


def _speech_at(speeches: list[Speech]) -> dict[int, Speech]:
    found: dict[int, Speech] = {}
    for speech in speeches:
        for index in range(speech.start, speech.end):
            found.setdefault(index, speech)
    return found


@Language.component("backchannel_coreference")
def coreference(doc: Doc) -> Doc:
    """Sets what pronouns stand for. May run again once more jobs are known."""
    found = reading(doc)
    if found.lang == "en":
        found.references.clear()
        found.masks = None
        Resolver(doc, found).run()
    return doc
