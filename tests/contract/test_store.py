"""What every store must do: written once, run against each of them."""

import random
from dataclasses import replace

import pytest

from graph.errors import QueryError, StoreError
from graph.model import Edge, Mention, Subgraph
from graph.schema import EDGES, NODES, RELATIONS
from graph.store import Batch, Reader, Store
from tests.contract.sample import (
    ADA,
    BANKING,
    BRAM,
    CORVANE,
    DELLMARK,
    ELDERTON,
    ENTITIES,
    FENWAY,
    GRIDBASE,
    LEEDS,
    ROLLOUT,
    document,
    states,
    talk,
    world,
)


def edge(graph: Subgraph, kind: str, source: str, target: str) -> Edge:
    found = [each for each in graph.edges if (each.kind, each.source, each.target) == (kind, source, target)]
    assert len(found) == 1, found
    return found[0]


def write(store: Store, *batches: Batch) -> None:
    writer = store.writer()
    for batch in batches:
        writer.write(batch)
    writer.close()


def picture(store: Store) -> object:
    """Everything a reader can see, for comparing two states."""
    reader = store.reader()
    graph = reader.subgraph()
    ids = sorted(node.id for node in graph.nodes)
    return reader.stats(), graph, [reader.evidence_of(id) for id in ids], [reader.neighbour_counts(id) for id in ids]


def random_documents(chance: random.Random) -> tuple[list[Batch], list[Batch]]:
    """Twenty documents that tell of the same few events in part or in full, and other versions of five of them."""

    def piece(number: int) -> Batch:
        ends = chance.sample([CORVANE, DELLMARK, ELDERTON, FENWAY], 3)
        year = chance.choice([2010, 2011, 2015])
        parts = dict(zip(("from_", "to", "by"), ends, strict=True))
        move = {name: parts[name] for name in chance.choice([("from_", "to", "by"), ("from_", "to"), ("to", "by")])}
        deal = {"client": ends[0], "outsourcer": ends[1], **chance.choice([{}, {"project": ROLLOUT}])}
        id = f"doc-{number}"
        told = (
            states(id, "team_move", id=f"statement:{id}-m", size=chance.choice([None, 20, 30]), status="done", **move),
            states(id, "outsources_to", id=f"statement:{id}-d", status=chance.choice(["current", "ended"]), **deal),
            states(id, "person_move", id=f"statement:{id}-p", person=ADA, **move),
        )
        named = {entity for one in told for _, entity in one.roles}
        entities = tuple(entity for entity in ENTITIES if entity.id in named)
        return Batch((document(id, f"{year}-0{chance.randint(1, 9)}-11"),), entities, statements=told)

    return [piece(number) for number in range(20)], [piece(number) for number in range(5)]


