"""The trained network at work, by ONNX Runtime: windows to states, tags and acts; entities and pairs to scores.

Its folder holds `reader.onnx` (the encoder with int8 weights), `judge.onnx`, `tokenizer.json`, `settings.json`
(thresholds and calibration) and `SHA256SUMS`. `extract.train` makes them.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
_PATIENCE = 0.0002
"""Seconds that a thread back from ONNX Runtime waits for Python; the usual 0.005 are half of what a window takes."""

_SETTLED = ("version", "thresholds", "calibration", "head_count", "job_title")

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Read:
    """Of a window with R rows: states (R, size), tag scores (R, tags), act scores (acts,)."""

    states: Scores
    tags: Scores
    acts: Scores


@dataclass(frozen=True, slots=True)
class Judged:
    """Of a window with E entities, P pairs: roles (E, roles), kinds (P, classes), fields (P, fields), looks (P, 2, R).

    `looks` say where the network found what joins a pair, and apart from that where it found a move; `thirds`
    (P, 1 + E) score who else takes part: nobody, or one of the entities.
    """

    roles: Scores
    kinds: Scores
    fields: Scores
    looks: Scores
    thirds: Scores


class Network:
    """The network of one folder. `version` is what training called the weights; `threads`: 0 for all cores.

    Windows are worked on side by side, but each by itself on one core: byte weights work with activations that are
    scaled by all that runs together, and what is found in a text must not depend on its company.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self.folder = folder
        self.version = str(settings_of(folder)["version"])
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._reader = ort.InferenceSession(folder / "reader.onnx", options, providers=["CPUExecutionProvider"])
        self._judge = ort.InferenceSession(folder / "judge.onnx", options, providers=["CPUExecutionProvider"])
        count = threads or os.cpu_count() or 1
        if count > 1:
            sys.setswitchinterval(min(_PATIENCE, sys.getswitchinterval()))
        # One more than there are cores, as one is usually waiting.
        self._map = ThreadPoolExecutor(count + 1, "network").map if count > 1 else map

    def read(self, inputs: Sequence[tuple[Window, Features]]) -> Iterator[Read]:
        """Begins to read windows, each with the features of its rows (R, F); gives what it read in their order."""
        return self._map(self._read_one, inputs)

    def judge(self, inputs: Sequence[tuple[Scores, Candidates]]) -> Iterator[Judged]:
        """Begins to judge the entities and pairs of windows, each with the states (R, size) of its rows."""
        return self._map(self._judge_one, inputs)

    def _read_one(self, given: tuple[Window, Features]) -> Read:
        window, features = given
        states, tags, acts = self._reader.run(None, reader_inputs([window], [features]))
        return Read(states[0], tags[0], acts[0])

    def _judge_one(self, given: tuple[Scores, Candidates]) -> Judged:
        states, found = given
        inputs = judge_inputs([found], len(states))
        inputs |= {"states": states[None], "row_mask": np.ones((1, len(states)), dtype=np.float32)}
        roles, *joined = (scores[0] for scores in self._judge.run(None, inputs))
        # Where there is no entity or no pair, the network was given one of each to work on.
        kinds, fields, looks, thirds = (scores[: len(found.pairs)] for scores in joined)
        return Judged(roles[: len(found.chains)], kinds, fields, looks, thirds)


def settings_of(folder: Path) -> dict[str, Any]:
    """What training settled beside the weights: `version`, `thresholds` and `calibration` by relation kind, and more.

    Raises SettingsError where it lacks something that this version of Backchannel asks for.
    """
    file = folder / "settings.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    missing = [name for name in _SETTLED if name not in found]
    if missing:
        raise SettingsError(
            f"{file}: it does not say {', '.join(missing)}; another version of Backchannel made these weights.",
            "Train the model again with python -m extract.train.",
        )
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
