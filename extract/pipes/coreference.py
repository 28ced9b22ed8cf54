"""What pronouns and "the company" stand for, as far as patterns of speech tell.

"we" is the organisation of whoever speaks, "I" the speaker, "he" and "she" the last person. "The supplier" is who
sells, "the client" or "the bank" who buys, "the company" what the text is about just now; "it" is the last organisation
that fits. Nothing is guessed across a quotation's bounds.
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
_SELLERS = frozenset(
    "outsourcer supplier provider integrator vendor consultancy contractor consultants reseller hoster partner".split()
)
_SELLING = frozenset("it software technology services outsourcing consulting cloud hosting".split())
_NEUTRAL = frozenset(("company", "firm", "group", "business", "organisation", "organization"))
_PARTS = frozenset(("outsourcer", "vendor", "media"))
_THE = frozenset(("the", "this", "that"))
_OWN = frozenset(("its", "our", "their"))


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
        if word in self._kinds and self._follows_nothing(index):
            return self._described(memory, index, word)
        return None

    def _described(self, memory: "_Memory", index: int, word: str) -> Chain | None:
        """What "the company", "the rail operator" or "its outsourcer" stands for."""
        before = [token.lower_ for token in self._doc[max(0, index - 2) : index]]
        if not before or not self._is_determined(before, index, word):
            return None
        if word in _SELLERS or (word in _NEUTRAL and before[-1] in _SELLING):
            return self._seller(memory)
        return self._named_so(memory, word) or self._user(memory, word)

    def _is_determined(self, before: list[str], index: int, word: str) -> bool:
        """An article in front, with at most one word between that is no name; "its" in front of who sells."""
        if before[-1] in _THE:
            return True
        if before[-1] in _OWN:
            return word in _SELLERS
        return before[0] in _THE and before[-1].isalpha() and self._found.chain_at.get(index - 1) is None

    def _named_so(self, memory: "_Memory", word: str) -> Chain | None:
        """The organisation that has the word in its name ("the bank")."""
        last = [chain for chain in (memory.subject, memory.organization) if chain is not None]
        named = (c for c in (*last, *self._found.of_type("ORG")) if c.spans and word in c.name.lower().split())
        return next(named, None)

    def _seller(self, memory: "_Memory") -> Chain | None:
        """Who sells: by its role, the one named last of several, else whom a text about two is not about."""
        organizations = [chain for chain in self._found.of_type("ORG") if "media" not in chain.roles]
        last = [chain for chain in (memory.organization, memory.subject) if chain is not None]
        for part in ("outsourcer", "vendor"):
            sellers = [chain for chain in organizations if part in chain.roles]
            if sellers:
                return next((chain for chain in last if chain in sellers), sellers[0] if len(sellers) == 1 else None)
        others = [c for c in organizations if c is not memory.subject and "peer" not in c.roles and c.spans]
        return others[0] if len(others) == 1 and memory.subject is not None else None

    def _user(self, memory: "_Memory", word: str) -> Chain | None:
        """Who buys: the subject before the one named last; "the company" may be a seller where no user was named."""
        last = [chain for chain in (memory.subject, memory.organization) if chain is not None]
        users = [chain for chain in last if not chain.roles & _PARTS]
        if not users:
            named = [chain for chain in self._found.of_type("ORG") if not chain.roles & _PARTS and chain.spans]
            users = named if len(named) == 1 else []
        if word in _NEUTRAL and memory.subject is not None and not memory.subject.roles & {"outsourcer", "media"}:
            return memory.subject
        return users[0] if users else memory.organization if word in _NEUTRAL else None

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
        """No name behind it: "the bank Ostrel" and "the board of Ostrel" stand for no other thing."""
        after = index + 1
        if after < len(self._doc) and self._doc[after].lower_ == "of":
            return False
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
