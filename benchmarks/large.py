"""Fills a store with a large invented graph: people, companies and products, what they say of each other, and a hub.

python -m benchmarks.large STORE [--names 1000000] [--statements 1000000] [--hub 80000]

Rows go in as they are stored, without extraction, and what finds them is made at the end, all at once: six names in ten
are people, whose statements are about companies; the company `organization:hub` is talked about by as many people as
--hub says. The same numbers give the same graph. The store has to be empty.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from benchmarks.bulk import bulk
from benchmarks.posts import ENDS, GIVEN, MIDDLES, ONSETS, PEERS, SUPPLIERS
from graph.model import Edge
from graph.store import Store, open_store
from graph.store.rows import Row, full_row
from graph.store.tables import Tables

HUB = "organization:hub"
_BATCH = 20_000
_SHARES = (("Person", 0.6), ("Organization", 0.25), ("Product", 0.15))
T = TypeVar("T")


def fill(store: Store, names: int, statements: int, hub: int) -> None:
    """Write the graph in batches that are transactions each."""
    kinds = {kind: int(names * share) for kind, share in _SHARES}
    with bulk(store) as put:
        for kind, count in kinds.items():
            for rows in _some(entities(kind, count)):
                put(lambda tables, kind=kind, rows=rows: tables.put_nodes(kind, rows))
        for said in _some(talk(kinds["Person"], kinds["Organization"], statements, hub)):
            put(lambda tables, said=said: _write(tables, said))
    store.reader().search("nobody")


def entities(kind: str, count: int) -> Iterator[Row]:
    """Nodes of a kind with invented names; the first organisation is the hub."""
    draw = random.Random(kind)
    for number in range(count):
        id = HUB if kind == "Organization" and number == 0 else f"{kind.lower()}:{number}"
        word = "".join(draw.choice(part) for part in (ONSETS, MIDDLES, ENDS)) + draw.choice(
            ("", "", draw.choice(MIDDLES))
        )
        name = {
            "Person": f"{draw.choice(GIVEN)} {word}",
            "Organization": f"{word} {draw.choice((*PEERS, *SUPPLIERS))}",
            "Product": f"{word} {draw.randrange(1, 400)}",
        }[kind]
        handles = [f"@{name.replace(' ', '').lower()}{number % 97}"] if kind == "Person" else None
        aliases = [f"{name[:3].upper()}{number % 1000}"] if number % 5 == 0 else None
        given = {"id": id, "name": name, "aliases": aliases, "handles": handles, "role": "other", "roles": ["vendor"]}
        yield full_row(kind, given)


def talk(people: int, companies: int, statements: int, hub: int) -> Iterator[tuple[Row, Row, Edge]]:
    """(document, statement, summary edge); the first `hub` are about the hub, by as many people."""
    draw = random.Random(11)
    for number in range(statements):
        about = HUB if number < hub else f"organization:{draw.randrange(1, companies)}"
        speaker = f"person:{number % people}"
        said = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        text = f"Statement {number} on the {draw.choice(('price', 'support', 'delay', 'rollout'))} of {about}."
        document = {"id": f"d{number}", "kind": "post", "text": text, "published": said, "origin": f"d{number}"}
        statement = {
            "id": f"s{number}",
            "kind": "talks_about",
            "text": text,
            "start": 0,
            "end": len(text),
            "said": said,
        }
        facts = {"statements": 1, "independent": 1, "first": said, "last": said, "confidence": 0.8, "sentiment": 0.0}
        edge = Edge("TALKS_ABOUT", speaker, about, {**facts, "negative": 0, "positive": 0, "aspects": ()})
        yield full_row("Document", document), full_row("Statement", {**statement, "speaker": speaker}), edge


def _write(tables: Tables, said: Sequence[tuple[Row, Row, Edge]]) -> None:
    tables.put_nodes("Document", [document for document, _, _ in said])
    tables.put_nodes("Statement", [statement for _, statement, _ in said])
    kinds: dict[str, str] = {}
    edges = []
    for document, statement, edge in said:
        own = str(statement["id"])
        kinds |= {str(document["id"]): "Document", own: "Statement", edge.source: "Person", edge.target: "Organization"}
        edges += [
            Edge("STATES", str(document["id"]), own, {}),
            Edge("CONCERNS", own, edge.source, {"role": "speaker"}),
            Edge("CONCERNS", own, edge.target, {"role": "about"}),
        ]
    tables.put_edges(edges, kinds)
    distinct = {(edge.source, edge.target): edge for _, _, edge in said}
    tables.put_edges(distinct.values(), kinds)


def _some(items: Iterable[T]) -> Iterator[list[T]]:
    found: list[T] = []
    for item in items:
        found.append(item)
        if len(found) == _BATCH:
            yield found
            found = []
    if found:
        yield found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--hub", type=int, default=80_000)
    arguments = parser.parse_args()
    began = time.perf_counter()
    with open_store(arguments.store) as store:
        fill(store, arguments.names, arguments.statements, arguments.hub)
        sys.stdout.write(f"{time.perf_counter() - began:.0f} s: {store.reader().stats()}\n")


if __name__ == "__main__":
    main()
