"""Open data sets as texts with our entities."""

import gzip
import json
from pathlib import Path

from extract.train.open_data import joined, read_open


def _words(text: str, ents: list[list[object]]) -> dict[str, object]:
    words = text.split()
    return {"words": words, "spaces": [True] * len(words), "ents": ents, "scheme": "P3"}


def test_a_sign_and_the_name_behind_it_are_one_handle() -> None:
    text, spans = joined(_words("thanks @ hedda !", [[1, 2, "PERSON"], [2, 3, "PERSON"]]))
    assert text == "thanks @hedda !"
    assert spans == [(7, 13, "PERSON")]


def test_a_handle_labelled_without_its_sign_takes_it_in() -> None:
    assert joined(_words("thanks @ hedda !", [[2, 3, "PERSON"]]))[1] == [(7, 13, "PERSON")]


def test_places_get_our_name_and_other_types_are_left_out() -> None:
    assert joined(_words("Oslo in May", [[0, 1, "LOC"], [2, 3, "TIME"]]))[1] == [(0, 4, "PLACE")]


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "some.test.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(_words("Hedda left Oslo", [[0, 1, "PERSON"], [2, 3, "LOC"]])) + "\n")
    assert list(read_open(path)) == [("Hedda left Oslo", [(0, 5, "PERSON"), (11, 15, "PLACE")])]
