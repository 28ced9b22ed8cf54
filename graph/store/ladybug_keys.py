"""An index beside Ladybug's file of the keys of its entities and texts (SQLite): what a new batch is compared with.

Ladybug 0.22 finds a node by its id alone. With the keys, a batch finds the few entities that its names may be of and
the few texts that it may repeat, and reads no others. Keys are 64 bits in hexadecimal.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from graph.schema import ENTITIES
from graph.store.cypher_files import query
from graph.store.keys import keys_of_nodes
from graph.store.ladybug_session import Session
from graph.store.rows import Row
from graph.store.side_file import More, SideFile

_TEXT = "Document"
_BATCH = 5000


class KeysFile(SideFile):
    """The index of one database file; may be used from several threads and processes."""

    suffix = ".keys"
    what = "names and texts"
    version = 1
    kinds = (*ENTITIES, _TEXT)
    table = "node"
    schema = """
CREATE TABLE node(number INTEGER PRIMARY KEY, id TEXT, is_text INTEGER, keys BLOB, UNIQUE(id, is_text));
CREATE TABLE holds(key INTEGER, number INTEGER, PRIMARY KEY(key, number)) WITHOUT ROWID;
CREATE TABLE pending(id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE unsettled(id TEXT PRIMARY KEY) WITHOUT ROWID;
"""

    def holding(self, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """Of those keys that nodes have: key → ids of these, of more than `most` those that came first."""
        ask = "SELECT id FROM node WHERE number IN (SELECT number FROM holds WHERE key = ? ORDER BY number LIMIT ?)"
        found = {}
        with self._lock:
            for key in keys:
                if rows := self._read(f"{ask} ORDER BY number", _number(key), most):
                    found[key] = [str(id) for (id,) in rows]
        return found

    def unsettled(self) -> list[str]:
        """Entities that were written since somebody last said that all were settled."""
        with self._lock:
            return [str(id) for (id,) in self._read("SELECT id FROM unsettled")]

    def settled(self) -> None:
        """All that was written is settled."""
        with self._lock, self._changing() as connection:
            connection.execute("DELETE FROM unsettled")

    def refresh(
        self, written: Mapping[str, Mapping[str, Row]], changed: Iterable[str], *, settled: bool = False
    ) -> None:
        """Take over the rows written (kind → id → row) of the nodes that have changed; the others are gone."""
        new = {id for rows in written.values() for id in rows}
        with self._lock, self._changing() as connection:
            for kind, rows in written.items():
                _drop(connection, rows, kind == _TEXT)
                _add(connection, kind, list(rows.values()))
            for is_text in (False, True):
                _drop(connection, [id for id in changed if id not in new], is_text)
            entities = [id for kind, rows in written.items() if kind != _TEXT and not settled for id in rows]
            connection.executemany("INSERT OR IGNORE INTO unsettled VALUES (?)", [(id,) for id in entities])
            connection.execute("DELETE FROM pending")

    def clear(self) -> None:
        """Forget everything."""
        with self._lock, self._changing() as connection:
            for table in ("node", "holds", "pending", "unsettled"):
                connection.execute(f"DELETE FROM {table}")

    def _catch_up(self, session: Session, pending: Collection[str]) -> None:
        self.refresh({kind: _rows(session, kind, pending) for kind in self.kinds}, pending)

    def _build(self, session: Session, more: More) -> None:
        self.clear()
        with self._changing() as connection:
            # Put in order first: keys come in any, and a million names have thirty million.
            connection.execute("CREATE TEMP TABLE found(key INTEGER, number INTEGER)")
            for kind in self.kinds:
                nodes = (row[0] for row in session.each(query("all_nodes", "ladybug", KIND=kind)))
                while some := [node for node in islice(nodes, _BATCH) if isinstance(node, dict)]:
                    _add(connection, kind, some, "found")
                    more(len(some))
            connection.execute("INSERT OR IGNORE INTO holds SELECT key, number FROM found ORDER BY key, number")
            connection.execute("DROP TABLE found")


def _rows(session: Session, kind: str, ids: Collection[str]) -> dict[str, Row]:
    found = session.rows(query("nodes", "ladybug", KIND=kind), {"ids": list(ids)})
    return {str(node["id"]): node for (node,) in found if isinstance(node, dict)}


def _add(connection: sqlite3.Connection, kind: str, rows: Collection[Row], into: str = "holds") -> None:
    held = []
    for row, keys in zip(rows, keys_of_nodes(kind, rows), strict=True):
        packed = b"".join(bytes.fromhex(key) for key in keys)
        node = (str(row["id"]), kind == _TEXT, packed)
        number = connection.execute("INSERT INTO node(id, is_text, keys) VALUES (?, ?, ?)", node).lastrowid
        held += [(_number(key), number) for key in keys]
    # In their order, so that each page of a file of gigabytes is read and written once.
    connection.executemany(f"INSERT OR IGNORE INTO {into} VALUES (?, ?)", sorted(held))


def _drop(connection: sqlite3.Connection, ids: Iterable[str], is_text: bool) -> None:
    held = []
    for id in ids:
        ask = "SELECT number, keys FROM node WHERE id = ? AND is_text = ?"
        for number, packed in connection.execute(ask, (id, is_text)).fetchall():
            held += [(key, number) for key in _unpacked(packed)]
            connection.execute("DELETE FROM node WHERE number = ?", (number,))
    connection.executemany("DELETE FROM holds WHERE key = ? AND number = ?", sorted(held))


def _unpacked(packed: bytes) -> Iterator[int]:
    return (int.from_bytes(packed[at : at + 8], "big", signed=True) for at in range(0, len(packed), 8))


def _number(key: str) -> int:
    return int.from_bytes(bytes.fromhex(key), "big", signed=True)