class TestWriting:
    def test_counts_what_was_written(self, reader: Reader) -> None:
        stats = reader.stats()
        expected = {
            "Document": 5,
            "Person": 2,
            "Organization": 4,
            "Statement": 14,
            "TeamMove": 1,
            "Deal": 1,
            "Judgement": 0,
            "STATES": 14,
            "MENTIONS": 4,
            "BY": 2,
            "FROM": 1,
            "ON": 1,
            "VIA": 0,
            "TALKS_ABOUT": 3,
            "MOVED_TO": 2,
            "OUTSOURCES_TO": 1,
            "statement.talks_about": 5,
            "statement.unit_of": 0,
        }
        assert {name: stats[name] for name in expected} == expected
        assert set(stats) == {kind.name for kind in (*NODES, *EDGES)} | {f"statement.{kind.name}" for kind in RELATIONS}

    def test_summaries_add_up_statements(self, reader: Reader) -> None:
        ties = edge(reader.subgraph(), "TALKS_ABOUT", ADA, CORVANE).properties
        assert ties == {
            "statements": 3,
            "independent": 2,
            "first": "2012-08-14",
            "last": "2012-08-20",
            "confidence": pytest.approx(0.96),
            "sentiment": pytest.approx(-1 / 3, abs=1e-5),
            "negative": 2,
            "positive": 1,
            "aspects": ("price", "support"),
        }

    def test_summaries_carry_the_latest_status_and_title(self, reader: Reader) -> None:
        job = edge(reader.subgraph(), "WORKS_AT", ADA, ELDERTON).properties
        assert (job["title"], job["status"]) == ("CIO", "current")

    def test_moves_of_people_and_teams_are_parallel_edges(self, store: Store) -> None:
        write(
            store,
            Batch(
                (document("a"),),
                ENTITIES,
                statements=(
                    states("a", "person_move", id="statement:p", person=ADA, from_=ELDERTON, to=FENWAY),
                    states("a", "team_move", id="statement:t", from_=ELDERTON, to=FENWAY, size=30, status="done"),
                ),
            ),
        )
        moves = {each.properties["what"]: each.properties["people"] for each in store.reader().subgraph().edges}
        assert moves == {"team": 30, "person": 1}

    def test_statements_know_when_they_hold(self, reader: Reader) -> None:
        (move,) = [
            one.statement for one in reader.evidence_of(ROLLOUT) if one.statement.properties["kind"] == "team_move"
        ]
        assert (move.properties["said"], move.properties["valid_from"]) == ("2012-09-01", "2012-08")

    def test_events_hold_what_statements_say_of_them(self, reader: Reader) -> None:
        moves = [one for _, one in reader.evidence_of(ROLLOUT)[0].concerns if one.kind == "TeamMove"]
        moves += [one for _, one in reader.evidence_of(ROLLOUT)[-1].concerns if one.kind == "TeamMove"]
        move = moves[0].properties
        assert (move["size"], move["date"], move["status"], move["inferred"]) == (40, "2012-08", "done", False)
        deal = next(one for _, one in reader.evidence_of(DELLMARK)[0].concerns if one.kind == "Deal").properties
        assert (deal["value"], deal["currency"], deal["date"], deal["status"]) == (38e6, "EUR", "2012-10-01", "planned")

    def test_events_lead_to_those_who_took_part(self, filled: Store) -> None:
        rows = filled.cypher("MATCH (m:TeamMove)-[r]->(o) RETURN r, o.id AS id").rows
        assert {(row[0].kind, row[1]) for row in rows} == {("FROM", ELDERTON), ("TO", FENWAY), ("ON", ROLLOUT)}
        rows = filled.cypher("MATCH (d:Deal)-[r]->(o) RETURN r, o.id AS id").rows
        assert {(row[0].kind, row[1]) for row in rows} == {("CLIENT", FENWAY), ("SUPPLIER", DELLMARK)}

    def test_writing_again_changes_nothing(self, filled: Store) -> None:
        before = picture(filled)
        write(filled, world())
        assert picture(filled) == before

    def test_order_does_not_matter(self, store: Store) -> None:
        batch = world()
        shuffled = random.Random(5)
        parts = []
        for one in batch.documents:
            mine = [each for each in batch.statements if each.document == one.document.id]
            mentions = tuple(each for each in batch.mentions if each.document == one.document.id)
            shuffled.shuffle(mine)
            parts.append(Batch((one,), batch.entities, mentions, tuple(mine)))
        shuffled.shuffle(parts)
        write(store, world())
        whole = picture(store)
        writer = store.writer()
        writer.clear()
        writer.close()
        write(store, *parts)
        assert picture(store) == whole

    @pytest.mark.parametrize("seed", range(3))
    def test_piece_by_piece_comes_to_the_same_as_all_at_once(self, store: Store, seed: int) -> None:
        pieces, replaced = random_documents(random.Random(seed))
        final = {piece.documents[0].document.id: piece for piece in (*pieces, *replaced)}
        write(store, *pieces, *replaced, pieces[0], final[pieces[0].documents[0].document.id])
        grown = picture(store)
        writer = store.writer()
        writer.clear()
        writer.close()
        whole = Batch(
            tuple(one for piece in final.values() for one in piece.documents),
            tuple({one.id: one for piece in final.values() for one in piece.entities}.values()),
            statements=tuple(one for piece in final.values() for one in piece.statements),
        )
        write(store, whole)
        assert picture(store) == grown

    def test_clear_leaves_nothing(self, filled: Store) -> None:
        writer = filled.writer()
        writer.clear()
        writer.close()
        assert not any(filled.reader().stats().values())

    def test_entities_keep_their_name_and_gain_aliases(self, filled: Store) -> None:
        again = replace(ENTITIES[2], name="CORVANE INC.", aliases=("Corv",), properties={"roles": ("media",)})
        write(filled, Batch(entities=(again,)))
        node = filled.reader().node(CORVANE)
        assert node is not None
        assert node.name == "Corvane"
        assert node.properties["aliases"] == ("CORVANE INC.", "Corv", "Corvane Inc")
        assert node.properties["roles"] == ("media", "vendor")
        assert node.properties["country"] == "US"

    def test_a_person_keeps_the_role_that_says_most(self, filled: Store) -> None:
        write(filled, Batch(entities=(replace(ENTITIES[0], properties={"role": "other", "handles": ("@ada",)}),)))
        node = filled.reader().node(ADA)
        assert node is not None
        assert node.properties["role"] == "cio"
        assert node.properties["handles"] == ("@ada", "@adamerri")

    def test_remembers_copies(self, filled: Store) -> None:
        writer = filled.writer()
        writer.remember_copies({"post-1": ("b.example", "a.example"), "nowhere": ("c.example",)})
        writer.remember_copies({"post-1": ["b.example"]})
        writer.close()
        node = filled.reader().node("post-1")
        assert node is not None
        assert node.properties["copies"] == ("a.example", "b.example")
        write(filled, world())
        assert filled.reader().node("post-1") == node

    def test_a_statement_of_an_unknown_thing_is_refused_whole(self, filled: Store) -> None:
        before = picture(filled)
        bad = Batch((document("new"),), (), statements=(talk("new", "organization:nobody", "positive"),))
        writer = filled.writer()
        with pytest.raises(StoreError, match="organization:nobody"):
            writer.write(bad)
        writer.close()
        assert picture(filled) == before

    def test_a_statement_without_its_document_is_refused(self, filled: Store) -> None:
        writer = filled.writer()
        with pytest.raises(StoreError, match="nowhere"):
            writer.write(Batch(statements=(talk("nowhere", CORVANE, "positive"),)))
        writer.close()


