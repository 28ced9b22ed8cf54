"""Examples of like length padded to tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from extract.neural.padding import Arrays, judge_inputs, padded, reader_inputs, rounded_up
from extract.train.examples import UNKNOWN, Example

_JITTER = 24
_STEP = 16
"""Sizes of tensors are multiples of it: for each shape that it has not met, oneDNN compiles its products anew."""


@dataclass(slots=True)
class Batch:
    """Tensors by name for the reader and the judge, and the answers; the examples in their order."""

    examples: Sequence[Example]
    read: dict[str, Tensor]
    judged: dict[str, Tensor]
    answers: dict[str, Tensor]


def batches(examples: Sequence[Example], most: int, choose: random.Random) -> Iterator[Batch]:
    """Batches of at most `most` pieces with their padding, in random order."""
    length = {index: len(e.window.pieces) + choose.random() * _JITTER for index, e in enumerate(examples)}
    groups: list[list[int]] = [[]]
    for index in sorted(length, key=lambda i: length[i]):
        if groups[-1] and rounded_up(len(examples[index].window.pieces), _STEP) * (len(groups[-1]) + 1) > most:
            groups.append([])
        groups[-1].append(index)
    choose.shuffle(groups)
    for chosen in groups:
        if chosen:
            yield collate([examples[index] for index in chosen])


def collate(examples: Sequence[Example]) -> Batch:
    """One batch of these examples."""
    inputs = reader_inputs([e.window for e in examples], [e.features for e in examples], _STEP)
    rows = inputs["rows"].shape[1]
    answers: Arrays = {
        "tags": padded([e.tags for e in examples], (rows,), UNKNOWN),
        "acts": np.array([e.act for e in examples]),
    }
    options = [e.options for e in examples if e.options is not None]
    if options:
        answers["options"] = padded(options, (rows, options[0].shape[1]))
    found = [e.pairs for e in examples if e.pairs is not None]
    judged = judge_inputs(found, rows, _STEP) if found else {}
    if found:
        pairs, entities = judged["pairs"].shape[1], judged["traits"].shape[1]
        right = [e.answers for e in examples if e.answers is not None]
        for name, shape, fill in (
            ("kinds", (pairs, right[0].kinds.shape[1]), 0),
            ("allowed", (pairs, right[0].kinds.shape[1]), 0),
            ("fields", (pairs, right[0].fields.shape[1]), UNKNOWN),
            ("aspects", (pairs, right[0].aspects.shape[1]), -1),
            ("looks", (pairs, 2, rows), 0),
            ("thirds", (pairs,), UNKNOWN),
            ("roles", (entities, right[0].roles.shape[1]), 0),
            ("role_mask", (entities, right[0].roles.shape[1]), 0),
        ):
            answers[name] = padded([getattr(one, name) for one in right], shape, fill)
    return Batch(examples, _tensors(inputs), _tensors(judged), _tensors(answers))


def _tensors(arrays: Arrays) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array) for name, array in arrays.items()}
