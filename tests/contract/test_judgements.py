"""What people decide is carried out, can be taken back, and survives whatever comes in afterwards: in both stores."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.curation import Judgement
from graph.errors import JudgementError
from graph.judgements import (
    confirm,
    correct,
    distinct,
    export_ledger,
    history,
    import_ledger,
    merge,
    reject,
    rename,
    retype,
    set_properties,
    split,
    successors,
    undo,
)
from graph.model import Entity, Mention, Statement
from graph.store import Batch, Reader, Store
from tests.contract.sample import (
    ADA,
    BRAM,
    CORVANE,
    DELLMARK,
    ELDERTON,
    ENTITIES,
    FENWAY,
    GRIDBASE,
    ROLLOUT,
    document,
    states,
    talk,
    world,
)

ME = "ada@desk"
UNCLEAR = "statement:post-1-uses-eldert-gridba"


def write(store: Store, *batches: Batch) -> None:
    writer = store.writer()
    for batch in batches:
        writer.write(batch)
    writer.close()


def picture(store: Store) -> dict[str, object]:
    """Everything that documents and judgements make, without the ledger itself."""
    reader = store.reader()
    graph = reader.subgraph()
    ids = sorted([node.id for node in graph.nodes] + list(reader.document_states([*DOCUMENTS, "more"])))
    stats = {name: count for name, count in reader.stats().items() if name not in ("Judgement", "Unjudged")}
    return {
        "stats": stats,
        "nodes": sorted(graph.nodes, key=lambda node: node.id),
        "edges": sorted(graph.edges, key=lambda edge: edge.id),
        "evidence": {id: reader.evidence_of(id) for id in ids},
        "mentions": sorted(reader.edges_among(ids, ("MENTIONS", "BY")), key=lambda edge: edge.id),
        "resolution": sorted(reader.entities(), key=lambda entity: entity.id),
    }


DOCUMENTS = ("post-1", "post-2", "copy", "news", "undated")


def pieces(batch: Batch) -> list[Batch]:
    """The batch as one batch a document."""
    found = []
    for stored in batch.documents:
        statements = tuple(each for each in batch.statements if each.document == stored.document.id)
        mentions = tuple(each for each in batch.mentions if each.document == stored.document.id)
        named = {id for each in statements for _, id in each.roles} | {each.entity for each in mentions}
        named |= {each.speaker or "" for each in statements} | {stored.author or ""}
        entities = tuple(each for each in batch.entities if each.id in named)
        found.append(Batch((stored,), entities, mentions, statements))
    return found


def statement_of(reader: Reader, id: str) -> dict[str, object]:
    return dict(reader.evidence_of(id)[0].statement.properties)


class TestEntities:
    def test_a_merge_gives_the_survivor_everything(self, filled: Store) -> None:
        made = merge(filled, ADA, BRAM, actor=ME, reason="same handle")
        reader = filled.reader()
        assert reader.node(BRAM) is None
        assert "Bram Oostveen" in str(reader.nodes([ADA])[0].properties["aliases"])
        assert len(reader.evidence("TALKS_ABOUT", ADA, CORVANE)) == 4
        (past,) = history(reader)
        assert (past.judgement, past.counts) == (made, True)
        assert (made.actor, made.reason, made.on) == (ME, "same handle", (ADA, BRAM))

    def test_undoing_a_merge_brings_back_what_was(self, filled: Store) -> None:
        before = picture(filled)
        made = merge(filled, ADA, BRAM, actor=ME)
        assert picture(filled) != before
        undo(filled, made.id, actor=ME)
        assert picture(filled) == before
        assert filled.reader().stats()["Unjudged"] == 0
        assert [past.counts for past in history(filled.reader(), BRAM)] == [True, False]

    def test_undoing_the_undoing_does_it_again(self, filled: Store) -> None:
        made = merge(filled, ADA, BRAM, actor=ME)
        merged = picture(filled)
        taken_back = undo(filled, made.id, actor=ME)
        undo(filled, taken_back.id, actor=ME)
        assert picture(filled) == merged

    def test_a_split_moves_what_some_documents_say(self, filled: Store) -> None:
        made = split(filled, CORVANE, ["post-1"], name="Corvane Insurance", actor=ME)
        reader = filled.reader()
        other = made.text("makes")
        assert reader.nodes([other])[0].name == "Corvane Insurance"
        assert {one.document.id for one in reader.evidence("TALKS_ABOUT", ADA, other)} == {"post-1"}
        assert {one.document.id for one in reader.evidence("TALKS_ABOUT", ADA, CORVANE)} == {"copy", "undated"}
        assert len(reader.edges_among(["post-1", other], ("MENTIONS",))) == 2

    def test_a_new_name_keeps_the_old_one_as_alias(self, filled: Store) -> None:
        rename(filled, CORVANE, "Corvane International", actor=ME)
        node = filled.reader().nodes([CORVANE])[0]
        assert (node.name, node.properties["aliases"]) == ("Corvane International", ("Corvane", "Corvane Inc"))
        assert filled.reader().search("corvane international")[0].id == CORVANE

    def test_another_kind_is_another_id_and_keeps_the_evidence(self, filled: Store) -> None:
        retype(filled, CORVANE, "Product", actor=ME)
        reader = filled.reader()
        assert reader.node(CORVANE) is None
        assert len(reader.evidence("TALKS_ABOUT", ADA, "product:corvane")) == 3

    def test_what_is_set_wins_over_what_documents_say(self, filled: Store) -> None:
        set_properties(filled, ADA, actor=ME, role="executive", title="CTO")
        set_properties(filled, ELDERTON, actor=ME, roles=("outsourcer",), sector="Banking")
        write(filled, world())
        ada, elderton = filled.reader().nodes([ADA, ELDERTON])
        assert (ada.properties["role"], ada.properties["title"]) == ("executive", "CTO")
        assert (elderton.properties["roles"], elderton.properties["sector"]) == (("outsourcer",), "Banking")

    def test_resolution_is_asked_of_documents_alone(self, filled: Store) -> None:
        before = sorted(filled.reader().entities(), key=lambda each: each.id)
        merge(filled, ADA, BRAM, actor=ME)
        rename(filled, CORVANE, "Corv", actor=ME)
        retype(filled, GRIDBASE, "Organization", actor=ME)
        split(filled, ELDERTON, ["news"], name="Elderton Trust", actor=ME)
        assert sorted(filled.reader().entities(), key=lambda each: each.id) == before


class TestStatements:
    def test_a_rejected_statement_counts_nowhere(self, filled: Store) -> None:
        made = reject(filled, UNCLEAR, actor=ME, reason="asked, not said")
        reader = filled.reader()
        assert reader.evidence("USES", ELDERTON, GRIDBASE) == ()
        assert all(edge.kind != "USES" for edge in reader.subgraph().edges)
        kept = [one for one in reader.evidence_of("post-1") if one.statement.id == UNCLEAR]
        assert [one.statement.properties["judged"] for one in kept] == ["rejected"]
        assert history(reader, UNCLEAR)[0].judgement == made

    def test_rejecting_all_that_tells_of_an_event_takes_the_event_away(self, filled: Store) -> None:
        before = picture(filled)
        (told,) = [
            one for one in filled.reader().evidence_of(ROLLOUT) if one.statement.properties["kind"] == "team_move"
        ]
        made = reject(filled, told.statement.id, actor=ME)
        assert filled.reader().stats()["TeamMove"] == 0
        undo(filled, made.id, actor=ME)
        assert picture(filled) == before

    def test_a_confirmed_statement_is_sure(self, filled: Store) -> None:
        confirm(filled, UNCLEAR, actor=ME)
        assert statement_of(filled.reader(), UNCLEAR)["judged"] == "confirmed"
        assert statement_of(filled.reader(), UNCLEAR)["confidence"] == 1.0

    def test_a_corrected_statement_says_something_else(self, filled: Store) -> None:
        roles = {"org": FENWAY, "product": CORVANE}
        correct(filled, UNCLEAR, actor=ME, roles=roles, fields={"status": "former"})
        reader = filled.reader()
        assert reader.evidence("USES", ELDERTON, GRIDBASE) == ()
        (said,) = reader.evidence("USES", FENWAY, CORVANE)
        assert said.statement.properties["status"] == "former"
        assert (said.statement.properties.get("valid_from"), said.statement.properties["valid_to"]) == (
            None,
            "2012-08-14",
        )

    def test_a_newer_extractor_does_not_bring_back_what_was_rejected(self, filled: Store) -> None:
        reject(filled, UNCLEAR, actor=ME)
        write(filled, again("post-1", start=5, end=30))
        assert filled.reader().evidence("USES", ELDERTON, GRIDBASE) == ()
        write(filled, world())
        assert filled.reader().evidence("USES", ELDERTON, GRIDBASE) == ()

    def test_a_newer_extractor_does_not_lose_what_was_confirmed(self, store: Store) -> None:
        quoted = replace(states("post-1", "uses", ADA, org=ELDERTON, product=GRIDBASE), text=" text", start=3, end=8)
        first = next(piece for piece in pieces(world()) if piece.documents[0].document.id == "post-1")
        write(store, replace(first, statements=(quoted,)))
        confirm(store, quoted.id, actor=ME)
        write(
            store, replace(first, statements=(), entities=tuple(each for each in ENTITIES if each.id in (ADA, CORVANE)))
        )
        (said,) = store.reader().evidence("USES", ELDERTON, GRIDBASE)
        assert said.statement.properties["judged"] == "confirmed"
        assert store.reader().nodes([ELDERTON])[0].name == "Elderton Bank"


def again(id: str, **changed: object) -> Batch:
    """A document of the world as an extractor with other spans finds it."""
    (piece,) = [piece for piece in pieces(world()) if piece.documents[0].document.id == id]
    statements = tuple(replace(each, id=f"{each.id}-2", **changed) for each in piece.statements)  # type: ignore[arg-type]
    return replace(piece, statements=statements)


class TestRefusing:
    @pytest.mark.parametrize(
        ("decide", "told"),
        [
            (lambda store: merge(store, ADA, "person:nobody", actor=ME), "person:nobody"),
            (lambda store: merge(store, ADA, CORVANE, actor=ME), "different kinds"),
            (lambda store: merge(store, ADA, actor=ME), "2 or more"),
            (lambda store: merge(store, ADA, BRAM, actor=" "), "somebody"),
            (lambda store: split(store, ADA, ["news-9"], name="X", actor=ME), "news-9"),
            (lambda store: split(store, DELLMARK, ["post-1"], name="X", actor=ME), "does not name"),
            (lambda store: retype(store, ADA, "Robot", actor=ME), "Robot"),
            (lambda store: set_properties(store, ADA, actor=ME, role="boss"), "boss"),
            (lambda store: set_properties(store, ADA, actor=ME, roles=("vendor",)), "roles"),
            (lambda store: set_properties(store, CORVANE, actor=ME, roles="vendor"), "list"),
            (lambda store: rename(store, ADA, "", actor=ME), "name"),
            (lambda store: reject(store, "statement:none", actor=ME), "statement:none"),
            (lambda store: correct(store, UNCLEAR, actor=ME, roles={"org": ADA, "product": GRIDBASE}), ADA),
            (lambda store: correct(store, UNCLEAR, actor=ME, fields={"status": "maybe"}), "maybe"),
            (lambda store: undo(store, "judgement:none", actor=ME), "judgement:none"),
        ],
    )
    def test_what_cannot_be_is_refused_and_changes_nothing(self, filled: Store, decide, told: str) -> None:  # type: ignore[no-untyped-def]
        before = picture(filled)
        with pytest.raises(JudgementError, match=told):
            decide(filled)
        assert picture(filled) == before
        assert history(filled.reader()) == ()

    def test_nothing_is_undone_twice(self, filled: Store) -> None:
        made = distinct(filled, ADA, BRAM, actor=ME)
        undo(filled, made.id, actor=ME)
        with pytest.raises(JudgementError, match="already"):
            undo(filled, made.id, actor=ME)


def decide_at_random(store: Store, chance: random.Random) -> Judgement | None:
    """Any judgement that the graph allows now."""
    reader = store.reader()
    graph = reader.subgraph()
    by_kind: dict[str, list[str]] = {}
    for node in sorted(graph.nodes, key=lambda node: node.id):
        by_kind.setdefault(node.kind, []).append(node.id)
    some = sorted(node.id for node in graph.nodes)
    statements = sorted(
        {one.statement.id for id in reader.document_states(DOCUMENTS) for one in reader.evidence_of(id)}
    )
    counting = [past.judgement.id for past in history(reader) if past.counts]
    kind = chance.choice(["merge", "merge", "split", "rename", "retype", "set", "reject", "confirm", "undo", "undo"])
    try:
        if kind == "merge":
            pair = chance.sample(by_kind[chance.choice([name for name in by_kind if len(by_kind[name]) > 1])], 2)
            return merge(store, *pair, actor=ME)
        if kind == "split":
            id = chance.choice(some)
            documents = sorted({one.document.id for one in reader.evidence_of(id)})
            return split(store, id, chance.sample(documents, max(1, len(documents) // 2)), name=f"Other {id}", actor=ME)
        if kind == "rename":
            return rename(store, chance.choice(some), f"Name {chance.random():.3f}", actor=ME)
        if kind == "retype":
            return retype(store, chance.choice(some), chance.choice(["Organization", "Product"]), actor=ME)
        if kind == "set":
            return set_properties(store, chance.choice(by_kind["Organization"]), actor=ME, sector="retail")
        if kind == "undo":
            return undo(store, chance.choice(counting), actor=ME) if counting else None
        decide = reject if kind == "reject" else confirm
        return decide(store, chance.choice(statements), actor=ME)
    except (JudgementError, IndexError, KeyError, ValueError):
        return None


@pytest.mark.parametrize("seed", [1, 2])
def test_the_graph_is_that_of_its_documents_and_judgements_in_whatever_order(
    store: Store, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Documents, judgements, undoings, documents again: the same as documents and then the ledger, or the other way."""
    from graph.store import open_store

    chance = random.Random(seed)
    batches = pieces(world())
    chance.shuffle(batches)
    early, late = batches[:3], batches[3:]
    write(store, *early)
    for _ in range(5):
        decide_at_random(store, chance)
    write(store, *late)
    for _ in range(5):
        decide_at_random(store, chance)
    write(store, *early[:2])
    ledger = list(export_ledger(store.reader()))
    assert len(ledger) > 3
    folder = tmp_path_factory.mktemp("rebuilt")
    for name, first in (("documents", True), ("ledger", False)):
        with open_store(f"ladybug:{folder / name}.lbug") as other:
            if first:
                write(other, *batches)
            assert import_ledger(other, ledger) == len(ledger)
            if not first:
                write(other, *reversed(batches))
            found, expected = picture(other), picture(store)
            for part in expected:
                assert found[part] == expected[part], (name, part)
            assert import_ledger(other, ledger) == 0