class TestReplacing:
    def test_old_statements_and_mentions_go(self, filled: Store) -> None:
        write(filled, Batch((document("post-1", author=ADA),), (), (), (talk("post-1", CORVANE, "positive"),)))
        reader = filled.reader()
        stats = reader.stats()
        assert (stats["Statement"], stats["MENTIONS"], stats["WORKS_AT"], stats["USES"]) == (12, 2, 0, 0)
        ties = edge(reader.subgraph(), "TALKS_ABOUT", ADA, CORVANE).properties
        assert (ties["statements"], ties["negative"], ties["positive"]) == (3, 1, 2)

    def test_things_nothing_speaks_of_any_more_go(self, filled: Store) -> None:
        write(filled, Batch((document("news", "2012-09-01"),)))
        reader = filled.reader()
        assert reader.nodes([LEEDS, BANKING, DELLMARK, ROLLOUT, FENWAY]) == ()
        assert reader.stats()["TeamMove"] == reader.stats()["Deal"] == reader.stats()["MOVED_TO"] == 0
        assert len(reader.nodes([ELDERTON, GRIDBASE, CORVANE])) == 3

    def test_events_are_rebuilt_from_what_is_left(self, filled: Store) -> None:
        more = states("late", "team_move", from_=ELDERTON, to=FENWAY, size=45, date="September 2012", status="done")
        write(filled, Batch((document("late", "2012-10-10"),), statements=(more,)))
        (move,) = filled.cypher("MATCH (m:TeamMove) RETURN m").rows[0]
        assert filled.reader().stats()["TeamMove"] == 1
        assert len(filled.reader().evidence_of(move.id)) == 2
        write(filled, Batch((document("news", "2012-09-01"),)))
        (left,) = filled.cypher("MATCH (m:TeamMove) RETURN m").rows[0]
        assert (left.properties["size"], left.properties["date"]) == (45, "2012-09")
        assert left.id == move.id


