"""Pairs to relations of several participants, from scores made by hand."""

import numpy as np
import pytest

from extract.neural.candidates import Candidates
from extract.neural.labels import FIELDS, PAIR_INDEX, PAIRS, ROLES
from extract.neural.network import Judged
from extract.pipes.assembly import Assembly, Joined
from extract.reading import Chain
from graph.schema import ENTITY_TYPES

YES = 3.0


class Scene:
    """Named entities, and pair classes that hold between them."""

    def __init__(self, **types: str) -> None:
        self.chains = [Chain(index, type, name) for index, (name, type) in enumerate(types.items())]
        count = len(self.chains)
        self.pairs = [(a, b) for a in range(count) for b in range(count) if a != b]
        self.kinds = np.full((len(self.pairs), len(PAIRS)), -YES, dtype=np.float32)
        self.fields = np.zeros((len(self.pairs), len(FIELDS)), dtype=np.float32)
        self.thirds = np.full((len(self.pairs), 1 + count), -3 * YES, dtype=np.float32)
        self.thirds[:, 0] = 0
        self.sure = np.ones(count)

    def join(self, kind: str, head: str, tail: str, left: str, right: str, score: float = YES) -> int:
        names = [chain.name for chain in self.chains]
        number = self.pairs.index((names.index(left), names.index(right)))
        self.kinds[number, PAIR_INDEX[kind, head, tail]] = score
        return number

    def third(self, left: str, right: str, other: str, score: float = YES) -> None:
        names = [chain.name for chain in self.chains]
        number = self.pairs.index((names.index(left), names.index(right)))
        self.thirds[number, 1 + names.index(other)] = score

    def assembly(self) -> Assembly:
        count = len(self.chains)
        found = Candidates(
            self.chains,
            np.array([ENTITY_TYPES.index(chain.type) for chain in self.chains]),
            np.zeros((count, 2), dtype=np.int64),
            np.arange(count),
            np.zeros((count, 1), dtype=np.float32),
            np.zeros((count, 1), dtype=np.float32),
            np.array(self.pairs),
            np.zeros((len(self.pairs), 1), dtype=np.float32),
            np.zeros(1, dtype=np.int64),
        )
        roles = np.zeros((count, len(ROLES)), dtype=np.float32)
        looks = np.zeros((len(self.pairs), 2, 1), dtype=np.float32)
        judged = Judged(roles, self.kinds, self.fields, looks, self.thirds)
        return Assembly(found, judged, np.full(len(PAIRS), 0.5), self.sure)

    def relations(self) -> list[tuple[str, dict[str, str]]]:
        return [(joined.kind, names(joined)) for joined in self.assembly().relations()]


def names(joined: Joined) -> dict[str, str]:
    return {role: chain.name for role, chain in joined.parts.items()}


@pytest.fixture
def move() -> Scene:
    return Scene(Ostrel="ORG", Quorvane="ORG", Trivandra="ORG", rollout="PROJECT", May="DATE")


