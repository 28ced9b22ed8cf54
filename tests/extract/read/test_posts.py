from extract.read.posts import only_post, posts_in, title_of
from extract.read.repeats import without_repeats

FERROW = "Ferrow Foods has moved its SAP people to Tallmark. Forty went, and nobody was asked."
MEROW = "Merow Insurance stays where it is, whatever Tallmark offers. So says its new CIO."
FOOTER = "January 17, 2013 in Industry Commentary | Permalink"


def test_a_footer_gives_the_date_and_is_not_text() -> None:
    (post,) = posts_in(f"{FERROW}\n\n{FOOTER}\n")
    assert post.text == FERROW
    assert (post.footer.published, post.footer.categories) == ("2013-01-17", "Industry Commentary")


def test_a_footer_can_run_on_from_the_last_sentence() -> None:
    (post,) = posts_in(f"{FERROW} {FOOTER} | Comments (2) | TrackBack (0)")
    assert post.text == FERROW
    assert post.footer.published == "2013-01-17"


def test_each_footer_closes_a_post() -> None:
    first, second = posts_in(
        f"{FERROW}\n{FOOTER}\n\n{MEROW}\nPosted by Ines Calloway on January 16, 2013 | Comments (3)\n"
    )
    assert (first.text, first.footer.published) == (FERROW, "2013-01-17")
    assert (second.text, second.footer.published, second.footer.author) == (MEROW, "2013-01-16", "Ines Calloway")


def test_a_date_over_a_post_is_its_own_and_not_the_one_above() -> None:
    at_noon = "Posted at 12:00 PM in Deals | Permalink"
    first, second = posts_in(f"January 18, 2013\n\n{FERROW}\n{at_noon}\n\nJanuary 17, 2013\n\n{MEROW}\n{at_noon}\n")
    assert (first.text, first.footer.published) == (FERROW, "2013-01-18")
    assert (second.text, second.footer.published) == (MEROW, "2013-01-17")


def test_bylines_over_posts_open_them() -> None:
    line = "Posted by Ines Calloway on January {}, 2013 | Comments (3)"
    first, second = posts_in(f"On the move\n{line.format(18)}\n\n{FERROW}\n\nNo move\n{line.format(17)}\n\n{MEROW}\n")
    assert (first.text, first.footer.published) == (f"On the move\n\n{FERROW}", "2013-01-18")
    assert (second.text, second.footer.published) == (f"No move\n\n{MEROW}", "2013-01-17")


def test_a_post_that_is_reached_three_times_is_one() -> None:
    (post,) = posts_in(f"{FERROW}\n{FOOTER}\n{FERROW}\n{FOOTER}\n{FERROW}\n")
    assert post.text == FERROW
    assert post.footer.published == "2013-01-17"


def test_what_is_only_footer_holds_no_post() -> None:
    assert posts_in(f"\n{FOOTER}\nShare this\n") == []


def test_the_rights_below_the_last_post_are_no_post() -> None:
    assert len(posts_in(f"{FERROW}\n{FOOTER}\n\nCopyright 2013 Rack News. All rights reserved.")) == 1


def test_text_without_footers_stays_as_it_is() -> None:
    text = f"On the move\n\n{FERROW}\n  Indented.\n\n{MEROW}"
    assert [post.text for post in posts_in(text)] == [text]


def test_several_posts_in_one_cell_stay_one_document() -> None:
    text = f"{FERROW}\n{FOOTER}\n{MEROW}\n{FOOTER}"
    assert only_post(text).text == text
    assert only_post(f"{FERROW}\n{FOOTER}").text == FERROW


def test_repeats_are_dropped_however_the_lines_break() -> None:
    assert without_repeats(f"{FERROW}\n\n{FERROW}  {FERROW}") == FERROW
    assert without_repeats(f"On the move\n\n{FERROW}\n\n{MEROW}\n\nOn the move\n\n{FERROW}\n\n{MEROW}\n\nPrint") == (
        f"On the move\n\n{FERROW}\n\n{MEROW}"
    )


def test_what_people_say_twice_is_kept() -> None:
    for text in ("No. No. No. No.", f"{FERROW}\n\n{MEROW}\n\n{FERROW}\n\nThe end of it all.", "go go"):
        assert without_repeats(text) == text


def test_a_headline_is_a_short_first_line_that_is_no_sentence() -> None:
    assert title_of(f"On the move\n\n{FERROW}") == "On the move"
    assert title_of(f"{FERROW}\n\n{MEROW}") is None
    assert title_of("On the move") is None