class TestMerging:
    def test_everything_moves_to_the_survivor(self, filled: Store) -> None:
        write(filled, Batch(merges=((FENWAY, DELLMARK),)))
        reader = filled.reader()
        assert reader.node(FENWAY) is None
        survivor = reader.node(DELLMARK)
        assert survivor is not None
        assert survivor.properties["aliases"] == ("Dellmark", "Fenwright Stores")
        assert survivor.properties["roles"] == ("outsourcer", "peer")
        graph = reader.subgraph()
        assert edge(graph, "MOVED_TO", ELDERTON, DELLMARK).properties["people"] == 40
        assert edge(graph, "MOVED_TO", DELLMARK, ELDERTON).properties["what"] == "person"
        assert "OUTSOURCES_TO" not in {each.kind for each in graph.edges}
        assert (reader.stats()["TeamMove"], reader.stats()["Deal"], reader.stats()["Statement"]) == (1, 0, 14)

    def test_mentions_authorship_and_speakers_move_too(self, filled: Store) -> None:
        write(filled, Batch(merges=((BRAM, ADA),)))
        reader = filled.reader()
        stats = reader.stats()
        assert (stats["BY"], stats["MENTIONS"], stats["Person"], stats["TALKS_TO"]) == (2, 4, 1, 0)
        ties = edge(reader.subgraph(), "TALKS_ABOUT", ADA, CORVANE).properties
        assert (ties["statements"], ties["independent"], ties["last"]) == (4, 3, "2013-02-03")
        assert {one.speaker.id for one in reader.evidence("TALKS_ABOUT", ADA, GRIDBASE) if one.speaker} == {ADA}

    def test_a_batch_that_still_uses_the_old_id_writes_to_the_survivor(self, filled: Store) -> None:
        merges = ((FENWAY, DELLMARK),)
        write(filled, Batch(merges=merges))
        before = picture(filled)
        write(filled, replace(world(), merges=merges))
        assert picture(filled) == before

    def test_chains_lead_to_the_last_survivor(self, filled: Store) -> None:
        write(filled, Batch(merges=((FENWAY, DELLMARK), (DELLMARK, CORVANE))))
        reader = filled.reader()
        assert reader.nodes([FENWAY, DELLMARK]) == ()
        assert edge(reader.subgraph(), "MOVED_TO", ELDERTON, CORVANE).properties["people"] == 40

    def test_circles_are_refused(self, filled: Store) -> None:
        writer = filled.writer()
        with pytest.raises(StoreError, match="back to itself"):
            writer.write(Batch(merges=((FENWAY, DELLMARK), (DELLMARK, FENWAY))))
        writer.close()