def test_a_team_move_gets_its_carrier_project_and_date(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane")
    move.third("Ostrel", "Quorvane", "Trivandra")
    move.join("team_move", "from", "project", "Ostrel", "rollout")
    move.join("team_move", "to", "date", "Quorvane", "May")
    parts = {"from": "Ostrel", "to": "Quorvane", "by": "Trivandra", "project": "rollout", "date": "May"}
    assert move.relations() == [("team_move", parts)]


def test_of_two_dates_the_likelier_is_taken_whichever_end_it_hangs_on() -> None:
    scene = Scene(Ostrel="ORG", Quorvane="ORG", May="DATE", June="DATE", July="DATE")
    scene.join("team_move", "from", "to", "Ostrel", "Quorvane")
    scene.join("team_move", "from", "date", "Ostrel", "June", score=1.0)
    scene.join("team_move", "to", "date", "Quorvane", "May", score=2.0)
    scene.join("team_move", "to", "date", "Quorvane", "July", score=0.5)
    assert scene.relations() == [("team_move", {"from": "Ostrel", "to": "Quorvane", "date": "May"})]


def test_one_end_and_the_carrier_are_enough(move: Scene) -> None:
    move.join("team_move", "to", "by", "Quorvane", "Trivandra")
    assert move.relations() == [("team_move", {"to": "Quorvane", "by": "Trivandra"})]


def test_a_carrier_that_is_less_likely_than_none_is_left_out(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane")
    move.third("Ostrel", "Quorvane", "Trivandra", score=-1.0)
    assert move.relations() == [("team_move", {"from": "Ostrel", "to": "Quorvane"})]


def test_a_move_is_as_likely_as_its_pair_and_its_carrier_together(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane")
    move.third("Ostrel", "Quorvane", "Trivandra", score=2.0)
    (joined,) = move.assembly().relations()
    assert joined.probability == pytest.approx(1 / (1 + np.exp(-YES)) / (1 + np.exp(-2.0)), abs=1e-3)


def test_two_carriers_that_are_as_likely_make_no_move(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane", score=1.0)
    move.third("Ostrel", "Quorvane", "Trivandra", score=0.0)
    assert move.relations() == []


def test_what_a_whole_move_says_is_not_said_again_in_part(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane")
    move.third("Ostrel", "Quorvane", "Trivandra")
    move.join("team_move", "to", "by", "Quorvane", "Trivandra")
    assert len(move.relations()) == 1


def test_a_team_can_go_back_where_it_came_from(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane", score=2.0)
    move.join("team_move", "from", "to", "Quorvane", "Ostrel")
    assert sorted(move.relations(), key=str) == [
        ("team_move", {"from": "Ostrel", "to": "Quorvane"}),
        ("team_move", {"from": "Quorvane", "to": "Ostrel"}),
    ]


def test_a_person_who_leaves_one_and_joins_another_moves_once() -> None:
    scene = Scene(Hedda="PERSON", Ostrel="ORG", Quorvane="ORG")
    scene.join("person_move", "person", "from", "Hedda", "Ostrel")
    scene.third("Hedda", "Ostrel", "Quorvane")
    scene.join("person_move", "person", "to", "Hedda", "Quorvane")
    assert scene.relations() == [("person_move", {"person": "Hedda", "from": "Ostrel", "to": "Quorvane"})]


def test_a_person_can_join_from_nowhere_told() -> None:
    scene = Scene(Hedda="PERSON", Ostrel="ORG")
    scene.join("person_move", "person", "to", "Hedda", "Ostrel")
    assert scene.relations() == [("person_move", {"person": "Hedda", "to": "Ostrel"})]


def test_a_class_that_the_types_do_not_allow_is_never_taken() -> None:
    scene = Scene(Hedda="PERSON", Oracle="PRODUCT")
    scene.join("works_at", "person", "org", "Hedda", "Oracle")
    assert scene.relations() == []


def test_fields_are_read_from_the_pair() -> None:
    scene = Scene(Hedda="PERSON", Oracle="PRODUCT")
    number = scene.join("talks_about", "speaker", "about", "Hedda", "Oracle")
    scene.fields[number, FIELDS.index("sentiment=negative")] = 2
    scene.fields[number, FIELDS.index("aspect=price")] = 1
    scene.fields[number, FIELDS.index("aspect=support")] = -1
    assembly = scene.assembly()
    (joined,) = assembly.relations()
    assert assembly.field(joined.pair, "sentiment") == "negative"
    assert "price" in assembly.aspects(joined.pair)
    assert "support" not in assembly.aspects(joined.pair)


def test_nothing_is_surer_than_the_entities_that_take_part(move: Scene) -> None:
    move.join("team_move", "from", "to", "Ostrel", "Quorvane")
    move.third("Ostrel", "Quorvane", "Trivandra")
    (whole,) = move.assembly().relations()
    move.sure = np.array([0.9, 1.0, 0.8, 1.0, 1.0])
    (less,) = move.assembly().relations()
    assert less.probability == pytest.approx(whole.probability * 0.9 * 0.8)
    move.sure = np.array([0.4, 1.0, 1.0, 1.0, 1.0])
    assert not list(move.assembly().relations())
