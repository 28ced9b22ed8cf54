from pathlib import Path

import pytest

from explorer.shelf import MOST_QUERIES, SavedQuery, Shelf, read_queries, read_query, write_queries
from graph.errors import ExportError, StoreError

TALK = SavedQuery("Talk", "MATCH (n) RETURN n", "Vendors", "All of it", {"name": "Ana"})


def test_what_is_put_is_there_for_the_next(tmp_path: Path) -> None:
    path = tmp_path / "new" / "queries.json"
    assert Shelf(path).all() == ()
    Shelf(path).put([TALK, SavedQuery("a", "RETURN 1")])
    assert [query.name for query in Shelf(path).all()] == ["a", "Talk"]
    assert Shelf(path).all()[1] == TALK
    Shelf(path).put([SavedQuery("Talk", "RETURN 2", "Vendors")])
    assert [query.text for query in Shelf(path).all()] == ["RETURN 1", "RETURN 2"]
    assert [file.name for file in path.parent.iterdir()] == ["queries.json"]


def test_what_is_taken_is_gone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "queries.json")
    shelf.put([TALK])
    assert shelf.take("", "Talk") is None
    assert shelf.take("Vendors", "Talk") == TALK
    assert shelf.all() == ()


def test_a_file_of_others_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "queries.json"
    path.write_text('{"format": "else"}')
    with pytest.raises(StoreError, match="holds no saved queries"):
        Shelf(path).put([TALK])
    assert path.read_text() == '{"format": "else"}'


def test_there_is_an_end(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "queries.json")
    with pytest.raises(StoreError, match="1,000 saved queries at most"):
        shelf.put(SavedQuery(str(number), "RETURN 1") for number in range(MOST_QUERIES + 1))
    assert shelf.all() == ()


def test_a_place_that_cannot_be_written_says_what_to_set(tmp_path: Path) -> None:
    (tmp_path / "queries.json.new").mkdir()
    with pytest.raises(StoreError, match="BACKCHANNEL_SHELF"):
        Shelf(tmp_path / "queries.json").put([TALK])


def test_files_travel() -> None:
    assert read_queries(write_queries([TALK])) == (TALK,)
    for text in ("", "[]", '{"format": "backchannel-queries"}'):
        with pytest.raises(ExportError):
            read_queries(text)


@pytest.mark.parametrize(
    "given", [None, [], {"name": "x"}, {"name": " ", "text": "RETURN 1"}, {"name": "x", "text": 3}]
)
def test_what_is_no_query_is_none(given: object) -> None:
    assert read_query(given) is None


def test_names_are_one_clean_line() -> None:
    query = read_query({"name": "a\u202e\nb", "text": "RETURN 1", "parameters": []})
    assert query == SavedQuery("a b", "RETURN 1")
