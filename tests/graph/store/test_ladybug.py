"""What only the embedded store does: a file shared by processes, and a worker that may die alone."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import ladybug
import pytest

from graph.errors import QueryCrashed, QueryInvalid, QueryTimeout, StoreError
from graph.judgements import record
from graph.model import Edge, Entity
from graph.schema import EDGES, NODES, SUMMARIES
from graph.store import Batch, Reader, Store, ladybug_tables, open_store
from graph.store.ladybug_ import LadybugStore
from graph.store.ladybug_ddl import create_statements
from graph.store.ladybug_few import FEW
from graph.store.ladybug_file import open_read_only
from graph.store.ladybug_session import Session
from graph.store.ladybug_tables import LadybugTables
from graph.summaries.edges import summary_key
from tests.contract.sample import ADA, CORVANE, document, states, talk, world
from tests.contract.test_store import picture, random_documents, write

ROOT = Path(__file__).parents[3]
ENDLESS = "UNWIND range(1, 100000000) AS x UNWIND range(1, 10000) AS y RETURN count(*) AS n"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"ladybug:{tmp_path / 'graph.lbug'}"


@pytest.fixture
def store(url: str) -> Iterator[LadybugStore]:
    with open_store(url) as opened:
        assert isinstance(opened, LadybugStore)
        yield opened


@pytest.fixture
def filled(store: LadybugStore) -> LadybugStore:
    writer = store.writer()
    writer.write(world())
    writer.close()
    return store


def elsewhere(code: str, url: str) -> str:
    """What the code prints when another process runs it with `url` and `open_store`."""
    head = (
        "from graph.judgements import record\nfrom graph.store import open_store\n"
        f"from graph.store.ladybug_file import DatabaseFile\nfrom tests.contract.sample import *\nurl = {url!r}\n"
    )
    done = subprocess.run([sys.executable, "-c", head + code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.stdout.strip()


def crowd(part: str) -> Batch:
    """Sixty posts of four people on five of many companies, all of them the same in every part."""
    makers = [f"organization:maker-{number}" for number in range(300)]
    speakers = [f"person:speaker-{number}" for number in range(4)]
    posts = {f"{part}-{number}": speakers[number % 4] for number in range(60)}
    statements = []
    for number, (post, speaker) in enumerate(posts.items()):
        statements.append(talk(post, makers[number % 5], "neutral", speaker=speaker))
        statements.append(states(post, "works_at", person=speaker, org=makers[number % 5], status="current"))
    return Batch(
        documents=tuple(document(post, author=speaker) for post, speaker in posts.items()),
        entities=(
            *(Entity(id, "Organization", id, (), {"roles": ("vendor",)}) for id in makers),
            *(Entity(id, "Person", id) for id in speakers),
        ),
        statements=tuple(statements),
    )


def without_evidence(reader: Reader) -> list[tuple[object, ...]]:
    """The summary edges for which other than the statements that they count are found."""
    found = []
    for edge in reader.subgraph().edges:
        statements = {each.statement.id for each in reader.evidence(edge.kind, edge.source, edge.target)}
        if len(statements) != edge.properties["statements"]:
            found.append((edge.kind, edge.source, edge.target, edge.properties["statements"], len(statements)))
    return found


def worker_id(store: LadybugStore) -> int:
    process = store._runner._process
    assert process is not None
    return process.pid


class TestOpening:
    def test_no_graph_yet(self, store: Store) -> None:
        with pytest.raises(StoreError, match=r"No graph at .*graph.lbug. Make one with `backchannel demo`"):
            store.reader()

    @pytest.mark.parametrize("bad", ["graph.lbug", "ladybug:", "mysql://localhost", "", ":x"])
    def test_unknown_forms(self, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BACKCHANNEL_STORE", "nothing")
        with pytest.raises(StoreError):
            open_store(bad)

    def test_the_settings_name_the_store(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("BACKCHANNEL_STORE", url)
        with open_store() as opened:
            assert opened.url == url

    def test_a_file_that_is_no_graph(self, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("These are my notes. " * 500)
        with open_store(f"ladybug:{tmp_path / 'notes.txt'}") as opened, pytest.raises(StoreError, match=r"notes\.txt"):
            opened.writer()

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with (
            open_store(f"ladybug:{tmp_path / 'file' / 'graph.lbug'}") as opened,
            pytest.raises(StoreError, match="cannot"),
        ):
            opened.writer()

    def test_folders_are_made(self, tmp_path: Path) -> None:
        with open_store(f"ladybug:{tmp_path / 'a' / 'b' / 'graph.lbug'}") as opened:
            opened.writer().close()
            assert opened.reader().subgraph().nodes == ()

    def test_every_kind_has_its_table(self) -> None:
        statements = list(create_statements())
        assert len(statements) == len(NODES) + len(EDGES)
        assert list(create_statements([kind.name for kind in (*NODES, *EDGES)])) == []


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A graph as a version made it that knew no judgements yet: without their tables, and a property fewer."""
    path = tmp_path / "older.lbug"
    with closing(ladybug.Database(str(path))) as database, closing(Session(database)) as session:
        for statement in create_statements({"Judgement", "Unjudged"}):
            session.rows(statement)
        session.rows("ALTER TABLE Statement DROP judged")
        session.rows("CREATE (:Person {id: 'person:ada', name: 'Ada'})")
    return path