def test_everything_undone_is_the_graph_of_the_documents(store: Store) -> None:
    chance = random.Random(7)
    write(store, *pieces(world()))
    before = picture(store)
    for _ in range(8):
        decide_at_random(store, chance)
    while counting := [past for past in history(store.reader()) if past.counts and past.judgement.kind != "undo"]:
        undo(store, counting[0].judgement.id, actor=ME)
    assert picture(store) == before
    assert store.reader().stats()["Unjudged"] == 0


def test_a_judgement_follows_what_resolution_puts_together(filled: Store) -> None:
    """Somebody renames what resolution later finds to be a part of something else."""
    merge(filled, DELLMARK, FENWAY, actor=ME)
    whole = Entity("organization:dellmark-plc", "Organization", "Dellmark plc")
    write(filled, Batch(entities=(whole,), merges=((DELLMARK, whole.id),)))
    reader = filled.reader()
    assert reader.node(DELLMARK) is None
    assert reader.node(FENWAY) is None
    assert "Fenwright Stores" in str(reader.nodes([whole.id])[0].properties["aliases"])
    made = history(reader)[0].judgement
    undo(filled, made.id, actor=ME)
    assert filled.reader().nodes([FENWAY])[0].name == "Fenwright Stores"
    assert filled.reader().node(DELLMARK) is None


