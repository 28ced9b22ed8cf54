"""What only Neo4j has: a server that may be absent or strict, plans, roles as labels, other people's nodes."""

import contextlib
import random
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph.errors import QueryError, QueryInvalid, QueryRefused, QueryTimeout, SettingsError, StoreError
from graph.guard.check import check
from graph.model import Author, Document, Edge, Entity, Mention, Node, Statement
from graph.settings import Settings, load_settings
from graph.store import neo4j_cypher
from graph.store.base import Batch, StoredDocument
from graph.store.neo4j_ import Neo4jStore
from graph.store.neo4j_connection import Connection
from graph.store.neo4j_cypher import approved_plan, run_user_query
from graph.store.neo4j_queries import query as own_query
from tests.graph.guard.cases import ALLOWED, NEO4J_ALLOWED, NEO4J_REFUSED, REFUSED
from tests.neo4j_server.server import Neo4jServer

SPLICES = (
    *("CREATE (x:Z)", "SET n.x = 1", "DELETE n", "DELETE [n][0]", "DETACH DELETE n", "REMOVE n.x", "MERGE (q:Z)"),
    *(
        "CALL { CREATE (:Z) }",
        "FOREACH (i IN [1] | CREATE (:Z))",
        "INSERT (:Z)",
        "IN TRANSACTIONS",
        "SHOW USERS",
        "FINISH",
    ),
    *("LOAD CSV FROM 'file:///etc/passwd' AS r", "CALL dbms.listConfig()", "CALL db.labels()", "WITH *", "RETURN 1"),
    *(
        "'",
        '"',
        "`",
        "/*",
        "*/",
        "/***/",
        "//",
        "\n",
        "\\",
        "''",
        "\\u0027",
        "\u00a0",
        "\u2028",
        "\r",
        " ",
        ";",
        "(",
        ")",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        "*",
        "!",
        ".",
        ":",
        "|",
        "$p",
        "1",
        "%",
        "&",
        "CALL {",
        "EXISTS {",
        "COUNT {",
        "IS NULL",
        "AS a",
    ),
)
SECRET = "not-the-password-7431"


def settings_for(server: Neo4jServer, **others: object) -> Settings:
    return load_settings(**{"neo4j_user": server.user, "neo4j_password": server.password, **others})


@pytest.fixture
def store(clean_neo4j: Neo4jServer) -> Iterator[Neo4jStore]:
    with Neo4jStore(clean_neo4j.url, settings_for(clean_neo4j)) as opened:
        yield opened


@pytest.fixture
def connection(clean_neo4j: Neo4jServer) -> Iterator[Connection]:
    opened = Connection(clean_neo4j.url, settings_for(clean_neo4j))
    yield opened
    opened.close()


@pytest.fixture
def driver(clean_neo4j: Neo4jServer) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(clean_neo4j.url, auth=clean_neo4j.auth) as opened:
        yield opened


def small_batch() -> Batch:
    document = Document("doc-1", "post", "Tamsin Roe left.", Author("Tamsin Roe"), "2014-05-02")
    return Batch(
        documents=(StoredDocument(document, "hash-1", "other", "en", "rules 1", "2020-01-01", "person:tamsin-roe"),),
        entities=(
            Entity("person:tamsin-roe", "Person", "Tamsin Roe", (), {"role": "cio"}),
            Entity("organization:quarrelbank", "Organization", "Quarrelbank", (), {"roles": ("peer", "vendor")}),
        ),
        mentions=(Mention("doc-1", "person:tamsin-roe", 0, 10, "Tamsin Roe"),),
        statements=(
            Statement(
                "statement:1",
                "doc-1",
                "works_at",
                (("org", "organization:quarrelbank"), ("person", "person:tamsin-roe")),
                "Tamsin Roe left.",
                0,
                16,
                fields={"status": "former"},
            ),
        ),
    )


# Reaching the server


def test_absent_server_is_said_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreError) as caught:
            Neo4jStore(url, load_settings(neo4j_password=SECRET))
    assert url in str(caught.value)
    assert "Is it running" in caught.value.hint
    assert SECRET not in _everything_said(caught.value)


@pytest.mark.parametrize("url", ["bolt://no-such-host.invalid:7687", "neo4j://no-such-host.invalid"])
def test_host_without_an_address_is_said(url: str) -> None:
    with pytest.raises(StoreError, match="No Neo4j server answers"):
        Neo4jStore(url, load_settings())


def test_absent_cluster_is_said_too() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"neo4j://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreError, match="No Neo4j server answers"):
            Neo4jStore(url, load_settings(neo4j_password=SECRET))


