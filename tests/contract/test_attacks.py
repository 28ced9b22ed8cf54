"""Attacks sent to real stores: none may change the graph, write a file or bring one back."""

from pathlib import Path

import pytest

from graph.errors import QueryCrashed, QueryError, QueryInvalid, QueryRefused
from graph.guard.check import check
from graph.store import Store
from tests.graph.guard.cases import ALLOWED, LADYBUG_ALLOWED, LADYBUG_REFUSED, NEO4J_ALLOWED, NEO4J_REFUSED, REFUSED

BY_DIALECT = {
    "ladybug": ((*ALLOWED, *LADYBUG_ALLOWED), (*REFUSED, *LADYBUG_REFUSED)),
    "neo4j": ((*ALLOWED, *NEO4J_ALLOWED), (*REFUSED, *NEO4J_REFUSED)),
}
TARGETED = (
    "COPY (MATCH (p:Person) RETURN p.id) TO '{out}'",
    "copy/**/(MATCH (p:Person) RETURN p.id) to '{out}' (header=true)",
    "MATCH (p:Person) RETURN p.id; COPY (MATCH (p:Person) RETURN p.id) TO '{out}'",
    "/***/ RETURN '*/ COPY (MATCH (p:Person) RETURN p.id) TO \"{out}\" //'",
    "EXPORT DATABASE '{out}'",
    "ATTACH '{out}' AS other (dbtype lbug)",
    "LOAD FROM '{secret}' RETURN *",
    "LOAD FROM '{secret}' (header=false, delim='|') RETURN *",
    "LOAD WITH HEADERS (line STRING) FROM '{secret}' (file_format='csv') RETURN line",
    "MATCH (p:Person) LOAD FROM '{secret}' RETURN *",
    "LOAD CSV FROM 'file://{secret}' AS line RETURN line",
    "MATCH (p:Person) LOAD CSV FROM 'file://{secret}' AS line RETURN line",
    "RETURN COLLECT {{ LOAD CSV FROM 'file://{secret}' AS line RETURN line }} AS lines",
    "CALL read_csv_serial('{secret}') RETURN *",
    "COPY Person FROM '{secret}'",
    "LOAD EXTENSION '{secret}'",
)


def test_attacks_never_ran(filled: Store) -> None:
    reader = filled.reader()
    before = _fingerprint(filled)
    for attack in BY_DIALECT[filled.dialect][1]:
        with pytest.raises((QueryRefused, QueryInvalid)):
            reader.cypher(attack)
    assert _fingerprint(filled) == before


@pytest.mark.parametrize("attack", TARGETED)
def test_no_file_is_written_or_read(filled: Store, tmp_path: Path, attack: str) -> None:
    folder = tmp_path / "outside"
    folder.mkdir()
    secret = folder / "secret.csv"
    secret.write_text("hunter2\n")
    with pytest.raises(QueryError) as caught:
        filled.cypher(attack.format(out=folder / "out.csv", secret=secret))
    assert not isinstance(caught.value, QueryCrashed)
    assert "hunter2" not in str(caught.value)
    assert [path.name for path in folder.iterdir()] == ["secret.csv"]


def test_what_is_allowed_changes_nothing(filled: Store) -> None:
    """A store may lack a label or a function that is named; whatever runs leaves the graph as it was."""
    reader = filled.reader()
    before = _fingerprint(filled)
    answered = 0
    allowed = BY_DIALECT[filled.dialect][0]
    for query in allowed:
        check(query, filled.dialect)
        try:
            reader.cypher(query, limit=5, timeout=20)
            answered += 1
        except QueryInvalid:
            continue
    assert answered >= len(allowed) // 3
    assert _fingerprint(filled) == before


def test_a_deep_query_hurts_nobody(filled: Store) -> None:
    with pytest.raises(QueryRefused, match="deeper than 60"):
        filled.cypher("RETURN " + "(" * 2990 + "1" + ")" * 2990)
    assert filled.cypher("RETURN 1 AS one").rows == ((1,),)


def _fingerprint(store: Store) -> object:
    everything = store.reader().subgraph()
    return store.reader().stats(), everything.nodes, everything.edges
