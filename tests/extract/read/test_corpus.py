import io
import json
from pathlib import Path

import pytest

from extract.read import Corpus, Found, Rejected

LIMIT = 10_000


def read(*paths: Path | str, limit: int = LIMIT, stdin: bytes = b"") -> list[Found | Rejected]:
    return list(Corpus(paths, limit, io.BufferedReader(io.BytesIO(stdin))).documents())


def texts(found: list[Found | Rejected]) -> list[str]:
    return [each.document.text for each in found if isinstance(each, Found)]


def only(found: list[Found | Rejected]) -> Found:
    (each,) = found
    assert isinstance(each, Found), each
    return each


def rejected(found: list[Found | Rejected]) -> Rejected:
    (each,) = found
    assert isinstance(each, Rejected), each
    return each


def test_folders_are_read_to_the_bottom_by_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.txt", "b/c.txt", ".hidden.txt", ".git/x.txt", "photo.png"):
        (tmp_path / name).write_text(f"text of {name}")
    corpus = Corpus([tmp_path], LIMIT, io.BytesIO())
    found = [each for each in corpus.documents() if isinstance(each, Found)]
    assert [each.document.text for each in found] == ["text of a.txt", "text of z.txt", "text of b/c.txt"]
    assert [each.address for each in found] == [f"{tmp_path.name}/{name}" for name in ("a.txt", "z.txt", "b/c.txt")]
    assert corpus.ignored == 1
    assert 0 < corpus.done <= corpus.size


def test_an_address_does_not_depend_on_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Tallmark again")
    monkeypatch.chdir(tmp_path)
    assert only(read(".")).address == only(read(tmp_path)).address == f"{tmp_path.name}/a.txt"


@pytest.mark.parametrize("name", ["none.txt", "photo.png"])
def test_a_named_file_that_cannot_be_read_is_rejected(tmp_path: Path, name: str) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    assert rejected(read(tmp_path / name)).path == str(tmp_path / name)


