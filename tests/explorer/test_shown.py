import pytest

from explorer.shown import MOST_PICTURES, OutOfStep, Pictures


def change(version: int, *added: str, removed: tuple[str, ...] = (), token: str = "one") -> dict[str, object]:
    return {"token": token, "version": version, "added": list(added), "removed": list(removed)}


def test_only_changes_are_sent() -> None:
    pictures = Pictures()
    assert pictures.shown(change(0, "a", "b")) == {"a", "b"}
    assert pictures.shown(change(1, "c", removed=("a",))) == {"b", "c"}
    assert pictures.shown(change(0, "d", token="another")) == {"d"}
    assert pictures.shown(change(2)) == {"b", "c"}


def test_who_does_not_know_asks_for_the_whole() -> None:
    pictures = Pictures()
    with pytest.raises(OutOfStep):
        pictures.shown(change(3, "a"))
    pictures.shown(change(0, "a"))
    with pytest.raises(OutOfStep):
        pictures.shown(change(2, "b"))
    assert pictures.shown(change(0, "c")) == {"c"}


def test_pictures_used_long_ago_are_forgotten() -> None:
    pictures = Pictures()
    for number in range(MOST_PICTURES + 1):
        pictures.shown(change(0, "a", token=str(number)))
    with pytest.raises(OutOfStep):
        pictures.shown(change(1, token="0"))
    assert pictures.shown(change(1, token="1")) == {"a"}


@pytest.mark.parametrize("given", [None, [], {"token": 1, "version": 0}, {"token": "x" * 100, "version": 0}])
def test_what_is_no_picture_shows_nothing(given: object) -> None:
    assert Pictures().shown(given) == frozenset()
