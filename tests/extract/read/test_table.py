import io
from pathlib import Path

import pytest

from extract.read import Corpus, Found, Rejected
from extract.read.columns import fields_of


def read(path: Path, limit: int = 10_000) -> list[Found | Rejected]:
    return list(Corpus([path], limit, io.BytesIO()).documents())


def test_columns_go_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(
        "id,Author,Handle,Title,Company,Body,Created At,Link,Source\n"
        '1,Ines Calloway,@icall,CIO,Ferrow Foods,"Tallmark, again.",2013-01-17 10:00,https://x.example/1,twitter\n'
        '2,Milo,,,,"over\ntwo lines",17/01/2013,,\n'
    )
    first, second = (each.document for each in read(path) if isinstance(each, Found))
    assert first.text == "Tallmark, again."
    assert first.author is not None
    assert (first.author.name, first.author.handle, first.author.title) == ("Ines Calloway", "@icall", "CIO")
    assert first.author.org == "Ferrow Foods"
    assert (first.published, first.url, first.source) == ("2013-01-17", "https://x.example/1", "twitter")
    assert (first.id, second.id) == ("posts.csv#1", "posts.csv#2")
    assert (second.text, second.published, second.source) == ("over\ntwo lines", "2013-01-17", "posts.csv")


def test_bad_rows_are_rejected_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_bytes(
        b'text,author\n"two\nlines",a\n,b\nfine,c\none,two,three\nn\x00l,d\ncaf\xe9,e\n' + b"x" * 200 + b",f\n"
    )
    found = read(path, limit=100)
    assert [each.document.text for each in found if isinstance(each, Found)] == ["two\nlines", "fine", "café"]
    bad = [(each.line, each.reason.split(".")[0]) for each in found if isinstance(each, Rejected)]
    assert bad == [
        (4, "text: is missing or empty"),
        (6, "the row has 3 cells under 2 columns"),
        (7, "text: holds U+0000 at character 1, which no text can have"),
        (9, "text: has 200 characters, more than the limit of 100"),
    ]


@pytest.mark.parametrize("content", ["", "\n\n", "name,age\na,1\n"])
def test_a_table_without_a_text_column_is_rejected(tmp_path: Path, content: str) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(content)
    (each,) = read(path)
    assert isinstance(each, Rejected)
    assert "no column holds the text" in each.reason


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_marks_part_columns_too(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(f"\ufeffmessage{mark}user\nTallmark, again{mark}Milo\n")
    (each,) = read(path)
    assert isinstance(each, Found)
    assert each.document.text == "Tallmark, again"


def test_a_footer_in_a_cell_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text('content\n"Tallmark again.\nJanuary 17, 2013 in Industry Commentary | Permalink"\n')
    (each,) = read(path)
    assert isinstance(each, Found)
    assert (each.document.text, each.document.published) == ("Tallmark again.", "2013-01-17")


def test_the_better_name_wins_where_two_columns_are_the_same_field() -> None:
    assert fields_of(["content", "Text", "date"]) == {"text": 1, "published": 2}
    assert fields_of(["text", "title", "date"])["title"] == 1
    assert "title" not in fields_of(["author", "title", "org", "text"])


def test_a_quote_that_is_never_closed_spoils_one_row(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(
        'author,text,published\nAda,"one, two",2013\nBo,"three,2013\nCy,"four, five",2013\nDee,six,2013\n'
        'Eve,"seven ""and"" so\non",2013\nFay,"eight,2013\nGil,nine,2013\n'
    )
    found = read(path)
    texts = [each.document.text for each in found if isinstance(each, Found)]
    assert texts == ["one, two", "four, five", "six", 'seven "and" so\non', "nine"]
    bad = [(each.line, each.reason, each.raw.strip()) for each in found if isinstance(each, Rejected)]
    assert bad == [
        (3, "a quote in it is not closed", 'Bo,"three,2013'),
        (8, "a quote in it is not closed", 'Fay,"eight,2013'),
    ]


def test_a_row_whose_last_quote_is_missing_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text('author,text\nAda,"one\nBo,"two, three"\nCy,"four" or so\n')
    assert [each.document.text.strip() for each in read(path) if isinstance(each, Found)] == [
        "one",
        "two, three",
        "four or so",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_tables_as_spreadsheets_save_them(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "posts.tsv"
    path.write_bytes("text\tauthor\r\nToo costly\tZoë\r\nAgain\tBo\r\n".encode(encoding))
    first, second = (each.document for each in read(path) if isinstance(each, Found))
    assert (first.text, first.author and first.author.name, second.text) == ("Too costly", "Zoë", "Again")