def test_standard_input_is_json_lines_or_text() -> None:
    assert texts(read("-", stdin=b'{"text": "one"}\n\n{"text": "two"}\n')) == ["one", "two"]
    assert texts(read("-", stdin=b"Just a text.\nWith a line.")) == ["Just a text.\nWith a line."]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Überfällig".encode(), "Überfällig"),
        ("\ufeffÜberfällig".encode(), "Überfällig"),
        ("Überfällig".encode("utf-16"), "Überfällig"),
        ("Überfällig – “quoted”".encode("cp1252"), "Überfällig – “quoted”"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
        (b"a bell\x07 in many words to be heard", "a bell  in many words to be heard"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert texts(read(tmp_path)) == [text]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no text"),
        (b"  \n\t\n", "no text"),
        (b"a\x00b", "NUL"),
        (b"caf\xe9 \x81\x8d", "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea", "utf-16"),
        (b"\x01\x02\x03words", "control characters"),
        (b"long " * LIMIT, "more than the limit of 10,000"),
        (b"long " * LIMIT * 21, "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_text_is_rejected_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text("fine")
    bad, fine = read(tmp_path)
    assert isinstance(bad, Rejected)
    assert reason in bad.reason
    assert len(bad.raw) <= 500
    assert texts([fine]) == ["fine"]


def test_text_files_hold_posts(tmp_path: Path) -> None:
    footer = "January 17, 2013 in Industry Commentary | Permalink"
    (tmp_path / "blog.txt").write_text(f"A move at Ferrow Foods.\n{footer}\n\nNone at Merow.\n{footer}\n")
    first, second = (each.document for each in read(tmp_path) if isinstance(each, Found))
    assert (first.text, first.published, first.kind) == ("A move at Ferrow Foods.", "2013-01-17", "post")
    assert second.text == "None at Merow."
    assert first.id != second.id


def test_mails_are_messages(tmp_path: Path) -> None:
    mail = "From: Ines Calloway <i@rack.example>\nTo: list\nSubject: {}\nDate: Thu, 17 Jan 2013 10:00:00 +0000\n\n{}\n"
    (tmp_path / "one.txt").write_text(mail.format("Epic", "We upgraded it."))
    (tmp_path / "two.mbox").write_text(
        "".join(f"From i@rack.example Thu Jan 17 10:00:00 2013\n{mail.format(n, f'Body {n}.')}\n" for n in "12")
    )
    one, two, three = (each.document for each in read(tmp_path) if isinstance(each, Found))
    assert (one.kind, one.text, one.title, one.published) == ("message", "We upgraded it.", "Epic", "2013-01-17")
    assert one.author is not None
    assert one.author.name == "Ines Calloway"
    assert [two.text, three.text] == ["Body 1.", "Body 2."]


def test_posts_of_site_generators(tmp_path: Path) -> None:
    front = "---\ntitle: Late again\nauthors:\n- {}\n---\n"
    body = '{% image "assets/team.png" %}\n\nSAP is [late]({{ "/2015/03/" | url }}) {% raw %}again{% endraw %}.\n'
    (tmp_path / "2015-03-17-late.md").write_text(front.format("Ada Brill") + body)
    several = front.format("ada").replace("title", "date: 2015-04-01\ntitle").replace("- ada", "- ada\n- bo")
    (tmp_path / "2015-03-18-later.md").write_text(several + body)
    (tmp_path / "b.md").write_text(f"---\n---\n{body}")
    one, two, three = (each.document for each in read(tmp_path) if isinstance(each, Found))
    assert (one.text, one.published) == ("SAP is late again.", "2015-03-17")
    assert one.author is not None
    assert one.author.name == "Ada Brill"
    assert (two.published, two.author) == ("2015-04-01", None)
    assert (three.published, three.author) == (None, None)


def test_scripts_in_markdown_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Too costly.\n\n<script>alert(1)</script>\n\n<div>And <b>slow</b>.</div>\n")
    assert only(read(tmp_path)).document.text == "Too costly.\n\nAnd slow."


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\nauthor: Ines Calloway\ndate: 2015-03-04\nlink: https://rack.example/1\ntags: [a, b]\n---\n"
        "# On *leaving*\n\nWe moved **from** [Oracle](http://o.example) to `PostgreSQL`.\n\n- one\n- two\n"
    )
    document = only(read(tmp_path)).document
    assert document.text == "On leaving\n\nWe moved from Oracle to PostgreSQL.\n\none\ntwo"
    assert (document.title, document.published, document.url) == ("On leaving", "2015-03-04", "https://rack.example/1")
    assert document.author is not None
    assert document.author.name == "Ines Calloway"


def test_front_matter_that_cannot_be_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [unclosed\n---\nText.\n")
    (tmp_path / "b.md").write_text("---\njust words\n---\nText.\n")
    assert all(isinstance(each, Rejected) for each in read(tmp_path))
    assert len(read(tmp_path)) == 2


def test_json_lines_keep_their_text_to_the_letter(tmp_path: Path) -> None:
    text = "  Ferrow  Foods.\n\nJanuary 17, 2013 in Industry Commentary | Permalink\n"
    lines = [json.dumps({"id": "n1", "text": text, "kind": "message"}), "", "not json", '{"text": 5}', "[" * 100_000]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    good, *bad = read(tmp_path, limit=100_000)
    assert isinstance(good, Found)
    assert (good.document.id, good.document.text, good.document.kind) == ("n1", text, "message")
    assert [(each.line, each.reason.split(":")[0]) for each in bad if isinstance(each, Rejected)] == [
        (3, "it is not JSON"),
        (4, "text"),
        (5, "it is nested too deeply"),
    ]


def test_a_line_longer_than_any_document_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "' + "a" * 500 + '"}\n{"text": "fine"}\n')
    (tmp_path / "b.jsonl").write_text('{"text": "' + "a" * 50 + '"}\n')
    long, fine, over = read(tmp_path, limit=20)
    assert isinstance(long, Rejected)
    assert "the line has 400 bytes or more" in long.reason
    assert texts([fine]) == ["fine"]
    assert isinstance(over, Rejected)
    assert "more than the limit of 20" in over.reason


def test_annotated_lines_bring_what_was_found(tmp_path: Path) -> None:
    good = {"text": "Tallmark.", "entities": [{"id": "e1", "type": "ORG", "name": "Tallmark", "mentions": [[0, 8]]}]}
    (tmp_path / "a.jsonl").write_text(f'{json.dumps(good)}\n{{"text": "Tallmark."}}\n')
    found, bad = Corpus([tmp_path], LIMIT, io.BytesIO()).annotations()
    assert isinstance(found, Found)
    assert found.annotation is not None
    assert found.annotation.entities[0].name == "Tallmark"
    assert isinstance(bad, Rejected)
