"""The store's own queries: `.cypher` files, of which a dialect's folder holds those that differ.

Lines that end in `// dated` are for questions with dates; the same query is faster without them under its name and
`UNDATED`.

A name in capitals after a colon stands for labels or relationship types of the schema: `(n:KINDS)`, `[r:EDGES]`. They
are put in by `query`, and come from the schema alone; everything else goes in as a parameter.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from graph.schema import EDGE, NODE
from graph.store.base import Direction

UNDATED = ":undated"
_DATED = "// dated"
HERE = Path(__file__).parent / "cypher"


_ARROWS = {"out": (")-[r", "]->(m"), "in": (")<-[r", "]-(m"), "both": (")-[r", "]-(m")}


def query(name: str, dialect: str, direction: Direction | None = None, **kinds: str | Sequence[str]) -> str:
    """The query with the kinds put in for the names: `query("degrees", "neo4j", KIND="Person", EDGES=SUMMARIES)`.

    No names let any label or type through. A direction turns the pattern `(n …)-[r …]-(m …)`, as seen from n.
    """
    text = _text(name, dialect)
    if direction is not None:
        before, after = _ARROWS[direction]
        text = text.replace(")-[r", before).replace("]-(m", after)
    for placeholder, names in kinds.items():
        text = re.sub(rf":{placeholder}\b", _alternatives(names), text)
    return text


def _alternatives(names: str | Sequence[str]) -> str:
    listed = (names,) if isinstance(names, str) else tuple(names)
    for name in listed:
        if name not in NODE and name not in EDGE:
            raise KeyError(name)
    return ":" + "|".join(f"`{name}`" for name in listed) if listed else ""


@lru_cache
def _text(name: str, dialect: str) -> str:
    dated, name = not name.endswith(UNDATED), name.removesuffix(UNDATED)
    own = HERE / dialect / f"{name}.cypher"
    path = own if own.exists() else HERE / f"{name}.cypher"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("//") and (dated or not line.endswith(_DATED))]
    return "\n".join(line.removesuffix(_DATED).rstrip() for line in kept).strip()