class TestFinding:
    def test_node_of_any_kind(self, reader: Reader) -> None:
        person, post = reader.node(ADA), reader.node("post-1")
        assert person is not None
        assert post is not None
        assert (person.kind, person.name, person.properties["role"]) == ("Person", "Ada Merriwold", "cio")
        assert (post.kind, post.properties["origin"], post.properties["act"]) == ("Document", "post-1", "complaint")
        assert "title" not in post.properties
        assert reader.node("organization:nobody") is None

    def test_nodes_in_the_order_given(self, reader: Reader) -> None:
        assert [node.id for node in reader.nodes([GRIDBASE, "no", ADA, GRIDBASE, "news"])] == [GRIDBASE, ADA, "news"]

    def test_search_ranks_whole_names_prefixes_words_then_degree(self, store: Store) -> None:
        names = {"a": "Mill", "b": "Millworks", "c": "Old Mill House", "d": "Treadmills", "e": "Millstone"}
        entities = tuple(replace(ENTITIES[5], id=f"organization:{key}", name=name) for key, name in names.items())
        talks = (talk("p", "organization:e", "neutral"), talk("p", "organization:d", "neutral"))
        write(store, Batch((document("p"),), (*entities, *ENTITIES), statements=talks))
        reader = store.reader()
        assert [node.id[-1] for node in reader.search("mill")] == ["a", "e", "b", "c", "d"]
        assert [node.id[-1] for node in reader.search(" MILL ", limit=2)] == ["a", "e"]

    def test_search_knows_aliases_handles_and_kinds(self, reader: Reader) -> None:
        assert [node.id for node in reader.search("gridbase 9")] == [GRIDBASE]
        assert [node.id for node in reader.search("adamerri")] == [ADA]
        assert {node.id for node in reader.search("gridbase")} == {GRIDBASE, ROLLOUT}
        assert [node.id for node in reader.search("gridbase", kinds=["Project"])] == [ROLLOUT]
        assert reader.search("") == reader.search("zzz") == reader.search("corvane", kinds=["Document"]) == ()

    def test_search_forgives_typos_and_accents(self, store: Store) -> None:
        names = {"a": "Nordhaven Bank", "b": "Société Norvège", "c": "Nordhoven"}
        entities = tuple(replace(ENTITIES[5], id=f"organization:{key}", name=name) for key, name in names.items())
        write(store, Batch((), entities))
        reader = store.reader()

        def found(text: str) -> list[tuple[str, bool]]:
            return [(match.node.id[-1], match.similar) for match in reader.matches(text)]

        assert found("societe nor") == [("b", False)]
        assert found("bank nordh") == [("a", False)]
        assert found("ordhave") == [("a", False)]
        assert found("nordhavn") == [("a", True), ("c", True)]
        assert found("norhdaven") == [("a", True), ("c", True)]
        assert found("nrd") == found("completely else") == []

    def test_search_follows_what_is_written(self, store: Store) -> None:
        one = replace(ENTITIES[5], id="organization:a", name="Mill")
        write(store, Batch((), (one, replace(one, id="organization:b", name="Old Mill"))))
        assert [node.id[-1] for node in store.reader().search("mill")] == ["a", "b"]
        write(store, Batch((), (replace(one, aliases=("Grinder",)),)))
        assert [match.name for match in store.reader().matches("grind")] == ["Grinder"]
        write(store, Batch(merges=(("organization:b", "organization:a"),)))
        assert [match.name for match in store.reader().matches("old mi")] == ["Old Mill"]
        assert [node.id[-1] for node in store.reader().search("mill")] == ["a"]
        writer = store.writer()
        writer.clear()
        writer.close()
        assert store.reader().search("mill") == store.reader().quotes("late again") == ()

    def test_quotes_by_their_words(self, reader: Reader) -> None:
        (said, *_) = reader.evidence_of(ADA, 1)
        found = reader.quotes("STATEMENT of sente")
        assert said.statement.id in {node.id for node in found}
        assert list(found) == sorted(found, key=lambda node: str(node.properties.get("said") or ""), reverse=True)
        assert reader.quotes("zebras never") == reader.quotes("a") == reader.quotes('"') == ()

    def test_search_finds_names_with_little_words(self, store: Store) -> None:
        write(store, Batch((), (replace(ENTITIES[5], id="organization:a", name="Bank of the North"),)))
        for text in ("bank of the nor", "Bank of", "bank of the nroth"):
            assert [node.id[-1] for node in store.reader().search(text)] == ["a"], text

    def test_search_takes_the_text_as_it_is(self, reader: Reader) -> None:
        for text in ("'", "\\", "%", ".*", '"', "$text", "{", "|"):
            assert reader.search(text) == ()

    def test_documents_by_id_and_hash(self, reader: Reader) -> None:
        assert reader.document_states(["post-1", "no"]) == {"post-1": ("hash-post-1", "rules 0.1.0")}
        assert reader.documents_by_hash(["hash-news", "no"]) == {"hash-news": ("news",)}
        assert reader.document_states([]) == reader.documents_by_hash([]) == {}

    def test_originals_come_first_among_equal_texts(self, store: Store) -> None:
        one, other = document("b-original"), document("a-copy", origin="b-original")
        write(store, Batch((one, replace(other, hash=one.hash))))
        assert store.reader().documents_by_hash([one.hash]) == {one.hash: ("b-original", "a-copy")}

    def test_entities_come_back_as_they_went_in(self, reader: Reader) -> None:
        found = {each.id: each for each in reader.entities()}
        assert set(found) == {each.id for each in ENTITIES}
        assert found[CORVANE].aliases == ("Corvane Inc",)
        assert found[CORVANE].properties == {"roles": ("vendor",), "country": "US"}
        assert {each.id for each in reader.entities(["Sector", "Place"])} == {BANKING, LEEDS}

    def test_what_is_named_beside_an_entity_with_few_mentions(self, store: Store) -> None:
        named = (
            *(("post-1", id, start) for start, id in enumerate((CORVANE, CORVANE, GRIDBASE, LEEDS))),
            *(("post-2", id, start) for start, id in enumerate((CORVANE, GRIDBASE, BANKING))),
        )
        mentions = tuple(Mention(where, id, start, start + 1, "x") for where, id, start in named)
        write(store, Batch((document("post-1", author=ADA), document("post-2")), ENTITIES, mentions))
        found = store.reader().named_with([CORVANE, GRIDBASE, ADA, BRAM, "organization:nobody"], 2)
        assert found == {
            GRIDBASE: {CORVANE: 2, LEEDS: 1, ADA: 1, BANKING: 1},
            ADA: {CORVANE: 1, GRIDBASE: 1, LEEDS: 1},
        }
        assert store.reader().named_with([CORVANE], 3) == {CORVANE: {GRIDBASE: 2, LEEDS: 1, ADA: 1, BANKING: 1}}
        assert store.reader().named_with([], 3) == {}


