"""The network that ships, and what keeps a broken one from being used."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from extract.neural.features import NAMES
from extract.neural.labels import ACTS, TAGS
from extract.neural.network import SHIPPED, Network, load_network, settings_of
from extract.neural.windows import WindowCutter
from extract.reading import reading
from graph.errors import SettingsError
from tests.extract.neural.conftest import Make


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


def test_together_or_alone_the_scores_are_the_same(make: Make, cutter: WindowCutter, network: Network) -> None:
    docs = [make("We left Wipro in May."), make("Ostrel Water, which runs Oracle, has signed with Infosys. " * 6)]
    windows = [window for doc in docs for window in cutter.cut(doc, reading(doc).document)]
    inputs = [(window, np.zeros((len(window.rows), len(NAMES)), dtype=np.float32)) for window in windows]
    together = list(network.read(inputs))
    for (window, features), read in zip(inputs, together, strict=True):
        (alone,) = network.read([(window, features)])
        assert read.tags.shape == (len(window.rows), len(TAGS))
        assert read.acts.shape == (len(ACTS),)
        assert np.array_equal(alone.tags, read.tags)
        assert np.array_equal(alone.states, read.states)


def test_the_weights_that_ship_are_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 60e6


def test_a_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    with (folder / "judge.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(SettingsError, match=r"judge\.onnx: the file differs from its checksum"):
        load_network(folder)


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    settings = json.loads((folder / "settings.json").read_text())
    del settings["job_title"]
    (folder / "settings.json").write_text(json.dumps(settings))
    with pytest.raises(SettingsError, match="does not say job_title"):
        settings_of(folder)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="the model cannot be read"):
        load_network(tmp_path)
