import json
from pathlib import Path

import pytest

from explorer.views import Views, ViewsError

STATE = {"n": [["person:ana", 10, -20]], "s": {"filters": {"since": "2014-01"}}}


@pytest.fixture
def views(tmp_path: Path) -> Views:
    return Views(tmp_path / "views.json")


def test_a_view_comes_back_as_it_was_saved(views: Views) -> None:
    assert views.all() == ()
    views.save([{"name": "Who  talks", "folder": "Banks", "note": "why", "tags": ["a", "b"], "state": STATE}])
    (view,) = Views(views.path).all()
    assert (view.name, view.folder, view.note, view.tags) == ("Who talks", "Banks", "why", ("a", "b"))
    assert view.state == STATE
    assert views.get(view.id) == view


def test_views_are_exported_deleted_and_imported_again(views: Views, tmp_path: Path) -> None:
    views.save([{"name": "One", "state": STATE}, {"name": "Another", "folder": "B", "state": STATE}])
    exported = json.loads(views.path.read_text())["views"]
    for view in views.all():
        views.drop(view.id)
    assert views.all() == ()
    with pytest.raises(ViewsError, match="no such view"):
        views.get(exported[0]["id"])
    elsewhere = Views(tmp_path / "others.json")
    elsewhere.save(exported)
    elsewhere.save(exported)
    assert [(view.id, view.name) for view in elsewhere.all()] == [(each["id"], each["name"]) for each in exported]


@pytest.mark.parametrize(
    "given",
    [
        {"name": "No state"},
        {"name": "", "state": STATE},
        {"name": "Nothing", "state": {"n": []}},
        {"name": "Bad", "state": {"n": [["a"]]}},
        {"name": "Bad", "state": {"n": [[1, 2, 3]]}},
        "text",
    ],
)
def test_what_is_no_view_is_refused_and_changes_nothing(views: Views, given: object) -> None:
    views.save([{"name": "Kept", "state": STATE}])
    with pytest.raises(ViewsError):
        views.save([given])
    assert [view.name for view in views.all()] == ["Kept"]


def test_a_file_of_something_else_is_left_alone(views: Views) -> None:
    views.path.write_text("[1]")
    with pytest.raises(ViewsError, match="does not hold saved views"):
        views.save([{"name": "One", "state": STATE}])
    assert views.path.read_text() == "[1]"
