"""The explorer's stories, told from the sample graph by both stores."""

from graph.analytics import VendorSectorCell, VendorTalkRow, team_moves, vendor_sector_matrix, vendor_talk
from graph.store import Reader
from tests.graph.sample import ALDER, BIRCH, CORVANE, ROLLOUT, VELTRIX


def test_vendors_are_ranked_with_their_aspects(sample: Reader) -> None:
    assert vendor_talk(sample) == (
        VendorTalkRow(
            vendor="Veltrix",
            vendor_id=VELTRIX.id,
            speakers=2,
            statements=2,
            independent=2,
            negative=1,
            neutral=0,
            positive=1,
            sentiment=0.0,
            aspects=(("delivery", 1), ("price", 1), ("support", 1)),
            latest="2014-03-01",
        ),
    )


def test_a_period_limits_the_talk_and_its_aspects(sample: Reader) -> None:
    (veltrix,) = vendor_talk(sample, since="2014-02-01", until="2014-12")
    assert (veltrix.statements, veltrix.aspects) == (1, (("support", 1),))
    assert vendor_talk(sample, since="2015") == ()


def test_a_repost_is_no_second_source_of_a_move(sample: Reader) -> None:
    (move,) = team_moves(sample)
    assert (move.source_id, move.target_id, move.by_id, move.project_id) == (ALDER.id, BIRCH.id, CORVANE.id, ROLLOUT.id)
    assert (move.size, move.date, move.status, move.inferred) == (40, "2014", "done", False)
    assert (move.quotes, move.independent) == (2, 1)
    assert move.documents == ("document:2", "document:3")
    assert team_moves(sample, "Alder") == (move,)
    assert team_moves(sample, "Veltrix") == ()


def test_a_sector_is_that_of_the_speakers_employer(sample: Reader) -> None:
    banking, food = vendor_sector_matrix(sample)
    assert banking == VendorSectorCell("Veltrix", VELTRIX.id, "banking", 1, 1, 1, 1, 0, -1.0, ("Alder Bank",))
    assert (food.sector, food.positive, food.peers) == ("food", 1, ("Birch Foods",))
