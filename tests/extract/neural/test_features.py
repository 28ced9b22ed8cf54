"""What is told of words, and what a pipeline may keep from the network."""

from pathlib import Path

import pytest

from extract.catalogue import load_catalogue
from extract.neural.features import COLUMNS, NAMES, WordFeatures
from extract.pipeline import load_pipeline
from extract.reading import Hit, reading
from graph.errors import SettingsError
from graph.settings import Settings
from tests.extract.neural.conftest import Make

TEXT = "In May Oracle sent Ostrel Water a bill of $2m."


def test_every_column_belongs_to_one_group() -> None:
    assert sorted(column for columns in COLUMNS.values() for column in columns) == list(range(len(NAMES)))


@pytest.mark.parametrize("group", COLUMNS)
def test_a_hidden_group_is_not_told(make: Make, group: str) -> None:
    doc = make(TEXT)
    reading(doc).hits.append(Hit(2, 3, "ORG", "Oracle", True, frozenset({"vendor"})))
    told = WordFeatures(load_catalogue())(doc, reading(doc))
    kept = WordFeatures(load_catalogue(), [group])(doc, reading(doc))
    others = [column for column in range(len(NAMES)) if column not in COLUMNS[group]]
    assert told[:, list(COLUMNS[group])].any()
    assert not kept[:, list(COLUMNS[group])].any()
    assert (kept[:, others] == told[:, others]).all()


def test_a_group_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    config = tmp_path / "hiding.cfg"
    config.write_text('[components]\n\n[components.encoder]\nhidden = ["colour"]\n')
    with pytest.raises(SettingsError, match="colour"):
        load_pipeline(Settings(catalogue=None, pipeline=config))
