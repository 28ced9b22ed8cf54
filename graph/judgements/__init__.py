"""Curation by people: decide, take back, and look up what was decided, on a store of either kind.

Every function takes an opened `Store` (not `read_only`), holds its single writer for the moment of the decision, and
gives back the `Judgement` as it was appended to the ledger, or raises `JudgementError` (it names what is not there,
or asks for what cannot be) or `StoreError` (somebody else is writing; try again). On a statement's id, as evidence
gives it: `confirm`, `reject`, and `correct(store, id, fields={"status": "former"}, roles=…, kind=…, actor=…)`; a
rejected statement stays under its document with `judged = "rejected"` and concerns nothing any more, so that no
summary, event or count has it; a confirmed or corrected one has `judged` too and a confidence of 1. On entities' ids:
`merge(store, survivor, *others)`, `split(store, id, documents, name=…)`, `rename`, `retype`, `set_properties(store,
id, role="cio")`, and `distinct` for two that are never to be proposed as one again. All take `actor` and, where there
is one, `reason`. `undo(store, judgement_id, actor=…)` takes any of them back, also an undo; `history(reader)` lists
what was decided, the latest first, with who, why and whether it still counts, `history(reader, id)` what was decided
on one entity or statement. `record` and `record_all` take any kind of judgement, several in one transaction. Ids stay
valid: those of an absorbed entity come back with an undo, and `successors(reader, ids)` tells what stands for them now.
"""

from graph.judgements.deciding import (
    confirm,
    correct,
    distinct,
    merge,
    record,
    record_all,
    reject,
    rename,
    retype,
    set_properties,
    split,
    undo,
)
from graph.judgements.past import Past, history, successors
from graph.judgements.transfer import export_ledger, import_ledger

__all__ = [
    "Past",
    "confirm",
    "correct",
    "distinct",
    "export_ledger",
    "history",
    "import_ledger",
    "merge",
    "record",
    "record_all",
    "reject",
    "rename",
    "retype",
    "set_properties",
    "split",
    "successors",
    "undo",
]