def test_what_resolution_puts_together_is_followed_also_through_judgements(filled: Store) -> None:
    whole = Entity("organization:dellmark-plc", "Organization", "Dellmark plc")
    write(filled, Batch(entities=(whole,), merges=((FENWAY, DELLMARK),)), Batch(merges=((DELLMARK, whole.id),)))
    ids = (FENWAY, DELLMARK, ADA, "organization:nobody")
    assert successors(filled.reader(), ids) == {FENWAY: whole.id, DELLMARK: whole.id}
    merge(filled, ADA, BRAM, actor=ME)
    retype(filled, whole.id, "Product", actor=ME)
    now = "product:dellmark-plc"
    assert successors(filled.reader(), (*ids, BRAM)) == {FENWAY: now, DELLMARK: now, BRAM: ADA}
    # One that a judgement is about, and one that none is about, put into others after that.
    person, product = Entity("person:a-m", "Person", "A M"), Entity("product:gridbase-db", "Product", "Gridbase DB")
    write(filled, Batch(entities=(person, product), merges=((ADA, person.id), (GRIDBASE, product.id))))
    found = successors(filled.reader(), (BRAM, ADA, GRIDBASE))
    assert found == {BRAM: person.id, ADA: person.id, GRIDBASE: product.id}
    # A thing of that id that comes in again stands for itself.
    write(filled, Batch(entities=(Entity(GRIDBASE, "Product", "Gridbase"),)))
    assert filled.reader().node(GRIDBASE) is not None
    assert successors(filled.reader(), (GRIDBASE,)) == {}