class TestNeighbours:
    def test_counts_by_edge_direction_and_kind(self, reader: Reader) -> None:
        counts = {(one.edge, one.direction, one.kind): one.count for one in reader.neighbour_counts(ELDERTON)}
        assert counts == {
            ("FROM", "in", "TeamMove"): 1,
            ("IN_SECTOR", "out", "Sector"): 1,
            ("MOVED_TO", "in", "Organization"): 1,
            ("MOVED_TO", "out", "Organization"): 1,
            ("USES", "out", "Product"): 1,
            ("WORKS_AT", "in", "Person"): 1,
            ("WORKS_ON", "out", "Project"): 1,
        }
        assert reader.neighbour_counts("organization:nobody") == ()
        assert [one.count for one in reader.neighbour_counts("post-1")] == [3, 1, 1]

    def test_all_summary_edges_unless_told_otherwise(self, reader: Reader) -> None:
        from graph.store import Expansion

        graph = reader.neighbours(CORVANE)
        assert [node.id for node in graph.nodes] == [CORVANE, ADA, BRAM, GRIDBASE]
        assert (graph.total, len(graph.edges)) == (3, 3)
        assert [node.id for node in reader.neighbours(CORVANE, Expansion(kinds=("Product",))).nodes[1:]] == [GRIDBASE]
        assert [node.id for node in reader.neighbours(CORVANE, Expansion(direction="out")).nodes[1:]] == [GRIDBASE]
        assert len(reader.neighbours(CORVANE, Expansion(edges=("TALKS_ABOUT",), direction="in")).nodes) == 3
        assert reader.neighbours("organization:nobody") == Subgraph((), (), 0)

    def test_a_limit_is_honest(self, reader: Reader) -> None:
        from graph.store import Expansion

        graph = reader.neighbours(CORVANE, Expansion(limit=1))
        assert ([node.id for node in graph.nodes], graph.total, len(graph.edges)) == ([CORVANE, ADA], 3, 1)

    @pytest.mark.parametrize(
        ("since", "until", "expected"),
        [
            ("2013", None, {BRAM}),
            (None, "2012", {ADA, GRIDBASE}),
            ("2012-08", "2012-08", {ADA}),
            ("2012-09-01", "2012-09-01", {GRIDBASE}),
            ("2014", None, set()),
        ],
    )
    def test_by_date(self, reader: Reader, since: str | None, until: str | None, expected: set[str]) -> None:
        from graph.store import Expansion

        graph = reader.neighbours(CORVANE, Expansion(since=since, until=until))
        assert {node.id for node in graph.nodes[1:]} == expected
        assert graph.total == len(expected) == len(graph.edges)

    @pytest.mark.parametrize(
        ("sentiment", "expected"), [("negative", {ADA}), ("positive", {ADA, BRAM}), ("neutral", set())]
    )
    def test_by_sentiment(self, reader: Reader, sentiment: str, expected: set[str]) -> None:
        from graph.store import Expansion

        graph = reader.neighbours(CORVANE, Expansion(sentiment=sentiment))
        assert ({node.id for node in graph.nodes[1:]}, graph.total) == (expected, len(expected))

    def test_events_and_evidence_can_be_expanded(self, reader: Reader) -> None:
        from graph.store import Expansion

        graph = reader.neighbours(ELDERTON, Expansion(edges=("FROM", "WORKS_AT")))
        assert [node.kind for node in graph.nodes] == ["Organization", "Person", "TeamMove"]
        assert graph.total == 2
        move = graph.nodes[2]
        parts = reader.neighbours(move.id, Expansion(edges=("FROM", "TO", "VIA", "ON")))
        assert {node.id for node in parts.nodes[1:]} == {ELDERTON, FENWAY, ROLLOUT}
        stated = reader.neighbours("post-1", Expansion(edges=("STATES", "BY", "MENTIONS")))
        assert (stated.total, {node.kind for node in stated.nodes[1:]}) == (5, {"Statement", "Person", "Organization"})
        assert len([each for each in stated.edges if each.kind == "MENTIONS"]) == 2


