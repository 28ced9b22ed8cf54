import numpy as np

from graph.analytics.layout import force_layout


def test_what_is_joined_lies_together_and_nothing_on_top_of_something_else() -> None:
    groups, size = 12, 40
    chance = np.random.default_rng(3)
    count = groups * size
    inside = [(g * size, g * size + n) for g in range(groups) for n in range(1, size)]
    edges = inside + [(int(a), int(b)) for a, b in chance.integers(0, count, (20, 2))]
    places = force_layout(count, edges).astype(float)
    ends = np.array(inside)
    near = np.linalg.norm(places[ends[:, 0]] - places[ends[:, 1]], axis=1).mean()
    pairs = chance.integers(0, count, (2000, 2))
    far = np.linalg.norm(places[pairs[:, 0]] - places[pairs[:, 1]], axis=1).mean()
    assert near < far / 4
    assert len(np.unique(places.round(3), axis=0)) == count
    assert np.array_equal(force_layout(count, edges), places.astype(np.float32))


def test_small_graphs() -> None:
    assert force_layout(0, []).shape == (0, 2)
    assert np.isfinite(force_layout(1, [])).all()
    assert np.isfinite(force_layout(2, [(0, 1), (1, 1)])).all()
