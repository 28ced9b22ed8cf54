import pytest

from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It broke. We wept! Why?", ["It broke.", "We wept!", "Why?"]),
        ("We met at St. Orrin's. Dr. Vale spoke.", ["We met at St. Orrin's.", "Dr. Vale spoke."]),
        ("1. Clean data.\n2. Train people.", ["1. Clean data.", "2. Train people."]),
        ('"It works," she said. "Mostly."', ['"It works," she said.', '"Mostly."']),
        ('"Does it work?" he asked. Yes.', ['"Does it work?" he asked.', "Yes."]),
        ("Well... it was late. very late", ["Well... it was late.", "very late"]),
        ("Up to v4.2 now. Fine", ["Up to v4.2 now.", "Fine"]),
        ("Hi Tove,\n\nwe left.", ["Hi Tove,", "we left."]),
        ("J. Marsh wrote.", ["J. Marsh wrote."]),
    ],
)
def test_sentences(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert [sentence.text.strip() for sentence in extractor.nlp(text).sents] == expected


def test_a_sentence_without_end_is_cut(extractor: Extractor) -> None:
    sentences = list(extractor.nlp("word " * 2000).sents)
    assert max(len(sentence) for sentence in sentences) <= 401