class TestNeighbourhood:
    def test_by_id_name_alias_or_handle(self, reader: Reader) -> None:
        expected = reader.neighbourhood(CORVANE)
        assert [node.id for node in expected.nodes] == [CORVANE, ADA, BRAM, GRIDBASE]
        assert reader.neighbourhood("corvane inc") == reader.neighbourhood("Corvane") == expected
        assert reader.neighbourhood("@adamerri").nodes[0].id == ADA

    def test_holds_all_edges_among_its_nodes(self, reader: Reader) -> None:
        kinds = {each.kind for each in reader.neighbourhood(CORVANE).edges}
        assert kinds == {"TALKS_ABOUT", "OFFERS", "TALKS_TO"}

    def test_hops_and_limit(self, reader: Reader) -> None:
        assert reader.neighbourhood(CORVANE).total == 4
        assert reader.neighbourhood(CORVANE, hops=2).total == 5
        near = reader.neighbourhood(CORVANE, hops=4, limit=3)
        assert ([node.id for node in near.nodes], near.total) == ([CORVANE, ADA, BRAM], 9)

    def test_unknown_names_and_hops(self, reader: Reader) -> None:
        with pytest.raises(QueryError, match="Did you mean Corvane"):
            reader.neighbourhood("corvan")
        with pytest.raises(QueryError, match="1 to 4 hops"):
            reader.neighbourhood(CORVANE, hops=5)

    def test_the_whole_graph(self, reader: Reader) -> None:
        graph = reader.subgraph()
        assert (len(graph.nodes), graph.total) == (10, 10)
        assert graph.nodes[-1].id == LEEDS
        few = reader.subgraph(limit=2)
        assert (len(few.nodes), few.total) == (2, 10)
        assert {each.id for each in few.edges} <= {each.id for each in graph.edges}

    def test_edges_among(self, reader: Reader) -> None:
        found = reader.edges_among([ADA, BRAM, CORVANE])
        assert [(each.kind, each.source, each.target) for each in found] == [
            ("TALKS_ABOUT", ADA, CORVANE),
            ("TALKS_ABOUT", BRAM, CORVANE),
            ("TALKS_TO", BRAM, ADA),
        ]
        assert [each.kind for each in reader.edges_among([ADA, BRAM, CORVANE], ["TALKS_TO"])] == ["TALKS_TO"]
        assert reader.edges_among([]) == ()


