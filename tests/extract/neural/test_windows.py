"""Documents cut to windows."""

from extract.neural.windows import MOST_PIECES, WindowCutter
from extract.reading import reading
from graph.model import Author
from tests.extract.neural.conftest import Make

AUTHOR = Author("Hedda Quist", "@heddaq", "CIO", "Ostrel Water")


def test_a_short_text_is_one_window_with_its_author_in_front(make: Make, cutter: WindowCutter) -> None:
    doc = make("We left Wipro in May.", AUTHOR)
    (window,) = cutter.cut(doc, reading(doc).document)
    assert (window.start, window.end) == (0, len(doc))
    assert len(window.rows) == window.heads + len(doc)
    assert window.author is not None
    assert window.author[1] - window.author[0] == len("Hedda Quist".split())
    assert window.employer is not None
    assert window.segments[window.rows[window.heads]] == 1
    assert window.segments[window.rows[window.author[0]]] == 0


def test_without_an_author_the_header_names_nobody(make: Make, cutter: WindowCutter) -> None:
    doc = make("We left Wipro in May.")
    (window,) = cutter.cut(doc, reading(doc).document)
    assert window.author is None
    assert window.employer is None


def test_a_long_text_is_cut_at_sentences_and_nothing_is_lost(make: Make, cutter: WindowCutter) -> None:
    doc = make("The migration at Ostrel took nineteen months and cost us our patience. " * 80, AUTHOR)
    windows = cutter.cut(doc, reading(doc).document)
    assert len(windows) > 2
    assert [window.start for window in windows[1:]] == [window.end for window in windows[:-1]]
    assert (windows[0].start, windows[-1].end) == (0, len(doc))
    assert all(doc[window.start].is_sent_start for window in windows)
    assert all(len(window.pieces) <= MOST_PIECES for window in windows)


def test_a_text_without_a_sentence_end_is_cut_all_the_same(make: Make, cutter: WindowCutter) -> None:
    doc = make("supercalifragilistic " * 900)
    windows = cutter.cut(doc, reading(doc).document)
    assert windows[-1].end == len(doc)
    assert all(len(window.pieces) <= MOST_PIECES for window in windows)


def test_a_very_long_author_leaves_room_for_the_text(make: Make, cutter: WindowCutter) -> None:
    doc = make("We left Wipro.", Author("Hedda " * 400, None, "Chief " * 400, "Ostrel " * 400))
    (window,) = cutter.cut(doc, reading(doc).document)
    assert len(window.pieces) < MOST_PIECES
    assert window.end == len(doc)


def test_an_empty_text_has_no_window(make: Make, cutter: WindowCutter) -> None:
    doc = make("")
    assert cutter.cut(doc, reading(doc).document) == []
