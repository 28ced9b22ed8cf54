"""Writing to Ladybug: one writer, one transaction a batch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from graph.curation import Judgement
from graph.errors import StoreError
from graph.schema import NODES
from graph.store.base import Batch, Making, unheard
from graph.store.curating import write_batch, write_judgements
from graph.store.ladybug_file import DatabaseFile
from graph.store.ladybug_session import Session
from graph.store.ladybug_tables import LadybugTables
from graph.store.unjudged import Ledger


class LadybugWriter:
    """Implements `graph.store.base.Writer`; holds the file's lock until it is closed."""

    def __init__(self, file: DatabaseFile, making: Making = unheard) -> None:
        self._file = file
        self._session = Session(file.open_writer())
        self._open = True
        self._ledger: Ledger | None = None
        self._names = file.names_index(making)
        self._keys = file.keys_index(making)

    def write(self, batch: Batch) -> None:
        """Store the batch and rebuild the summaries and events it touches, all or nothing."""

        def work(tables: LadybugTables) -> None:
            self._ledger = write_batch(tables, self._ledger or Ledger.read(tables), batch)

        self._transact(work, settled=not batch.documents)

    def settled(self) -> None:
        """Say that all entities written so far have been compared with all others."""
        self._keys.settled()

    def judge(self, judgements: Sequence[Judgement], *, checked: bool = True) -> tuple[Judgement, ...]:
        """Append judgements to the ledger and make the graph what it is after them, all or nothing."""
        appended: tuple[Judgement, ...] = ()

        def work(tables: LadybugTables) -> None:
            nonlocal appended
            ledger = self._ledger or Ledger.read(tables)
            self._ledger, appended = write_judgements(tables, ledger, judgements, checked)

        self._transact(work)
        return appended

    def remember_copies(self, copies: Mapping[str, Iterable[str]]) -> None:
        """Add addresses of exact copies to documents that are there already."""

        def work(tables: LadybugTables) -> None:
            rows = tables.document_rows(list(copies))
            for id, row in rows.items():
                known = row["copies"] if isinstance(row["copies"], list) else []
                row["copies"] = sorted({*known, *copies[id]})
            tables.put_nodes("Document", list(rows.values()))

        self._transact(work)

    def clear(self) -> None:
        """Delete everything."""

        def work(tables: LadybugTables) -> None:
            for kind in NODES:
                self._session.rows(f"MATCH (n:{kind.name}) DETACH DELETE n")
            self._ledger = None

        self._transact(work)
        self._names.clear()
        self._keys.clear()

    def close(self) -> None:
        """Release the lock and the files."""
        if self._open:
            self._open = False
            self._session.close()
            self._file.close_writer()

    def _transact(self, work: Callable[[LadybugTables], None], *, settled: bool = True) -> None:
        tables = LadybugTables(self._session)
        self._session.rows("BEGIN TRANSACTION")
        try:
            work(tables)
            changed = {id for rows in tables.written.values() for id in rows} | tables.gone
            self._names.expect(tables.touched | set(tables.said))
            self._keys.expect(changed)
        except BaseException:
            self._ledger = None
            # The engine has given up the transaction already where one of its own errors ended it.
            with suppress(StoreError):
                self._session.rows("ROLLBACK")
            raise
        self._session.rows("COMMIT")
        # The graph has it; what an index misses is noted there and made up for when it is next opened.
        with suppress(StoreError):
            self._names.refresh(self._session, tables.touched, tables.said.items())
        with suppress(StoreError):
            self._keys.refresh(tables.written, changed, settled=settled)