class TestEvidence:
    def test_behind_an_edge_the_latest_first(self, reader: Reader) -> None:
        found = reader.evidence("TALKS_ABOUT", ADA, CORVANE)
        assert [one.document.id for one in found] == ["copy", "post-1", "undated"]
        latest = found[0]
        assert latest.statement.properties["text"].startswith("Sentence of")  # type: ignore[union-attr]
        assert latest.speaker is not None
        assert latest.speaker.id == ADA
        assert latest.concerns == ()
        assert [one.document.id for one in reader.evidence("TALKS_ABOUT", ADA, CORVANE, limit=1)] == ["copy"]

    def test_of_both_sorts_of_moves(self, reader: Reader) -> None:
        (team,) = reader.evidence("MOVED_TO", ELDERTON, FENWAY)
        assert team.statement.properties["kind"] == "team_move"
        assert team.speaker is None
        assert [role for role, _ in team.concerns] == ["event", "project"]
        (person,) = reader.evidence("MOVED_TO", FENWAY, ELDERTON)
        assert [(role, node.id) for role, node in person.concerns] == [("person", ADA)]

    def test_of_a_node_of_any_kind(self, reader: Reader) -> None:
        assert {one.document.id for one in reader.evidence_of(CORVANE)} == {
            "post-1",
            "post-2",
            "copy",
            "undated",
            "news",
        }
        assert [one.statement.properties["kind"] for one in reader.evidence_of(LEEDS)] == []
        assert len(reader.evidence_of("news")) == 6
        statement = reader.evidence_of("news")[0].statement.id
        assert [one.statement.id for one in reader.evidence_of(statement)] == [statement]
        assert reader.evidence_of("nothing") == reader.evidence("USES", ADA, "nothing") == ()

    def test_nothing_where_there_is_no_such_edge(self, reader: Reader) -> None:
        assert reader.evidence("USES", ADA, CORVANE) == ()


class TestReadersAndWriters:
    def test_a_reader_sees_what_is_written_later(self, filled: Store) -> None:
        reader = filled.reader()
        assert reader.node("late") is None
        writer = filled.writer()
        writer.write(Batch((document("late"),)))
        assert reader.node("late") is not None
        assert filled.cypher("MATCH (d:Document {id: 'late'}) RETURN d.id").rows == (("late",),)
        writer.close()
        assert reader.node("late") is not None

    def test_a_store_opened_for_reading_has_no_writer(self, filled: Store) -> None:
        from graph.store import open_store

        settings = filled._settings  # type: ignore[attr-defined]
        with open_store(filled.url, settings=settings, read_only=True) as other:
            assert other.reader().stats() == filled.reader().stats()
            with pytest.raises(StoreError, match="reading only"):
                other.writer()

    def test_large_batches(self, store: Store) -> None:
        count = 1500
        documents = tuple(document(f"d{number}", f"2012-01-{number % 28 + 1:02}") for number in range(count))
        mentions = tuple(Mention(f"d{number}", CORVANE, 0, 7, "Corvane") for number in range(count))
        talks = tuple(talk(f"d{number}", CORVANE, "negative", "price") for number in range(count))
        write(store, Batch(documents, ENTITIES, mentions, talks))
        reader = store.reader()
        ties = edge(reader.neighbours(CORVANE), "TALKS_ABOUT", ADA, CORVANE).properties
        assert (ties["statements"], ties["independent"], ties["negative"]) == (count, count, count)
        assert len(reader.evidence("TALKS_ABOUT", ADA, CORVANE)) == 200
