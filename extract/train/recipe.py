"""How the shipped weights are made: which documents, in which order, how long, how fast, with which seed."""

from dataclasses import dataclass

FIRST = ("sectors", "networks", "professions", "moves", "products")
THEN = (*FIRST, "press", "posts", "lists", "worlds")

HELD_OUT = (
    *("ka17", "ka18", "ka227", "ka228", "ka229", "ka23", "ka24", "ka25", "ka26", "ka27", "ka28", "ka29"),
    *("kb35", "kb36", "kb37", "kc23", "kc24", "kd2"),
)
"""Beginnings of the ids of documents that no weight is learned from: of four writers, the last linked worlds whole."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One pass of training: files of annotated documents, how often over them, batches of open data for each of theirs.

    `pieces` is the size of a batch in word pieces, `rate` the highest learning rate of the encoder, `head_rate` that of
    what stands on it; both fall in a line that would reach its end after `planned` epochs. `dropout` is the encoder's;
    `frozen` keeps its word vectors as they are.
    """

    files: tuple[str, ...]
    epochs: int
    planned: int
    open_share: float
    pieces: int
    rate: float
    head_rate: float
    tag_weight: float
    dropout: float
    frozen: bool


STAGES = (
    Stage(FIRST, 8, 8, 0.5, 2048, 1e-4, 5e-4, 1.0, 0.1, frozen=False),
    Stage(THEN, 1, 7, 0.12, 1024, 2e-4, 8e-4, 4.0, 0.1, frozen=True),
    Stage(THEN, 5, 7, 0.12, 768, 3e-4, 1e-3, 4.0, 0.05, frozen=True),
    *(Stage(THEN, 2, 2, 0.05, 768, 1.5e-4, 5e-4, 4.0, 0.05, frozen=True),) * 2,
)
"""High rates and small batches in the third stage are what teaches the rarer types and the relations.

What ships is the mean of the weights after the last two stages (Izmailov et al. 2018, "Averaging Weights Leads to Wider
Optima and Better Generalization").
"""

SEED = 1
WARM_UP = 100
"""Steps over which the learning rate rises; then it falls in a line to a fiftieth."""

CATALOGUE_HIDDEN = 0.3
"""Share of documents that are learned from without what the catalogue knows."""

RENAMED_BUT = 3
"""Every so many epochs the documents are as they were written; in the others names are exchanged."""
