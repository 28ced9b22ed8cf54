"""What a document does: cues weighed by hand, with what was found in it; the act with the highest sum wins."""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from extract.lexicon import sections, words
from extract.pipes.extensions import Reading, reading
from graph.schema import ACTS

_READ = 1500
_MOST = 4
_RHETORICAL = 0.6
_REPORTS = frozenset(("talks_about", "uses", "outsources_to", "team_move", "person_move", "works_on", "unit_of"))
_PERSONAL = frozenset(("i", "we", "our", "us", "my", "me"))
_PERSONAL_SHARE = 0.025
_ASKING = ("anyone", "anybody", "does any", "has any", "is it", "how do", "who ", "did ", "which ", "what ")


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    found = []
    for heading, entries in sections("acts.txt").items():
        act, weight = heading.split()
        found.append((act, float(weight), tuple(f" {entry.strip()} " for entry in entries)))
    return tuple(found)


def scores(doc: Doc, found: Reading) -> dict[str, float]:
    """The sum of cues by act."""
    replied = {
        place for speech in found.speeches if speech.kind == "reply" for place in range(speech.start, speech.end)
    }
    own = [token for token in doc[:_READ] if token.i not in replied and not token.is_space]
    tokens = [token.lower_.replace("’", "'") for token in own]
    text = " " + " ".join(tokens) + " "
    length = max(1.0, (len(tokens) / 60) ** 0.5)
    totals = dict.fromkeys(ACTS, 0.0)
    for act, weight, phrases in _cues():
        hits = sum(phrase in text for phrase in phrases)
        totals[act] += weight * min(hits / length, _MOST)
    _add_form(found, tokens, totals)
    _add_findings(found, totals)
    return totals


def _add_form(found: Reading, tokens: list[str], totals: dict[str, float]) -> None:
    asked, exclaimed = tokens.count("?"), tokens.count("!")
    personal = sum(token in _PERSONAL for token in tokens) > _PERSONAL_SHARE * len(tokens)
    if found.document.kind != "article":
        totals["question"] += min(asked, 3) * (1.6 if tokens[-1:] == ["?"] else _RHETORICAL)
        opening = " ".join(token for token in tokens[:4] if token[0] != "@")
        totals["question"] += 2.0 if opening.startswith(_ASKING) else 0.0
    else:
        totals["intelligence"] += 0.5 if personal else 3.0
        totals["best_practice"] += 2.0 if personal else 0.0
    if found.author is not None and found.author.roles & {"analyst", "media"} and not personal:
        totals["intelligence"] += 2.0
    totals["intelligence"] -= 1.0 if personal else 0.0
    totals["promotion"] += 0.8 * min(exclaimed, 4) if asked == 0 else 0.0
    author = found.document.author
    if author is not None and author.title and set(author.title.lower().split()) & words("lists.txt", "seller titles"):
        totals["promotion"] += 2.0


def _add_findings(found: Reading, totals: dict[str, float]) -> None:
    kinds = [draft.kind for draft in found.drafts if draft.evidence is not None]
    totals["intelligence"] += 1.6 * min(
        3, sum(kind in ("team_move", "outsources_to", "person_move", "unit_of") for kind in kinds)
    )
    for draft in found.found("talks_about"):
        if draft.fields.get("sentiment") == "negative" and draft.roles["speaker"] is found.author:
            totals["complaint"] += 1.5
        if draft.fields.get("sentiment") == "positive" and draft.roles["speaker"] is found.author:
            totals["best_practice"] += 0.8
    if not any(kind in ("talks_about", "uses", "outsources_to", "team_move", "person_move") for kind in kinds):
        totals["other"] += 3.0
    if found.author is not None and found.author.type == "ORG" and "vendor" in found.author.roles:
        totals["promotion"] += 3.0


@Language.component("backchannel_act")
def act(doc: Doc) -> Doc:
    """Sets the act of the document."""
    found = reading(doc)
    totals = scores(doc, found)
    best = max(ACTS, key=lambda name: totals[name])
    found.act = best if totals[best] >= 1.0 else _by_findings(found)
    return doc


def _by_findings(found: Reading) -> str:
    """Without cues: who is annoyed complains, who tells of vendors, products or people informs."""
    drafts = [draft for draft in found.drafts if draft.kind in _REPORTS and draft.evidence is not None]
    if any(draft.fields.get("sentiment") == "negative" for draft in drafts):
        return "complaint"
    return "intelligence" if drafts else "other"
