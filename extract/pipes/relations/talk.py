"""Who talks about which vendor or product, and to whom: `talks_about`, `talks_to`.

What is said outside quotations is the author's, inside the speaker's. Without an author only quoted speakers count.
"""

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.extensions import Chain, Draft, Reading, Speech, TokenSpan, reading
from extract.pipes.handles import plain
from extract.pipes.relations.sentiment import aspects, polarity, verdict
from graph.model import Value

_SELLERS = frozenset(("vendor", "outsourcer"))
_SURE, _QUOTED, _REPORTED = 0.8, 0.8, 0.6
_FAR = 0.35
_CARRIED = 4
_SHORT, _FEW, _TONE = 90, 2, 0.4
_WEAKER = 0.6
_GREETINGS = frozenset(("hi", "hello", "dear", "hey", "thanks", "sorry"))
_TOLD = frozenset(("told", "tells", "asked", "asks"))


@dataclass(slots=True)
class Opinion:
    """What one speaker says of one thing: the sentences, and the weights gathered."""

    spans: list[TokenSpan] = field(default_factory=list)
    total: float = 0.0
    aspects: set[str] = field(default_factory=set)
    confidence: float = _SURE


@Language.component("backchannel_talk")
def talk(doc: Doc) -> Doc:
    """Adds who talks about what and to whom."""
    found = reading(doc)
    if found.lang == "en" and len(doc):
        _talks_about(doc, found)
        _talks_to(doc, found)
    return doc


def _talks_about(doc: Doc, found: Reading) -> None:
    opinions: dict[tuple[int, int], Opinion] = {}
    speech_at = _speech_by_token(found.speeches)
    touched: list[Opinion] = []
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
    subjects = {id(chain): chain for chain in found.chains if _is_subject(found, chain)}
    for start, end in sentences:
        words = [token.lower_.replace("’", "'") for token in doc[start:end]]
        weights = polarity(words)
        named: dict[int, list[int]] = {}
        last = [opinion for opinion in touched if opinion.spans[-1][1] == start]
        for index in range(start, end):
            chain = found.chain_at.get(index) or found.references.get(index)
            if chain is not None and id(chain) in subjects:
                named.setdefault(chain.index, []).append(index)
        if not named:
            _carry_on(last, speech_at, (start, end), sum(weights), words)
            touched = last
            continue
        touched = []
        for chain_index, places in named.items():
            chain = found.chains[chain_index]
            speaker, confidence = _speaker(found, speech_at, places[0], chain)
            if speaker is None or speaker is chain:
                continue
            opinion = opinions.setdefault((speaker.index, chain_index), Opinion(confidence=confidence))
            opinion.spans.append((start, end))
            touched.append(opinion)
            opinion.total += _near(
                weights,
                [p - start for p in places],
                [q - start for c, ps in named.items() if c != chain_index for q in ps],
            )
            opinion.aspects.update(aspects(words))
    _add_tone(doc, found, opinions, speech_at)
    for (speaker_index, chain_index), opinion in opinions.items():
        chain = found.chains[chain_index]
        if not chain.spans or (verdict(opinion.total) == "neutral" and _in_passing(doc, found, chain)):
            continue
        fields: dict[str, Value] = {"sentiment": verdict(opinion.total), "aspects": tuple(sorted(opinion.aspects))}
        span = (opinion.spans[0][0], opinion.spans[-1][1])
        roles = {"speaker": found.chains[speaker_index], "about": chain}
        found.add(Draft("talks_about", roles, dict(fields), span, opinion.confidence))


def _add_tone(doc: Doc, found: Reading, opinions: dict[tuple[int, int], Opinion], speech_at: dict[int, Speech]) -> None:
    """A short text about one or two things says how its author finds them in any of its sentences."""
    author = found.author
    if author is None or found.document.kind == "article" or len(doc) > _SHORT:
        return
    own = [opinion for (speaker, _), opinion in opinions.items() if speaker == author.index]
    if not 0 < len(own) <= _FEW:
        return
    tone = sum(
        sum(polarity([token.lower_.replace("’", "'") for token in sentence]))
        for sentence in doc.sents
        if sentence.start not in speech_at
    )
    for opinion in own:
        opinion.total += _TONE * (tone - opinion.total)


