import pytest
from spacy.vocab import Vocab

from extract.pipes.tokens import PostTokenizer


def tokens(text: str) -> list[str]:
    return [token.text for token in PostTokenizer(Vocab())(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ask @jo_k. now", ["ask", "@jo_k", ".", "now"]),
        ("#HigherEd, yes", ["#HigherEd", ",", "yes"]),
        ("Zorvex's S/4HANA", ["Zorvex", "'s", "S/4HANA"]),
        ("they didn't", ["they", "did", "n't"]),
        ("Ostrava-based", ["Ostrava", "-", "based"]),
        ("£31m for monday.com", ["£", "31m", "for", "monday.com"]),
        ("Kruid & Zn. left", ["Kruid", "&", "Zn.", "left"]),
        ("O'Malley won't", ["O'Malley", "wo", "n't"]),
    ],
)
def test_cuts_where_mentions_begin_and_end(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "   a", "a    b\n   c", "a  b\r\n\tc ", "\n\n", "😀👩‍👩‍👧 x", "שלום\u200f a", "x\x00y\ufeff", "...!?\"'"],
)
def test_text_comes_back_unchanged(text: str) -> None:
    assert PostTokenizer(Vocab())(text).text == text


def test_further_blanks_are_one_token() -> None:
    assert tokens("Ruiter    & Zn") == ["Ruiter", "   ", "&", "Zn"]


def test_what_layout_alone_brought_in_is_read_as_blanks() -> None:
    assert tokens("R&amp;D\u00a0team") == ["R", "   ", "&", "D", "team"]


def test_half_a_surrogate_pair_is_replaced() -> None:
    doc = PostTokenizer(Vocab())("a \ud83d b")
    assert len(doc.text) == 5
    assert doc.text.startswith("a ")
