"""Annotated documents as what the network is taught: inputs of its two halves with the answers beside them."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.neural.candidates import ALLOWED, Candidates, candidates
from extract.neural.features import Features
from extract.neural.labels import ACTS, FIELD_INDEX, FIELDS, PAIR_INDEX, PAIRS, ROLES, STATUSES, TAGS, THIRDS, group
from extract.neural.windows import Window
from extract.reading import Chain, Reading, TokenSpan, reading
from extract.train.reading import Front
from graph.annotation import annotation_from_json
from graph.model import Annotation, LocalEntity, Relation

FOLDER = Path(__file__).parent / "documents"
UNKNOWN = -100
"""An answer that nobody gave, in the numbering of PyTorch's cross entropy."""


@dataclass(slots=True)
class Answers:
    """What is right of the entities and pairs of a window, in the shapes of `Candidates`.

    `kinds` (P, classes) and `roles` (E, roles) are 0 or 1, `allowed` and `role_mask` say what the types allow;
    `fields` (P, groups) holds the place in each group of `FIELDS` or UNKNOWN; `aspects` (P, aspects) has −1 where
    unknown; `looks` (P, 2, R) is 1 in the rows of the evidence, that of moves apart; `thirds` (P,) is 0 for nobody,
    1 + e for entity e, or UNKNOWN.
    """

    kinds: NDArray[np.float32]
    allowed: NDArray[np.float32]
    fields: NDArray[np.int64]
    aspects: NDArray[np.float32]
    looks: NDArray[np.float32]
    roles: NDArray[np.float32]
    role_mask: NDArray[np.float32]
    thirds: NDArray[np.int64]


@dataclass(slots=True)
class Example:
    """One window of a document: `tags` (R,), UNKNOWN in the header; `options` (R, tags) where several may be right."""

    name: str
    window: Window
    features: Features
    tags: NDArray[np.int64]
    options: NDArray[np.bool_] | None = None
    act: int = UNKNOWN
    pairs: Candidates | None = None
    answers: Answers | None = None


GROUPS = (*STATUSES, "sentiment")
"""The groups of `FIELDS` of which one holds."""

_GROUP = {name: group(name) for name in GROUPS}
_ASPECTS = group("aspect")
_OVERLOOKED = 0.05


def read_documents(paths: Iterable[Path]) -> list[dict[str, object]]:
    """The JSON objects of the files, English ones only."""
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if one["lang"] == "en":
                found.append(one)
    return found


def examples(
    front: Front, documents: Iterable[Mapping[str, object]], choose: random.Random | None = None
) -> Iterator[Example]:
    """One example for each window of each document; with `choose`, some mentions go unseen, as they may at work."""
    for one in documents:
        annotation = annotation_from_json(one)
        doc = front.read(annotation.document)
        chains = place(doc, annotation)
        found = reading(doc)
        features = front.features(doc, found)
        tags = _tags(doc, found)
        if choose is not None:
            for chain in found.chains:
                chain.spans = [span for span in chain.spans if choose.random() >= _OVERLOOKED] or chain.spans
        for window in front.cut(doc, annotation.document):
            expected = np.full(len(window.rows), UNKNOWN, dtype=np.int64)
            expected[window.heads :] = tags[window.start : window.end]
            expected[window.heads :][[token.is_space for token in doc[window.start : window.end]]] = UNKNOWN
            pairs = candidates(doc, found, window)
            yield Example(
                annotation.document.id,
                window,
                window.rows_of(features),
                expected,
                act=ACTS.index(annotation.act),
                pairs=pairs,
                answers=_answers(doc, annotation, chains, pairs, window),
            )


def opinions_only(example: Example, aspects: bool) -> Example:
    """The same with all but the sentiment, and the aspects unless told otherwise, unknown."""
    example.tags[:] = UNKNOWN
    example.act = UNKNOWN
    if example.answers is not None:
        example.answers.allowed[:] = 0
        example.answers.kinds[:] = 0
        example.answers.role_mask[:] = 0
        example.answers.thirds[:] = UNKNOWN
        if not aspects:
            example.answers.aspects[:] = -1
    return example


def place(doc: Doc, annotation: Annotation) -> dict[str, Chain]:
    """Give the document the annotated entities as its chains; chains by entity id."""
    found = reading(doc)
    chains: dict[str, Chain] = {}
    for entity in annotation.entities:
        spans = sorted(words_of(doc, *span) for span in entity.mentions)
        chain = Chain(len(found.chains), entity.type, entity.name, spans)
        found.chains.append(chain)
        chains[entity.id] = chain
        for hit in found.hits:
            if hit.type == entity.type and any((hit.start, hit.end) == span for span in spans):
                chain.known = hit
    author = annotation.document.author
    if author is not None:
        found.author = _named(annotation, chains, (author.name, author.handle), ("PERSON", "ORG"))
        found.author_org = _named(annotation, chains, (author.org,), ("ORG",))
        if found.author is not None:
            found.author.title = author.title
    return chains


