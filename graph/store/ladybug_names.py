"""An index beside Ladybug's file of what its entities are called and what its statements say (SQLite, FTS5).

Ladybug 0.22 finds a node by its key alone; looking through a million names takes it a second. The index may name what
the graph does not hold any more, since a search looks every hit up; it never misses what the graph holds: the writer
notes what a transaction touches before it commits, and refreshes that afterwards.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from graph.schema import ENTITIES
from graph.store.ladybug_named import Named, all_degrees, all_named, all_quotes, degrees, named, quotes_of
from graph.store.ladybug_session import Session
from graph.store.names import Candidate, close_beginnings, close_starts, close_words, folded, word_starts, words
from graph.store.side_file import More, SideFile

_MOST = 600
"""Candidates that are ranked."""
_ENOUGH = 2 * _MOST
"""Candidates with a typing error, which are found from the likest word on."""
_FEW = 3000
"""Keys that are looked through one by one; of more those of the best connected entities are taken first."""
_BATCH = 5000
_END = "\U0010ffff"
_SCHEMA = """
CREATE TABLE entity(number INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, degree INTEGER, names TEXT);
CREATE TABLE start(number INTEGER, key TEXT, head TEXT, first INTEGER, degree INTEGER);
CREATE TABLE head(head TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE word(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE said(number INTEGER PRIMARY KEY, id TEXT UNIQUE);
CREATE VIRTUAL TABLE quote USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE pending(id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS start_number ON start(number);
CREATE INDEX IF NOT EXISTS start_key ON start(key, number, first, degree);
CREATE INDEX IF NOT EXISTS start_head ON start(head, first, degree DESC, key, number);
"""


class NamesFile(SideFile):
    """The index of one database file; may be used from several threads and processes."""

    suffix = ".names"
    what = "names"
    version = 1
    schema = f"{_SCHEMA}{_INDEXES}"
    inner = ("quote_",)
    kinds = ENTITIES
    table = "entity"

    def candidates(self, text: str, kinds: Sequence[str]) -> list[Candidate]:
        """Entities whose names may hold the folded text."""
        with self._lock:
            typed = words(text)
            numbers = dict.fromkeys(self._starting(text))
            if len(typed) > 1:
                numbers |= dict.fromkeys(self._starting(max(typed, key=len)))
            elif len(numbers) < _MOST and len(text) > 2:
                inside = self._read("SELECT word FROM word WHERE instr(word, ?) > 1 LIMIT 200", text)
                numbers |= dict.fromkeys(number for (word,) in inside for number in self._starting(str(word)))
            return self._entities(numbers, kinds)

    def like(self, text: str, kinds: Sequence[str]) -> list[Candidate]:
        """Entities with a word that is like the longest one of the folded text."""
        longest = max(words(text), key=len)
        numbers: dict[int, None] = {}
        with self._lock:
            begun = self._beginnings(close_starts(longest), len(longest))
            near = self._beginnings(close_beginnings(longest, begun), len(longest) + 1)
            for word in close_words(longest, near):
                numbers |= dict.fromkeys(self._starting(word))
                if len(numbers) > _ENOUGH:
                    break
            return self._entities(numbers, kinds)

    def quoting(self, typed: Sequence[str], limit: int) -> list[str]:
        """Ids of statements that have all the words, each maybe unfinished; of the last written."""
        asked = " ".join(f'"{word}"*' for word in typed)
        latest = "SELECT rowid FROM quote WHERE quote MATCH ? ORDER BY rowid DESC LIMIT ?"
        ask = f"SELECT id FROM said WHERE number IN ({latest})"
        with self._lock:
            return [str(id) for (id,) in self._read(ask, asked, limit)]

    def degrees(self, ids: Collection[str]) -> dict[str, int]:
        """How many summary edges those of the entities have that are there."""
        ask = "SELECT degree FROM entity WHERE id = ?"
        with self._lock:
            return {id: int(str(row[0])) for id in ids for row in self._read(ask, id)}

    def refresh(self, session: Session, ids: Collection[str], statements: Iterable[tuple[str, str]] = ()) -> None:
        """Take over what these entities are called now, and add the statements (id, text)."""
        entities = list(named(session, ids))
        counted = degrees(session, entities)
        with self._lock, self._changing() as connection:
            _drop(connection, ids)
            _add(connection, entities, counted)
            _add_quotes(connection, statements)
            connection.execute("DELETE FROM pending")

    def clear(self) -> None:
        """Forget everything."""
        with self._lock, self._changing() as connection:
            for table in ("entity", "start", "head", "word", "said", "pending"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("INSERT INTO quote(quote) VALUES ('delete-all')")

    def _beginnings(self, starts: Iterable[str], length: int) -> list[str]:
        """The first so many letters of words that start so, or all of a word that has fewer."""
        ask = "SELECT DISTINCT substr(word, 1, ?) FROM word WHERE word >= ? AND word < ?"
        found = (self._read(ask, length, start, start + _END) for start in starts)
        return [str(word) for rows in found for (word,) in rows]

    def _starting(self, text: str) -> list[int]:
        """Numbers of entities with a word that starts so, best connected first where there are many."""
        few = self._read(f"SELECT number FROM start WHERE key >= ? AND key < ? LIMIT {_FEW + 1}", text, text + _END)
        if len(few) <= _FEW:
            return [int(str(number)) for (number,) in few]
        whole = self._read(f"SELECT number FROM start WHERE key = ? LIMIT {_MOST}", text)
        heads = (
            [text[:3]]
            if len(text) > 2
            else [
                str(head)
                for (head,) in self._read("SELECT head FROM head WHERE head >= ? AND head < ?", text, text + _END)
            ]
        )
        each = max(20, _MOST // len(heads))
        ask = (
            "SELECT number FROM start WHERE head = ? AND first = ? AND key >= ? AND key < ? "
            "ORDER BY degree DESC LIMIT ?"
        )
        found = [self._read(ask, head, first, text, text + _END, each) for first in (1, 0) for head in heads]
        return [int(str(number)) for rows in (whole, *found) for (number,) in rows]

    def _entities(self, numbers: Collection[int], kinds: Sequence[str]) -> list[Candidate]:
        marks = ",".join("?" * len(kinds))
        found: list[Candidate] = []
        listed = list(numbers)
        for at in range(0, len(listed), 500):
            some = listed[at : at + 500]
            those = ",".join("?" * len(some))
            ask = f"SELECT id, names, degree FROM entity WHERE number IN ({those}) AND kind IN ({marks})"
            for id, names, degree in self._read(ask, *some, *kinds):
                found.append(Candidate(str(id), tuple(json.loads(str(names))), int(str(degree))))
        return found

    def _catch_up(self, session: Session, pending: Collection[str]) -> None:
        self.refresh(session, pending, quotes_of(session, pending))

    def _build(self, session: Session, more: More) -> None:
        self.clear()
        with self._changing() as connection:
            for name in ("start_number", "start_key", "start_head"):
                connection.execute(f"DROP INDEX IF EXISTS {name}")
            for kind in ENTITIES:
                counted, entities = all_degrees(session, kind), all_named(session, kind)
                while some := list(islice(entities, _BATCH)):
                    _add(connection, some, counted)
                    more(len(some))
            _add_quotes(connection, all_quotes(session))
            for statement in _INDEXES.split(";"):
                connection.execute(statement)


def _drop(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    for id in ids:
        connection.execute("DELETE FROM start WHERE number = (SELECT number FROM entity WHERE id = ?)", (id,))
        connection.execute("DELETE FROM entity WHERE id = ?", (id,))


def _add(connection: sqlite3.Connection, entities: Iterable[Named], degrees: dict[str, int]) -> None:
    last = connection.execute("SELECT coalesce(max(number), 0) FROM entity").fetchone()[0]
    for number, (id, kind, names) in enumerate(entities, last + 1):
        degree = degrees.get(id, 0)
        forms = dict.fromkeys(folded(name) for name in names)
        entity = (number, id, kind, degree, json.dumps(names, ensure_ascii=False))
        connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", entity)
        keys = {(start, start == form) for form in forms for start in word_starts(form)}
        rows = [(number, key, key[:3], int(first), degree) for key, first in keys]
        connection.executemany("INSERT INTO start VALUES (?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT OR IGNORE INTO head VALUES (?)", [(row[2],) for row in rows])
        held = {word for form in forms for word in words(form)}
        connection.executemany("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in held])


def _add_quotes(connection: sqlite3.Connection, statements: Iterable[tuple[str, str]]) -> None:
    for id, text in statements:
        added = connection.execute("INSERT OR IGNORE INTO said(id) VALUES (?)", (id,))
        if added.rowcount:
            connection.execute("INSERT INTO quote(rowid, text) VALUES (?, ?)", (added.lastrowid, text))
