"""A graph of people who talk about companies, of any number of elements, and the explorer served on it."""

import random
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.app import create_app
from explorer.serve import address, listen, serve
from graph.ids import content_hash
from graph.model import Author, Document, Entity, Statement
from graph.settings import Settings
from graph.store import Batch, StoredDocument, open_store

NEIGHBOURS = 25
"""How many the node has that is to be expanded; they are in the graph, and not among what is shown."""
_PART = 2_000
_ROLES = ("cio", "executive", "analyst", "other")
_MOODS = ("negative", "neutral", "positive")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Made:
    """Where the explorer is, the ids of the nodes that the picture is to show, and the one to expand."""

    url: str
    shown: tuple[str, ...]
    hub: str


@contextmanager
def served(elements: int, seed: int = 5) -> Iterator[Made]:
    """The explorer on a new graph of so many elements, two fifths of them nodes."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"ladybug:{Path(folder) / 'graph.lbug'}"
        settings = Settings(store=url, views=Path(folder) / "views.json")
        with open_store(url, settings=settings) as store:
            entities, pairs = _talk(elements, random.Random(seed))
            writer = store.writer()
            for number, start in enumerate(range(0, len(pairs), _PART)):
                writer.write(_batch(number, pairs[start : start + _PART], entities))
            writer.close()
            ready, socket = threading.Event(), listen("127.0.0.1", 0)
            app = create_app(store, settings)
            threading.Thread(target=serve, args=(app, socket, ready.set), daemon=True).start()
            ready.wait(60)
            shown = tuple(id for id in entities if not id.startswith("person:fan"))
            yield Made(address(socket).rstrip("/"), shown, "organization:hub")


def _talk(elements: int, chance: random.Random) -> tuple[dict[str, Entity], Pairs]:
    """The entities by id, and who talks about whom; a few companies are talked about most."""
    nodes, edges = elements * 2 // 5, elements * 3 // 5
    firms = [_firm(f"firm-{number}", f"Firm {number}") for number in range(nodes // 5)]
    people = [_person(f"speaker-{number}", number) for number in range(nodes - len(firms))]
    weights = [1 / (number + 1) for number in range(len(firms))]
    chosen = chance.choices(firms, weights, k=len(people))
    pairs = {(person.id, firm.id) for person, firm in zip(people, chosen, strict=True)}
    while len(pairs) < edges:
        firm = chance.choices(firms, weights)[0] if chance.random() < 0.3 else chance.choice(firms)
        pairs.add((chance.choice(people).id, firm.id))
    hub, fans = _firm("hub", "Hub"), [_person(f"fan-{number}", number) for number in range(NEIGHBOURS)]
    pairs |= {(fan.id, hub.id) for fan in fans}
    return {entity.id: entity for entity in (*firms, *people, hub, *fans)}, sorted(pairs)


def _firm(key: str, name: str) -> Entity:
    return Entity(f"organization:{key}", "Organization", name, (), {"roles": ("vendor",)})


def _person(key: str, number: int) -> Entity:
    return Entity(f"person:{key}", "Person", f"{key.capitalize()}", (), {"role": _ROLES[number % len(_ROLES)]})


def _batch(number: int, pairs: Pairs, entities: dict[str, Entity]) -> Batch:
    said = f"20{10 + number % 10}-0{1 + number % 9}-01"
    document = Document(f"document:{number}", "post", "A text.", Author("Somebody"), said, "", None, "benchmark")
    statements = tuple(
        Statement(
            id=f"statement:{number}-{at}",
            document=document.id,
            kind="talks_about",
            roles=(("speaker", speaker), ("about", about)),
            text="A text.",
            start=0,
            end=7,
            speaker=speaker,
            said=said,
            confidence=0.8,
            extractor="benchmark",
            fields={"sentiment": _MOODS[at % len(_MOODS)], "aspects": ()},
        )
        for at, (speaker, about) in enumerate(pairs)
    )
    named = {id: entities[id] for pair in pairs for id in pair}
    stored = StoredDocument(document, content_hash(document.id), "other", "en", "benchmark", "2020-01-01")
    return Batch((stored,), tuple(named.values()), (), statements)
