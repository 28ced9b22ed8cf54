"""The trained network at work, by ONNX Runtime: windows to states, tags and acts; entities and pairs to scores.

Its folder holds `reader.onnx` (the encoder with int8 weights), `judge.onnx`, `tokenizer.json`, `settings.json`
(thresholds and calibration) and `SHA256SUMS`. `extract.train` makes them.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from extract.neural.candidates import Candidates
from extract.neural.features import Features
from extract.neural.padding import judge_inputs, reader_inputs
from extract.neural.windows import Window
from graph.errors import SettingsError

SHIPPED = Path(__file__).parent.parent / "model"
_SUMS = "SHA256SUMS"
_MOST_PIECES = 2048
_MOST_PAIRS = 3000

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """Of a window with R rows: states (R, size), tag scores (R, tags), act scores (acts,)."""

    states: Scores
    tags: Scores
    acts: Scores


@dataclass(frozen=True, slots=True)
class Judged:
    """Of a window with E entities, P pairs: roles (E, roles), kinds (P, classes), fields (P, fields), looks (P, R)."""

    roles: Scores
    kinds: Scores
    fields: Scores
    looks: Scores


class Network:
    """The network of one folder. `version` is what training called the weights; `threads`: 0 for all cores."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self.folder = folder
        self.version = str(settings_of(folder)["version"])
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._reader = ort.InferenceSession(folder / "reader.onnx", options, providers=["CPUExecutionProvider"])
        self._judge = ort.InferenceSession(folder / "judge.onnx", options, providers=["CPUExecutionProvider"])

    def read(self, windows: Sequence[Window], features: Sequence[Features]) -> list[Read]:
        """Reads the windows, those of like length together. `features` (R, F) by window."""
        found: dict[int, Read] = {}
        for batch in _by_length(windows):
            inputs = reader_inputs([windows[i] for i in batch], [features[i] for i in batch])
            states, tags, acts = self._reader.run(None, inputs)
            for place, index in enumerate(batch):
                rows = len(windows[index].rows)
                found[index] = Read(states[place, :rows], tags[place, :rows], acts[place])
        return [found[index] for index in range(len(windows))]

    def judge(self, states: Sequence[Scores], found: Sequence[Candidates]) -> list[Judged]:
        """Judges the entities and pairs of windows whose states are given."""
        judged: dict[int, Judged] = {}
        for batch in _by_size([len(one.pairs) for one in found], [len(rows) for rows in states]):
            rows = max(len(states[index]) for index in batch)
            inputs = judge_inputs([found[i] for i in batch], rows)
            inputs["states"] = _stacked([states[i] for i in batch], rows)
            inputs["row_mask"] = np.zeros((len(batch), rows), dtype=np.float32)
            for place, index in enumerate(batch):
                inputs["row_mask"][place, : len(states[index])] = 1
            roles, kinds, fields, looks = self._judge.run(None, inputs)
            for place, index in enumerate(batch):
                entities, pairs = len(found[index].chains), len(found[index].pairs)
                judged[index] = Judged(
                    roles[place, :entities],
                    kinds[place, :pairs],
                    fields[place, :pairs],
                    looks[place, :pairs, : len(states[index])],
                )
        return [judged[index] for index in range(len(found))]


def _stacked(states: Sequence[Scores], rows: int) -> Scores:
    whole = np.zeros((len(states), rows, states[0].shape[1]), dtype=np.float32)
    for index, one in enumerate(states):
        whole[index, : len(one)] = one
    return whole


def _by_length(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Places of windows in batches of like length, whose pieces with their padding do not exceed a limit."""
    batch: list[int] = []
    for index in sorted(range(len(windows)), key=lambda i: len(windows[i].pieces)):
        if batch and len(windows[index].pieces) * (len(batch) + 1) > _MOST_PIECES:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _by_size(pairs: Sequence[int], rows: Sequence[int]) -> Iterator[list[int]]:
    """Places of windows in batches with about as many pairs each."""
    batch: list[int] = []
    for index in sorted(range(len(pairs)), key=lambda i: (pairs[i], rows[i])):
        if batch and (pairs[index] + 1) * (len(batch) + 1) > _MOST_PAIRS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def settings_of(folder: Path) -> dict[str, Any]:
    """What training settled beside the weights: `version`, `thresholds` and `calibration` by relation kind."""
    found: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=4)
def load_network(folder: Path = SHIPPED, threads: int = 0) -> Network:
    """The network of a folder, its files compared with their checksums; loaded once a process.

    Raises SettingsError where a file is missing or is not the one that training wrote.
    """
    sums = folder / _SUMS
    try:
        lines = sums.read_text(encoding="utf-8").splitlines()
        for line in lines:
            wanted, name = line.split(maxsplit=1)
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise SettingsError(
                    f"{folder / name}: the file differs from its checksum in {_SUMS}.",
                    "Install Backchannel again, or train the model again with python -m extract.train.",
                )
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{sums}: the model cannot be read: {error}",
            "Install Backchannel again, or name a folder that python -m extract.train wrote.",
        ) from error
    return Network(folder, threads)