def _in_passing(doc: Doc, found: Reading, chain: Chain) -> bool:
    """Named only as the owner of a product, as an employer that somebody comes from or goes to, or as a prize."""
    moves = [
        d for d in found.drafts if d.kind in ("person_move", "works_at") and chain in d.roles.values() and d.evidence
    ]
    deals = [d for d in found.drafts if d.kind in ("outsources_to", "team_move", "uses") and chain in d.roles.values()]
    offers = [d for d in found.found("offers") if d.roles["vendor"] is chain]
    for start, end in chain.spans:
        owner = doc[end : end + 1].text in ("'s", "’s") and any(
            (c := found.chain_at.get(place)) is not None and c.type == "PRODUCT" for place in range(end + 1, end + 5)
        )
        maker = bool(offers) and len(chain.spans) == 1 and doc[start - 1 : start].text in ("by", "of", "from")
        moved = not deals and any(d.evidence and d.evidence[0] <= start < d.evidence[1] for d in moves)
        prize = any(token.lower_ in ("win", "prize", "giveaway") for token in doc[max(0, start - 4) : start])
        if not (owner or maker or moved or prize):
            return False
    return True


def _is_subject(found: Reading, chain: Chain) -> bool:
    if chain is found.author:
        return False
    if chain is found.author_org:
        return False
    return chain.type == "PRODUCT" or (chain.type == "ORG" and bool(chain.roles & _SELLERS))


def _speech_by_token(speeches: list[Speech]) -> dict[int, Speech]:
    found: dict[int, Speech] = {}
    for speech in speeches:
        for index in range(speech.start, speech.end):
            found.setdefault(index, speech)
    return found


def _speaker(found: Reading, speech_at: dict[int, Speech], index: int, chain: Chain) -> tuple[Chain | None, float]:
    speech = speech_at.get(index)
    if speech is not None and speech.speaker is not None:
        return speech.speaker, _QUOTED
    if speech is not None and speech.kind == "reply":
        return None, 0.0
    return found.author, _SURE


def _near(weights: list[float], places: list[int], others: list[int]) -> float:
    """Weights of a sentence for the thing at `places`: less for words that are closer to another thing."""
    total = 0.0
    for index, weight in enumerate(weights):
        if weight:
            own = min(abs(index - place) for place in places)
            rival = min((abs(index - place) for place in others), default=own + 1)
            total += weight * (1.0 if own <= rival else _FAR)
    return total


def _carry_on(
    opinions: list[Opinion], speech_at: dict[int, Speech], span: TokenSpan, weight: float, words: list[str]
) -> None:
    """A sentence that names nothing goes on about what the one before it was about."""
    for opinion in opinions:
        same = speech_at.get(span[0]) is speech_at.get(opinion.spans[-1][0])
        if weight and same and len(opinion.spans) < _CARRIED:
            opinion.total += weight * _WEAKER
            opinion.spans.append(span)
            opinion.aspects.update(aspects(words))


def _talks_to(doc: Doc, found: Reading) -> None:
    author = found.author
    _told(doc, found)
    if author is None:
        return
    reposted = next((speech for speech in found.speeches if speech.kind == "repost"), None)
    for chain in found.of_type("PERSON"):
        if chain is author:
            continue
        for start, end in chain.spans:
            if reposted is not None and start >= reposted.start - 1:
                break
            if _addressed(doc, start, end):
                sentence = doc[start].sent
                found.add(Draft("talks_to", {"speaker": author, "to": chain}, {}, (sentence.start, sentence.end), 0.8))
                break
    for speech in found.speeches:
        if speech.kind == "reply" and speech.speaker is not None and speech.speaker is not author:
            found.add(Draft("talks_to", {"speaker": author, "to": speech.speaker}, {}, speech.frame, 0.8))


def _addressed(doc: Doc, start: int, end: int) -> bool:
    """A handle that is spoken to, or a greeting by name."""
    before = doc[start - 1].lower_ if start else ""
    if doc[start].text[0] == "@":
        return before not in (
            "via",
            "by",
            "from",
            "cpo",
            "our",
            "follow",
            "with",
            "rt",
            "ask",
            "and",
            "cio",
            "at",
            "of",
        )
    if before in _GREETINGS:
        return True
    after = doc[end].text if end < len(doc) else ""
    return after == "," and bool(doc[start].is_sent_start) and end - start == 1 and plain(doc[start].text) != ""


def _told(doc: Doc, found: Reading) -> None:
    """ "X told me": a conversation with the author is reported."""
    author = found.author
    for index in range(1, len(doc) - 1):
        if author is None or doc[index].lower_ not in _TOLD or doc[index + 1].lower_ not in ("me", "us"):
            continue
        speaker = next(
            (
                c
                for i in range(index - 1, max(index - 8, -1), -1)
                if (c := found.chain_at.get(i) or found.references.get(i))
            ),
            None,
        )
        if speaker is not None and speaker is not author and speaker.type in ("PERSON", "ORG"):
            sentence = doc[index].sent
            found.add(Draft("talks_to", {"speaker": speaker, "to": author}, {}, (sentence.start, sentence.end), 0.7))