class TestAnOlderGraph:
    def test_is_brought_up_to_date_by_whoever_opens_it(self, older: Path) -> None:
        with open_store(f"ladybug:{older}", read_only=True) as opened:
            reader = opened.reader()
            assert (reader.stats()["Person"], reader.stats()["Unjudged"]) == (1, 0)
            assert reader.judgements() == ()
            assert opened.cypher("MATCH (s:Statement) WHERE s.judged IS NULL RETURN count(s) AS n").records() == [
                {"n": 0}
            ]
        with open_store(f"ladybug:{older}") as opened:
            opened.writer().write(world())
            assert next(node.name for node in opened.reader().search("Ada")) == "Ada"

    def test_says_what_to_do_where_somebody_else_writes_to_it(self, older: Path) -> None:
        code = "import ladybug, sys\nkept = ladybug.Database(sys.argv[1])\nprint('open', flush=True)\nsys.stdin.read()"
        held = [sys.executable, "-c", code, str(older)]
        with subprocess.Popen(held, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "open\n"
            with (
                open_store(f"ladybug:{older}", read_only=True) as opened,
                pytest.raises(StoreError, match=r"made by an earlier version .* brings it up to date"),
            ):
                opened.reader()
            other.communicate()
        with open_store(f"ladybug:{older}", read_only=True) as opened:
            assert opened.reader().stats()["Judgement"] == 0


class TestOneWriter:
    def test_in_this_process(self, store: Store) -> None:
        writer = store.writer()
        with pytest.raises(StoreError, match="being written to already"):
            store.writer()
        writer.close()
        store.writer().close()

    def test_in_another(self, store: Store, url: str) -> None:
        writer = store.writer()
        code = "try: open_store(url).writer()\nexcept Exception as error: print(type(error).__name__, error)"
        assert elsewhere(code, url).startswith("StoreError Another process is writing to the graph at")
        writer.close()
        assert elsewhere("store = open_store(url); store.writer().close(); print('fine')", url) == "fine"

    def test_closing_a_reader_does_not_give_the_lock_away(self, filled: Store, url: str) -> None:
        filled.reader().stats()
        with open_store(url) as other:
            other.reader().stats()
            writer = filled.writer()
        code = "try: open_store(url).writer()\nexcept Exception as error: print(type(error).__name__)"
        assert elsewhere(code, url) == "StoreError"
        writer.close()


class TestOtherProcesses:
    def test_find_an_empty_graph_while_the_first_writer_is_at_it(self, store: Store, url: str) -> None:
        writer = store.writer()
        writer.write(world())
        code = "print({k: v for k, v in open_store(url).reader().stats().items() if v})"
        assert elsewhere(code, url) == "{}"
        expected = {name: count for name, count in store.reader().stats().items() if count}
        assert expected["CONCERNS"] > expected["Statement"]
        writer.close()
        assert elsewhere(code, url) == str(expected)

    def test_a_reader_follows_them(self, filled: LadybugStore, url: str) -> None:
        reader = filled.reader()
        assert reader.node("late") is None
        assert filled.cypher("MATCH (d:Document) RETURN count(d) AS n").rows == ((5,),)
        elsewhere("w = open_store(url).writer(); w.write(Batch((document('late'),))); w.close()", url)
        assert reader.node("late") is not None
        assert filled.cypher("MATCH (d:Document) RETURN count(d) AS n").rows == ((6,),)

    def test_one_that_is_killed_leaves_what_it_committed(self, store: Store, url: str) -> None:
        code = "import os\nw = open_store(url).writer(); w.write(world()); os.kill(os.getpid(), 9)"
        elsewhere(code, url)
        killed = store.reader().stats()
        writer = store.writer()
        writer.write(world())
        writer.close()
        assert store.reader().stats() == killed

    def test_what_one_that_was_killed_left_in_the_log_is_moved_to_the_file(
        self, filled: LadybugStore, url: str
    ) -> None:
        talks = [each.id for each in world().statements if each.kind == "talks_about"]
        before = filled.reader().evidence_of(CORVANE)
        rejected = record(filled, "reject", [talks[0]], actor="ada")
        filled.close()
        dying = "import os\nDatabaseFile.close_writer = lambda self: os.kill(os.getpid(), 9)"
        elsewhere(f"{dying}\nrecord(open_store(url), 'undo', [{rejected.id!r}], actor='ada')", url)
        log = filled._file.path.with_name(f"{filled._file.path.name}.wal")
        assert log.stat().st_size
        assert filled.reader().evidence_of(CORVANE) == before
        assert not log.exists() or not log.stat().st_size

    def test_what_is_not_in_the_file_yet_has_its_evidence(self, store: LadybugStore) -> None:
        for part in ("first", "second"):
            writer = store.writer()
            writer.write(crowd(part))
            # Before the writer closes, which moves its log into the file.
            assert without_evidence(store.reader()) == []
            writer.close()
        assert without_evidence(store.reader()) == []
        assert store.reader().stats()["Statement"] == 2 * len(crowd("first").statements)

    def test_another_process_reads_what_is_in_the_file_while_one_writes(self, store: LadybugStore, url: str) -> None:
        writer = store.writer()
        writer.write(crowd("first"))
        writer.close()
        before = store.reader().stats()["Statement"]
        writer = store.writer()
        writer.write(crowd("second"))
        code = "reader = open_store(url).reader()\nprint(without_evidence(reader), reader.stats()['Statement'])"
        read = f"from tests.graph.store.test_ladybug import without_evidence\n{code}"
        assert elsewhere(read, url) == f"[] {before}"
        writer.close()
        assert elsewhere(read, url) == f"[] {2 * before}"

    def test_another_process_leaves_the_indexes_of_one_that_writes(self, filled: LadybugStore, url: str) -> None:
        late = Entity("organization:latecomer", "Organization", "Latecomer", (), {"roles": ("vendor",)})
        writer = filled.writer()
        writer.write(Batch((document("late"),), (late,), statements=(talk("late", late.id, "neutral"),)))
        search = "print(len(open_store(url).reader().search('latecomer')))"
        assert elsewhere(search, url) == "0"
        assert [node.id for node in filled.reader().search("latecomer")] == [late.id]
        writer.close()
        assert elsewhere(search, url) == "1"

    def test_one_that_is_killed_half_way_leaves_nothing(self, filled: Store, url: str) -> None:
        before = filled.reader().stats()
        filled.close()
        code = """
import os
from graph.store import ladybug_tables
put = ladybug_tables.LadybugTables.put_edges
def dying(self, edges, kinds):
    put(self, edges, kinds)
    os.kill(os.getpid(), 9)
ladybug_tables.LadybugTables.put_edges = dying
open_store(url).writer().write(Batch((document('half'),), statements=(talk('half', CORVANE, 'negative'),)))
"""
        elsewhere(code, url)
        assert filled.reader().stats() == before


class TestGivingUp:
    def test_a_write_that_fails_half_way_leaves_no_trace(
        self, filled: LadybugStore, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = (filled.reader().stats(), filled.reader().subgraph())
        writer = filled.writer()
        put, calls = LadybugTables.put_edges, []

        def failing(self: LadybugTables, edges: list[Edge], kinds: dict[str, str]) -> None:
            put(self, edges, kinds)
            calls.append(1)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(LadybugTables, "put_edges", failing)
            for _ in range(3):
                with pytest.raises(KeyboardInterrupt):
                    writer.write(world())
        assert len(calls) == 3
        assert (filled.reader().stats(), filled.reader().subgraph()) == before
        for _ in range(3):
            writer.write(world())
        writer.close()
        filled.close()
        assert (filled.reader().stats(), filled.reader().subgraph()) == before
        assert sum(path.stat().st_size for path in filled._file.path.parent.iterdir()) < 200_000_000

    def test_an_error_of_the_engine(self, filled: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
        writer = filled.writer()

        def failing(self: LadybugTables, kind: str, rows: object) -> None:
            self._session.rows("MATCH (n:Nothing) RETURN n")

        with monkeypatch.context() as patch:
            patch.setattr(LadybugTables, "put_nodes", failing)
            with pytest.raises(StoreError, match="Nothing does not exist"):
                writer.write(world())
        writer.write(world())
        assert filled.reader().stats()["Document"] == 5


class TestAskingAgain:
    @pytest.mark.parametrize("few", [0, FEW])
    def test_one_query_for_many_ids_finds_what_it_finds_for_each(
        self, store: LadybugStore, few: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ladybug_tables, "FEW", few)
        people = [Entity(f"person:p{n}", "Person", f"Person {n}") for n in range(30)]
        firms = [Entity(f"organization:o{n}", "Organization", f"Firm {n}") for n in range(30)]
        said = [
            statement
            for n, (person, firm) in enumerate(zip(people, firms, strict=True))
            for statement in (
                states(f"d{n}", "works_at", person=person.id, org=firm.id),
                talk(f"d{n}", firms[n - 1].id, "neutral", speaker=person.id),
            )
        ]
        deals = [
            states(f"d{n}", "outsources_to", id=f"deal{n}", client=firm.id, supplier=firms[n - 1].id)
            for n, firm in enumerate(firms)
        ]
        writer = store.writer()
        writer.write(Batch(tuple(document(f"d{n}") for n in range(30)), (*people, *firms), statements=(*said, *deals)))
        writer.close()
        keys = [key for statement in said if (key := summary_key(statement))]
        session = Session(open_read_only(store._file.path)[0])
        found = LadybugTables(session).statements_behind(keys)
        shared = LadybugTables(session).statements_sharing(
            [(a.id, b.id) for a, b in zip(firms[1:], firms, strict=False)]
        )
        session.close()
        assert {each.statement.id for each in found} == {statement.id for statement in said}
        assert shared == {f"deal{n}" for n in range(1, 30)}


class TestWorker:
    def test_is_kept_warm_and_ends_with_the_store(self, filled: LadybugStore) -> None:
        filled.cypher("RETURN 1 AS n")
        process = worker_id(filled)
        filled.cypher("RETURN 2 AS n")
        assert worker_id(filled) == process
        filled.close()
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

    def test_may_die_alone(self, filled: LadybugStore) -> None:
        before = filled.reader().stats()
        filled.cypher("RETURN 1 AS n")
        caught: list[BaseException] = []

        def ask() -> None:
            try:
                filled.cypher(ENDLESS, timeout=60.0)
            except QueryCrashed as error:
                caught.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        while thread.is_alive():
            # What the engine does to its process when it fails, and again should the query not have reached it yet.
            os.kill(worker_id(filled), signal.SIGSEGV)
            thread.join(0.2)
        assert len(caught) == 1
        assert filled.cypher("RETURN 1 AS n").rows == ((1,),)
        assert filled.reader().stats() == before

    def test_one_killed_between_queries_is_replaced(self, filled: LadybugStore) -> None:
        filled.cypher("RETURN 1 AS n")
        process = filled._runner._process
        assert process is not None
        process.kill()
        process.wait()
        assert filled.cypher("RETURN 2 AS n").rows == ((2,),)

    def test_is_killed_where_the_engine_does_not_stop_by_itself(self, filled: LadybugStore) -> None:
        with pytest.raises(QueryTimeout, match=r"longer than 0\.5 seconds"):
            filled.cypher(ENDLESS, timeout=0.5)
        assert filled.cypher("RETURN 1 AS n").rows == ((1,),)

    def test_cannot_write_even_past_the_guard(self, filled: LadybugStore) -> None:
        from graph.errors import QueryRefused

        with pytest.raises(QueryRefused):
            filled._runner.run("CREATE (:Person {id: 'x'})", {}, 10, 30.0)

    def test_takes_one_query_at_a_time(self, filled: LadybugStore) -> None:
        with pytest.raises(QueryInvalid, match="one at a time"):
            filled._runner.run("RETURN 1; RETURN 2", {}, 10, 30.0)

    def test_says_so_where_the_graph_is_gone(self, filled: LadybugStore) -> None:
        filled.cypher("RETURN 1 AS n")
        reader = filled.reader()
        filled._file.path.unlink()
        with pytest.raises(StoreError, match="No graph at"):
            reader.cypher("RETURN 1 AS n")


class TestThreads:
    def test_many_read_at_once(self, filled: LadybugStore) -> None:
        reader = filled.reader()

        def read(number: int) -> object:
            if number % 4 == 0:
                return reader.cypher("MATCH (p:Person {id: $id}) RETURN p.name AS name", {"id": ADA}).rows[0][0]
            node = reader.neighbours(ADA).nodes[0] if number % 4 == 1 else reader.node(ADA)
            assert node is not None
            return node.name

        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(read, range(64))) == {"Ada Merriwold"}

    def test_some_read_while_one_writes(self, filled: LadybugStore) -> None:
        reader: Reader = filled.reader()
        writer = filled.writer()
        done = threading.Event()
        seen: list[int] = []

        def read() -> None:
            while not done.is_set():
                seen.append(reader.stats()["Document"])
                reader.neighbours(CORVANE)

        thread = threading.Thread(target=read)
        thread.start()
        for number in range(10):
            id = f"new-{number}"
            writer.write(Batch((document(id),), statements=(talk(id, CORVANE, "negative"),)))
        done.set()
        thread.join()
        writer.close()
        assert seen == sorted(seen)
        assert set(seen) <= set(range(5, 16))
        assert reader.stats()["Document"] == 15


def test_ids_asked_for_one_by_one_give_what_all_at_once_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of the graph makes of many ids: one query of all, or one plan that is run for each."""
    seen = []
    for few in (0, FEW):
        monkeypatch.setattr(Session, "_few_for", lambda self, parameters, few=few: few)
        with open_store(f"ladybug:{tmp_path / str(few)}.lbug") as store:
            first, second = random_documents(random.Random(7))
            write(store, world(), *first)
            write(store, *second)
            ids = [node.id for node in store.reader().subgraph().nodes]
            ties = [edge.id for edge in store.reader().ties(ids, SUMMARIES, SUMMARIES)]
            named = store.reader().named_with(ids, 100)
            seen.append((picture(store), sorted(ties), named, store.reader().links(ids)))
    assert seen[0] == seen[1]
    assert len(seen[0][1]) > 10


@pytest.mark.parametrize("name", ["team_moves", "vendor_sectors"])
def test_a_question_of_the_library_reads_what_is_in_the_file(url: str, store: LadybugStore, name: str) -> None:
    writer = store.writer()
    writer.write(world())
    log = Path(f"{url.partition(':')[2]}.wal")
    assert log.stat().st_size > 0
    assert store.reader().ask(name).rows
    assert not log.exists() or log.stat().st_size == 0
    writer.close()
