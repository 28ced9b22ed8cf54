import copy
import json

import pytest

from graph.annotation import annotation_from_json, annotation_to_json, document_from_json
from graph.errors import DocumentError
from graph.ids import content_hash
from graph.model import Author

TEXT = "Ferrow Foods moved its 40 SAP people to Tallmark in May. €2m."
OBJECT = {
    "id": "n1",
    "kind": "article",
    "text": TEXT,
    "author": {"name": "Ines Calloway", "handle": "@icall", "title": None, "org": "Rack News"},
    "published": "2012-06-01",
    "url": "https://news.example/1",
    "title": "On the move",
    "source": "Rack News",
    "entities": [
        {"id": "e1", "type": "ORG", "name": "Ferrow Foods", "roles": ["peer"], "mentions": [[0, 12]]},
        {"id": "e2", "type": "ORG", "name": "Tallmark", "roles": ["outsourcer"], "mentions": [[40, 48]]},
        {"id": "e3", "type": "PERSON", "name": "Ines Calloway", "roles": ["analyst"], "mentions": []},
        {"id": "e4", "type": "MONEY", "name": "€2m", "roles": [], "mentions": [[57, 60]]},
    ],
    "relations": [
        {
            "kind": "team_move",
            "from": "e1",
            "to": "e2",
            "by": None,
            "project": None,
            "size": 40,
            "date": "May",
            "status": "done",
            "evidence": [0, 56],
        },
        {
            "kind": "talks_about",
            "speaker": "e3",
            "about": "e2",
            "sentiment": "neutral",
            "aspects": ["people"],
            "evidence": [0, 56],
        },
    ],
    "act": "intelligence",
    "lang": "en",
}


def changed(path: str, value: object) -> dict[str, object]:
    obj = copy.deepcopy(OBJECT)
    place: object = obj
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        place = place[step]  # type: ignore[index]
    place[last] = value  # type: ignore[index]
    return obj


def test_an_annotation_survives_the_way_out_and_back() -> None:
    annotation = annotation_from_json(OBJECT)
    written = annotation_to_json(annotation)
    assert annotation_from_json(json.loads(json.dumps(written))) == annotation
    for relation in written["relations"]:  # type: ignore[attr-defined]
        assert relation.pop("confidence") == 1.0
    assert written.pop("extractor") == "external"
    assert written == OBJECT


def test_a_document_needs_a_text_and_nothing_else() -> None:
    document = document_from_json({"text": "Tallmark again.", "author": {"name": " ", "handle": None}, "more": 1})
    assert document.id == content_hash("Tallmark again.")
    assert (document.kind, document.author, document.published) == ("post", None, None)
    assert document_from_json({"text": "word " * 100}).kind == "article"


def test_numbers_are_taken_for_ids() -> None:
    assert document_from_json({"id": 17, "text": "x"}).id == "17"


def test_an_author_is_read() -> None:
    assert annotation_from_json(OBJECT).document.author == Author("Ines Calloway", "@icall", None, "Rack News")


@pytest.mark.parametrize(
    "value", ["2013", "2013-01", "2013-01-17", "2013-01-17T10:00:00Z", "2013-01-17 10:00:00+02:00"]
)
def test_dates_of_any_precision_are_kept_as_they_are(value: str) -> None:
    assert document_from_json({"text": "x", "published": value}).published == value


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("text", "", "text: is missing"),
        ("text", 5, "text: has to be a string, not a number"),
        ("text", "a\x00b", "text: holds U+0000"),
        ("text", "a\ud800b", "text: holds U+D800"),
        ("kind", "tweet", "kind: has to be one of post, article, message, not 'tweet'"),
        ("author", "Ines", "author: has to be an object, not a string"),
        ("author.handle", 7, "author.handle: has to be a string"),
        ("published", "17 January 2013", "published: has to be an ISO 8601 date"),
        ("published", "2013-02-30", "published: has to be an ISO 8601 date"),
        ("entities", {}, "entities: has to be a list, not an object"),
        ("entities.0.type", "COMPANY", "entities[0].type: has to be one of"),
        ("entities.0.roles", ["cio"], "entities[0].roles[0]: has to be one of vendor"),
        ("entities.0.mentions", [[5, 5]], "entities[0].mentions[0]: [5, 5] is not inside the text"),
        ("entities.0.mentions", [[0, 500]], "entities[0].mentions[0]: [0, 500] is not inside the text"),
        ("entities.0.mentions", [[0, True]], "entities[0].mentions[0]: has to be [start, end]"),
        ("entities.1.id", "e1", "entities[1].id: e1 is there twice"),
        ("relations.0.kind", "hires", "relations[0].kind: has to be one of"),
        ("relations.0.from", "e9", "relations[0].from: e9 is no entity of this document"),
        ("relations.0.from", "e3", "relations[0].from: e3 has to be ORG, not PERSON"),
        ("relations.0.from", None, "relations[0]: team_move needs at least 2 of from, to, by"),
        ("relations.0.status", "maybe", "relations[0].status: has to be one of planned, done"),
        ("relations.0.size", "forty", "relations[0].size: has to be a whole number"),
        ("relations.0.size", True, "relations[0].size: has to be a whole number"),
        ("relations.0.evidence", [9, 3], "relations[0].evidence: [9, 3] is not inside the text"),
        ("relations.1.about", None, "relations[1].about: is missing; talks_about needs it"),
        ("relations.1.sentiment", "cross", "relations[1].sentiment: has to be one of"),
        ("relations.1.aspects", ["colour"], "relations[1].aspects[0]: has to be one of price"),
        ("relations.1.confidence", 2, "relations[1].confidence: has to be a number from 0 to 1"),
        ("act", "rant", "act: has to be one of"),
    ],
)
def test_what_is_wrong_is_named(path: str, value: object, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        annotation_from_json(changed(path, value))
    assert caught.value.message.startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("obj", [None, [], "text", 3])
def test_only_objects_are_documents(obj: object) -> None:
    with pytest.raises(DocumentError, match="document: has to be an object"):
        document_from_json(obj)


def test_a_document_without_entities_is_not_annotated() -> None:
    with pytest.raises(DocumentError, match="entities: is missing"):
        annotation_from_json({"text": "Tallmark again."})
