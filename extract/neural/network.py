"""The trained network at work, by ONNX Runtime: windows to states, tags and acts; entities and pairs to scores.

Its folder holds `reader.onnx` (the encoder with int8 weights), `judge.onnx`, `tokenizer.json`, `settings.json`
(thresholds and calibration) and `SHA256SUMS`. `extract.train` makes them.
"""

import hashlib
import json
from collections.abc import Sequence
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
        """Reads the windows one by one; `features` (R, F) by window.

        Not several at once: byte weights work with activations that are scaled by all that runs together, and what is
        found in a text must not depend on its company. Padding being saved, it costs little.
        """
        found = []
        for window, feature in zip(windows, features, strict=True):
            states, tags, acts = self._reader.run(None, reader_inputs([window], [feature]))
            found.append(Read(states[0], tags[0], acts[0]))
        return found

    def judge(self, states: Sequence[Scores], found: Sequence[Candidates]) -> list[Judged]:
        """Judges the entities and pairs of windows whose states (R, size) are given."""
        judged = []
        for rows, one in zip(states, found, strict=True):
            inputs = judge_inputs([one], len(rows))
            inputs |= {"states": rows[None], "row_mask": np.ones((1, len(rows)), dtype=np.float32)}
            roles, *joined = (scores[0] for scores in self._judge.run(None, inputs))
            # Where there is no entity or no pair, the network was given one of each to work on.
            kinds, fields, looks, thirds = (scores[: len(one.pairs)] for scores in joined)
            judged.append(Judged(roles[: len(one.chains)], kinds, fields, looks, thirds))
        return judged


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
