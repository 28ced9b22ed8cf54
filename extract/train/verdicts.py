"""Remarks of our own on vendors, outsourcers and products, in `remarks/`: what each says for or against a name.

A line of these files is one remark; a name that is judged stands in it as `[[Veltrix|-|price,contract]]`: the name,
`+`, `-` or `0` for the speaker's overall attitude, and the aspects judged. All else in them is unknown.
"""

import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from extract.train.renaming import Json
from graph.annotation import annotation_to_json
from graph.model import Annotation, Author, Document, LocalEntity, Relation, Value
from graph.schema import DOCUMENT_KINDS

FOLDER = Path(__file__).parent / "remarks"

_MARK = re.compile(r"\[\[([^]|]+)\|([-+0])\|([^]|]*)\]\]")
_SENTIMENT = {"+": "positive", "-": "negative", "0": "neutral"}


def read_remarks(paths: Iterable[Path], authors: Sequence[str], seed: int = 1) -> list[Json]:
    """Each remark as an annotated document, a JSON object, said by somebody of these names."""
    choose = random.Random(seed)
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if line.strip():
                document = Document(
                    f"{path.stem}-{number}",
                    choose.choice(DOCUMENT_KINDS),
                    "",
                    Author(choose.choice(authors)),
                    source="remarks",
                )
                found.append(annotation_to_json(_opinions(line.strip(), document, choose)))
    return found


def _opinions(line: str, document: Document, choose: random.Random) -> Annotation:
    assert document.author is not None
    entities = [LocalEntity("s", "PERSON", str(document.author.name))]
    talk, text, end = [], "", 0
    for mark in _MARK.finditer(line):
        name, sign, aspects = mark.groups()
        text += line[end : mark.start()]
        end, id = mark.end(), f"t{len(text)}"
        type = choose.choice(("ORG", "PRODUCT"))
        entities.append(LocalEntity(id, type, name, mentions=((len(text), len(text) + len(name)),)))
        judged = tuple(aspect.strip() for aspect in aspects.split(",") if aspect.strip())
        fields: dict[str, Value] = {"sentiment": _SENTIMENT[sign], "aspects": judged}
        talk.append(Relation("talks_about", {"speaker": "s", "about": id}, fields))
        text += name
    document = Document(document.id, document.kind, text + line[end:], document.author, source=document.source)
    return Annotation(document, tuple(entities), tuple(talk), "other", "en", "")