def _named(
    annotation: Annotation, chains: Mapping[str, Chain], names: tuple[str | None, ...], types: tuple[str, ...]
) -> Chain | None:
    def surfaces(entity: LocalEntity) -> set[str]:
        text = annotation.document.text
        return {entity.name.casefold()} | {text[slice(*span)].casefold() for span in entity.mentions}

    for name in names:
        for entity in annotation.entities:
            if name and entity.type in types and name.casefold() in surfaces(entity):
                return chains[entity.id]
    return None


def words_of(doc: Doc, start: int, end: int) -> TokenSpan:
    """The tokens that hold the characters from `start` to before `end`."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None, (start, end)
    return span.start, span.end


def _tags(doc: Doc, found: Reading) -> NDArray[np.int64]:
    tags = np.zeros(len(doc), dtype=np.int64)
    for chain in found.chains:
        for start, end in chain.spans:
            tags[start] = TAGS.index(f"B-{chain.type}")
            tags[start + 1 : end] = TAGS.index(f"I-{chain.type}")
    return tags


def _answers(
    doc: Doc, annotation: Annotation, chains: Mapping[str, Chain], pairs: Candidates, window: Window
) -> Answers:
    place_of = {id(chain): index for index, chain in enumerate(pairs.chains)}
    pair_at = {(int(a), int(b)): number for number, (a, b) in enumerate(pairs.pairs)}
    count, rows = len(pairs.pairs), len(window.rows)
    answers = Answers(
        np.zeros((count, len(PAIRS)), dtype=np.float32),
        ALLOWED[pairs.types[pairs.pairs[:, 0]], pairs.types[pairs.pairs[:, 1]]].astype(np.float32),
        np.full((count, len(GROUPS)), UNKNOWN, dtype=np.int64),
        np.full((count, len(_ASPECTS)), -1, dtype=np.float32),
        np.zeros((count, 2, rows), dtype=np.float32),
        np.zeros((len(pairs.chains), len(ROLES)), dtype=np.float32),
        np.zeros((len(pairs.chains), len(ROLES)), dtype=np.float32),
        np.full(count, UNKNOWN, dtype=np.int64),
    )
    for entity in annotation.entities:
        index = place_of.get(id(chains[entity.id]))
        if index is not None and entity.type in ("PERSON", "ORG"):
            for number, role in enumerate(ROLES):
                answers.role_mask[index, number] = role.startswith(entity.type + ":")
            for role in entity.roles:
                answers.roles[index, ROLES.index(f"{entity.type}:{role}")] = 1
    dated = [(entity, chains[entity.id]) for entity in annotation.entities if entity.type == "DATE"]
    for relation in annotation.relations:
        ends = {role: chains[entity] for role, entity in relation.roles.items()}
        date = _date(annotation, relation, dated)
        if date is not None:
            ends["date"] = date
        third = THIRDS.get(relation.kind)
        whole = third is not None and third.head in ends and third.tail in ends
        for head, tail in ((a, b) for a in ends for b in ends if (relation.kind, a, b) in PAIR_INDEX):
            if third is not None and whole and third.role in (head, tail):
                continue
            left, right = place_of.get(id(ends[head])), place_of.get(id(ends[tail]))
            joined = pair_at.get((left, right)) if left is not None and right is not None else None
            if joined is None:
                continue
            _answer(doc, answers, joined, relation, PAIR_INDEX[relation.kind, head, tail], window)
            if third is not None and (head, tail) == (third.head, third.tail):
                answers.thirds[joined] = _third(ends.get(third.role), place_of)
    return answers


def _third(chain: Chain | None, place_of: Mapping[int, int]) -> int:
    """The answer for a third participant; one that stands outside the window is not known."""
    return 0 if chain is None else place_of.get(id(chain), UNKNOWN - 1) + 1


def _date(annotation: Annotation, relation: Relation, dated: list[tuple[LocalEntity, Chain]]) -> Chain | None:
    """The DATE that a relation's date is written in: one with that text, inside the evidence."""
    date, span = relation.fields.get("date"), relation.evidence
    if not date or span is None:
        return None
    for entity, chain in dated:
        for start, end in entity.mentions:
            if annotation.document.text[start:end] == date and span[0] <= start and end <= span[1]:
                return chain
    return None


def _answer(doc: Doc, answers: Answers, number: int, relation: Relation, index: int, window: Window) -> None:
    answers.kinds[number, index] = 1
    if relation.kind in STATUSES and relation.fields.get("status"):
        places = _GROUP[relation.kind]
        wanted = FIELD_INDEX[f"{relation.kind}={relation.fields['status']}"]
        answers.fields[number, GROUPS.index(relation.kind)] = places.index(wanted)
    if relation.kind == "talks_about":
        wanted = FIELD_INDEX[f"sentiment={relation.fields['sentiment']}"]
        answers.fields[number, GROUPS.index("sentiment")] = _GROUP["sentiment"].index(wanted)
        aspects = relation.fields.get("aspects") or ()
        assert isinstance(aspects, tuple)
        answers.aspects[number] = [FIELDS[place].split("=")[1] in aspects for place in _ASPECTS]
    if relation.evidence is not None:
        start, end = words_of(doc, *relation.evidence)
        first, last = max(start, window.start), min(end, window.end)
        shift = window.heads - window.start
        answers.looks[number, int(relation.kind in THIRDS), first + shift : last + shift] = 1
