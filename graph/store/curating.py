"""Writing under the ledger, the same in every store: batches as judgements have them, and judgements themselves."""

from collections.abc import Sequence

from graph.curation import Judgement
from graph.store.apply import apply
from graph.store.base import Batch
from graph.store.completing import completed
from graph.store.curated import Plan, plan_batch, plan_judgements
from graph.store.records import judgement_row
from graph.store.tables import Tables
from graph.store.unjudged import Ledger


def write_batch(tables: Tables, ledger: Ledger, batch: Batch) -> Ledger:
    """Store what resolution gave, as the judgements have it; the ledger after it."""
    plan, after = plan_batch(tables, ledger, batch)
    _carry_out(tables, plan)
    return after


def write_judgements(
    tables: Tables, ledger: Ledger, judgements: Sequence[Judgement], checked: bool
) -> tuple[Ledger, tuple[Judgement, ...]]:
    """Append judgements that the ledger does not have, and make the graph what it is after them.

    Gives the ledger after it and the judgements as they were appended. `checked` raises JudgementError where one names
    what is not there; those from another graph's ledger wait until it comes.
    """
    present = {each.id for each in ledger.judgements}
    new = [each for each in judgements if each.id not in present]
    if checked:
        new = [completed(tables, ledger, each) for each in new]
    after = ledger.with_judgements(new)
    _carry_out(tables, plan_judgements(tables, ledger, after))
    tables.put_nodes("Judgement", [judgement_row(each) for each in new])
    return after, tuple(new)


def _carry_out(tables: Tables, plan: Plan) -> None:
    apply(tables, plan.batch, plan.exact, plan.stale)
    kept = {str(row["id"]) for row in plan.records}
    tables.drop_nodes("Unjudged", [id for id in plan.dropped if id not in kept])
    tables.put_nodes("Unjudged", plan.records)
