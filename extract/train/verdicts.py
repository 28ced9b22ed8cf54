"""Remarks of our own on vendors, outsourcers and products, in `remarks/`: what each says for or against a name.

A line of these files is one remark; a name that is judged stands in it as `[[Veltrix|-|price,contract]]`: the name,
`+`, `-` or `0` for the speaker's overall attitude, and the aspects judged. All else in them is unknown.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extract.train.opinions import Opinion, said
from extract.train.renaming import Json

FOLDER = Path(__file__).parent / "remarks"

_MARK = re.compile(r"\[\[([^]|]+)\|([-+0])\|([^]|]*)\]\]")
_SENTIMENT = {"+": "positive", "-": "negative", "0": "neutral"}


def read_remarks(paths: Iterable[Path], authors: Sequence[str], seed: int = 1) -> list[Json]:
    """Each remark as an annotated document, a JSON object, said by somebody of these names."""
    choose = random.Random(seed)
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if remark := line.strip():
                text = _MARK.sub(r"\1", remark)
                opinions = _opinions(remark, choose)
                found.append(said(f"{path.stem}-{number}", "remarks", text, opinions, authors, choose))
    return found


def _opinions(remark: str, choose: random.Random) -> Iterator[Opinion]:
    """What the marks say, by places in the text without them; what type of thing is judged is not known."""
    shorter = 0
    for mark in _MARK.finditer(remark):
        name, sign, aspects = mark.groups()
        start = mark.start() - shorter
        shorter += len(mark.group()) - len(name)
        judged = tuple(aspect.strip() for aspect in aspects.split(",") if aspect.strip())
        yield Opinion(start, start + len(name), choose.choice(("ORG", "PRODUCT")), _SENTIMENT[sign], judged)