def test_wrong_password_names_the_variable_and_not_the_password(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(StoreError) as caught:
        Neo4jStore(neo4j_server.url, settings_for(neo4j_server, neo4j_password=SECRET))
    assert "BACKCHANNEL_NEO4J_PASSWORD" in caught.value.hint
    assert SECRET not in _everything_said(caught.value)


def test_missing_password_is_said(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(StoreError, match="BACKCHANNEL_NEO4J_PASSWORD"):
        Neo4jStore(neo4j_server.url, settings_for(neo4j_server, neo4j_password=""))


def test_unknown_database_is_said(neo4j_server: Neo4jServer) -> None:
    with pytest.raises(StoreError, match="BACKCHANNEL_NEO4J_DATABASE"):
        Neo4jStore(neo4j_server.url, settings_for(neo4j_server, neo4j_database="nowhere"))


@pytest.mark.parametrize("url", [f"bolt://neo4j:{SECRET}@127.0.0.1:1", "ftp://127.0.0.1"])
def test_malformed_address_is_a_settings_error(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Neo4jStore(url, load_settings())
    assert SECRET not in _everything_said(caught.value)


def test_password_is_in_no_repr(store: Neo4jStore, connection: Connection, clean_neo4j: Neo4jServer) -> None:
    assert clean_neo4j.password not in f"{store!r}{connection!r}{settings_for(clean_neo4j)!r}"


def _everything_said(error: BaseException | None) -> str:
    said = ""
    while error is not None:
        said += f"{error!r} {error} "
        error = error.__cause__ or error.__context__
    return said


# The second check: the plan


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LoadCSV"),
        ("RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }", "LoadCSV"),
        ("SHOW USERS", "more than read"),
        ("SHOW TRANSACTIONS", "ShowTransactions"),
        ("SHOW PROCEDURES YIELD name RETURN name", "ShowProcedures"),
        ("TERMINATE TRANSACTION 'neo4j-transaction-1'", "TerminateTransactions"),
        ("CALL dbms.listConfig()", "more than read"),
        ("CALL db.stats.retrieve('GRAPH COUNTS')", "db.stats.retrieve"),
        ("MATCH (n) WHERE EXISTS { CALL db.info() YIELD name RETURN name } RETURN n", "db.info"),
        ("CREATE (n)", "more than read"),
        ("MATCH (n) SET n.x = 1", "more than read"),
        ("CREATE INDEX FOR (n:A) ON (n.x)", "more than read"),
    ],
)
def test_plan_is_refused_where_the_guard_is_passed_by(connection: Connection, query: str, word: str) -> None:
    with connection.session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
        with pytest.raises(QueryRefused, match=word):
            approved_plan(transaction, query)


@pytest.mark.parametrize(
    "query", ["MATCH (n:Person)-[r]->(m) RETURN n, r, m", "CALL db.labels() YIELD label RETURN label"]
)
def test_plan_of_a_reader_is_approved(connection: Connection, query: str) -> None:
    with connection.session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
        assert approved_plan(transaction, query)["operatorType"]


@pytest.mark.parametrize("query", [query for query in (*ALLOWED, *NEO4J_ALLOWED) if "fulltext" not in query])
def test_what_the_guard_allows_neo4j_answers(connection: Connection, query: str) -> None:
    given = {"name": "x", "ids": ["x"], "create": 1, "limit": 3, "label": "Person", "a b": 1, "0": 1}
    run_user_query(connection, query, given, 5, 20)


def test_attacks_never_ran(connection: Connection, driver: neo4j.Driver, tmp_path: Path) -> None:
    driver.execute_query(
        "CREATE (:Person {id: 'person:x', name: 'X'})-[:TALKS_TO]->(:Person {id: 'person:y', name: 'Y'})"
    )
    before = _fingerprint(driver)
    for query in (*REFUSED, *NEO4J_REFUSED):
        with pytest.raises((QueryRefused, QueryInvalid)):
            run_user_query(connection, query, None, 10, 10)
    assert _fingerprint(driver) == before


def test_spliced_queries_that_pass_only_read(connection: Connection) -> None:
    """What the guard lets through of queries with clauses and brackets thrown in, Neo4j itself calls reads."""
    chance = random.Random(20140502)
    given = {"name": "x", "ids": ["x"], "create": 1, "limit": 3, "label": "Person", "text": "x", "p": 1}
    passed = valid = 0
    with connection.session(neo4j.WRITE_ACCESS) as session:
        while passed < 400:
            query = _spliced(chance)
            if _refused(query) or query.lstrip().upper().startswith("EXPLAIN"):
                continue
            passed += 1
            with contextlib.suppress(neo4j.exceptions.ClientError), session.begin_transaction() as transaction:
                summary = transaction.run(f"EXPLAIN {query}", given).consume()
                valid += 1
                assert (query, summary.query_type) == (query, "r")
    assert valid > 50


def _spliced(chance: random.Random) -> str:
    query = chance.choice((*ALLOWED, *NEO4J_ALLOWED))
    for _ in range(chance.randint(1, 3)):
        places = [i for i in range(len(query) + 1) if i in (0, len(query)) or not query[i - 1 : i + 1].isalnum()]
        place = chance.choice(places)
        query = (
            query[:place] + chance.choice(("", " ")) + chance.choice(SPLICES) + chance.choice(("", " ")) + query[place:]
        )
    return query


def _refused(query: str) -> bool:
    try:
        check(query, "neo4j")
    except QueryError:
        return True
    return False


def test_read_access_is_the_third_line(connection: Connection) -> None:
    with connection.session(neo4j.READ_ACCESS) as session, pytest.raises(neo4j.exceptions.ClientError):
        session.run("CREATE (n)").consume()


def _fingerprint(driver: neo4j.Driver) -> object:
    nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS l, properties(n) AS p ORDER BY n.id").records
    edges = driver.execute_query("MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p").records
    indexes = driver.execute_query("SHOW INDEXES YIELD name RETURN collect(name) AS names").records
    users = driver.execute_query("SHOW USERS YIELD user RETURN collect(user) AS users", database_="system").records
    return [[row.data() for row in rows] for rows in (nodes, edges, indexes, users)]


# Users' queries


def test_errors_carry_the_servers_words_and_the_users_positions(store: Neo4jStore) -> None:
    with pytest.raises(QueryInvalid, match=r"`m` not defined at line 2, column 8"):
        store.cypher("MATCH (n)\nRETURN m")
    with pytest.raises(QueryInvalid, match=r"line 1, column \d+"):
        store.cypher("MATCH (n) RETURN n.name +")


@pytest.mark.parametrize(
    ("query", "given"),
    [("RETURN $x", None), ("RETURN $x", {"x": object()}), ("RETURN $x", {"x": 2**70}), ("RETURN 1 / 0", None)],
)
def test_what_cannot_be_answered_is_invalid(store: Neo4jStore, query: str, given: dict[str, object] | None) -> None:
    with pytest.raises(QueryInvalid):
        store.cypher(query, given)


def test_time_limit(store: Neo4jStore) -> None:
    started = time.perf_counter()
    with pytest.raises(QueryTimeout):
        store.cypher("UNWIND range(1, 2000000000) AS x RETURN count(x)", timeout=0.5)
    assert time.perf_counter() - started < 10


def test_a_query_that_the_server_never_answers_ends_too(store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_cypher, "_GRACE", 1.0)
    with pytest.raises(QueryTimeout, match="has not answered for 3 seconds"):
        store.cypher(f"MATCH (n:{'!' * 3000}Person) RETURN count(n)", timeout=2)
    assert store.cypher("RETURN 1 AS one").rows == ((1,),)


def test_rows_beyond_the_limit_are_not_fetched(store: Neo4jStore) -> None:
    result = store.cypher("UNWIND range(1, 2000000000) AS x RETURN x", limit=3, timeout=20)
    assert result.rows == ((1,), (2,), (3,))
    assert result.truncated
    assert not store.cypher("UNWIND range(1, 3) AS x RETURN x", limit=3).truncated


def test_explain_gives_the_plan_as_a_table(store: Neo4jStore) -> None:
    result = store.cypher("EXPLAIN MATCH (n:Person) WHERE n.name = 'X' RETURN n")
    assert result.columns == ("step", "details", "estimated_rows")
    assert result.rows[0][0] == "ProduceResults"
    assert "NodeByLabelScan" in str(result.rows)


@pytest.mark.parametrize("name", ["edges_to_hub", "edges_of_hubs"])
def test_no_edges_are_walked_along_from_a_hub(store: Neo4jStore, name: str) -> None:
    store.writer().close()
    kinds = {"KIND": "Person", "CENTER": "Organization", "KINDS": ("Organization",), "EDGES": ("TALKS_ABOUT",)}
    given = {"ids": ["person:1"], "center": "organization:1", "others": ["organization:1", "person:2"], "most": 10}
    steps = [str(step).strip() for step, *_ in store.reader().explain(own_query(name, **kinds), given).rows]
    assert "Expand(Into)" in steps
    assert "Expand(All)" not in steps


def test_values_of_every_sort(store: Neo4jStore) -> None:
    _written(store)
    row = store.cypher(
        "MATCH path = (p:Person)-[w:WORKS_AT]->(o) RETURN w, [w] AS list, {person: p} AS map, path, "
        "date('2014-05-02') AS day, datetime('2014-05-02T10:00:00Z') AS time, duration('P1M') AS span, "
        "point({x: 1, y: 2}) AS place, 1.5 AS number, null AS nothing, true AS truth"
    ).records()[0]
    edge = row["w"]
    assert isinstance(edge, Edge)
    assert (edge.source, edge.target) == ("person:tamsin-roe", "organization:quarrelbank")
    assert edge.properties["status"] == "former"
    assert row["list"] == [edge]
    person = row["map"]["person"]  # type: ignore[index]
    assert isinstance(person, Node)
    assert person.kind == "Person"
    assert row["path"][1] == edge  # type: ignore[index]
    assert (row["day"], row["time"], row["span"]) == ("2014-05-02", "2014-05-02T10:00:00+00:00", "P1M")
    assert (row["place"], row["number"], row["nothing"], row["truth"]) == ([1.0, 2.0], 1.5, None, True)


# Writing


def _written(store: Neo4jStore) -> None:
    writer = store.writer()
    writer.write(small_batch())
    writer.close()


def test_roles_are_labels_and_kinds_stay_kinds(store: Neo4jStore) -> None:
    _written(store)
    assert store.cypher("MATCH (n:CIO) RETURN n.name").rows == (("Tamsin Roe",),)
    assert store.cypher("MATCH (n:Peer:Vendor) RETURN n.name").rows == (("Quarrelbank",),)
    node = store.reader().node("organization:quarrelbank")
    assert node is not None
    assert node.kind == "Organization"
    counts = store.reader().neighbour_counts("organization:quarrelbank")
    assert [(each.edge, each.kind, each.count) for each in counts] == [("WORKS_AT", "Person", 1)]


def test_ids_are_unique_on_the_server(store: Neo4jStore, driver: neo4j.Driver) -> None:
    _written(store)
    with pytest.raises(neo4j.exceptions.ConstraintError):
        driver.execute_query("CREATE (:Person {id: 'person:tamsin-roe'})")


def test_one_writer_at_a_time(store: Neo4jStore, clean_neo4j: Neo4jServer) -> None:
    first = store.writer()
    with pytest.raises(StoreError, match="already"):
        store.writer()
    with Neo4jStore(clean_neo4j.url, settings_for(clean_neo4j)) as other:
        with pytest.raises(StoreError, match="Another process"):
            other.writer()
        first.close()
        second = other.writer()
        second.write(small_batch())
        assert other.reader().stats()["Person"] == 1
    with pytest.raises(StoreError, match="closed"):
        first.write(small_batch())


def test_the_lock_leaves_no_node(store: Neo4jStore, driver: neo4j.Driver) -> None:
    _written(store)
    records = driver.execute_query("MATCH (n:BackchannelLock) RETURN count(n) AS locks").records
    assert records[0]["locks"] == 0


def test_clear_spares_what_is_not_ours(store: Neo4jStore, driver: neo4j.Driver) -> None:
    driver.execute_query("CREATE (:Recipe {id: 'soup'})")
    _written(store)
    writer = store.writer()
    writer.clear()
    assert driver.execute_query("MATCH (n) RETURN n.id AS id").records[0]["id"] == "soup"
    assert sum(store.reader().stats().values()) == 0


def test_a_failed_batch_leaves_nothing(store: Neo4jStore) -> None:
    batch = small_batch()
    broken = Batch(documents=batch.documents, statements=batch.statements)
    writer = store.writer()
    with pytest.raises(StoreError, match="not there"):
        writer.write(broken)
    assert sum(store.reader().stats().values()) == 0


def test_readers_do_not_wait_for_the_writer(store: Neo4jStore) -> None:
    store.writer()
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(store.reader().stats()["Person"]))
    thread.start()
    thread.join(20)
    assert answers == [0]


def test_read_only_store_has_no_writer(clean_neo4j: Neo4jServer) -> None:
    with Neo4jStore(clean_neo4j.url, settings_for(clean_neo4j), read_only=True) as store:
        with pytest.raises(StoreError, match="reading only"):
            store.writer()
        assert store.reader().stats()["Person"] == 0