def mention(document_id: str, entity: str, surface: str) -> Mention:
    return Mention(document_id, entity, 0, len(surface), surface)


def opinions(count: int) -> Sequence[Statement]:
    return [talk(f"doc-{n}", CORVANE, "negative", "price") for n in range(count)]


def test_a_merge_reads_what_the_absorbed_has_and_not_what_the_survivor_has(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A judgement costs what it changes: the documents of a hub stay as they are when something goes into it."""
    from graph.store import curated

    many = tuple(document(f"doc-{n}", author=ADA) for n in range(30))
    small = Entity("organization:corvane-gmbh", "Organization", "Corvane GmbH")
    one = Batch((document("small", author=ADA),), (small, *ENTITIES), (), (talk("small", small.id, "positive"),))
    write(store, Batch(many, ENTITIES, (), tuple(opinions(30))), one)
    read: list[int] = []
    whole = curated.base_facts

    def counted(tables, documents):  # type: ignore[no-untyped-def]
        read.append(len(documents))
        return whole(tables, documents)

    monkeypatch.setattr(curated, "base_facts", counted)
    made = merge(store, CORVANE, small.id, actor=ME)
    undo(store, made.id, actor=ME)
    assert read == [1, 1]
    assert len(store.reader().evidence("TALKS_ABOUT", ADA, CORVANE)) == 30
