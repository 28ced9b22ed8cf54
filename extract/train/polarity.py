"""NewsMTSC: what sentences of news say of single people and organisations, as opinions of an author of ours.

The set (Hamborg and Donnay 2021, "NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment Classification in
Political News Articles"; MIT licence) is a file of JSON lines: `sentence_normalized`, and `targets` with `from`, `to`
(characters) and `polarity` (2 negative, 4 neutral, 6 positive). Only the sentiment is learned from it: it names neither
all entities nor what else is said of them.
"""

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extract.neural.labels import ACTS
from extract.train.examples import Example, examples, opinions_only
from extract.train.reading import Front
from graph.annotation import annotation_to_json
from graph.model import Annotation, Author, Document, LocalEntity, Relation, Value
from graph.schema import DOCUMENT_KINDS

_POLARITY = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}


def polar_examples(front: Front, path: Path, authors: Sequence[str], seed: int = 1) -> Iterator[Example]:
    """Sentences as examples with sentiments only, each said by somebody of these names."""
    choose = random.Random(seed)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            document = Document(
                f"newsmtsc-{number}",
                choose.choice(DOCUMENT_KINDS),
                "",
                Author(choose.choice(authors)),
                source="newsmtsc",
            )
            for example in examples(front, [annotation_to_json(_opinion(json.loads(line), document))]):
                yield opinions_only(example, aspects=False)


def _opinion(one: Mapping[str, object], document: Document) -> Annotation:
    """The sentence as an annotated document: its author talks about each of the targets."""
    text, targets = str(one["sentence_normalized"]), one["targets"]
    assert isinstance(targets, list)
    assert document.author is not None
    told = sorted((int(target["from"]), int(target["to"]), float(target["polarity"])) for target in targets)
    entities = [LocalEntity("s", "PERSON", str(document.author.name))]
    talk = []
    end = 0
    for start, stop, polarity in told:
        if start < end:
            continue
        end, id = stop, f"t{start}"
        entities.append(LocalEntity(id, "ORG", text[start:stop], mentions=((start, stop),)))
        fields: dict[str, Value] = {"sentiment": _POLARITY[polarity], "aspects": ()}
        talk.append(Relation("talks_about", {"speaker": "s", "about": id}, fields))
    return Annotation(replace(document, text=text), tuple(entities), tuple(talk), ACTS[0], "en", "")
