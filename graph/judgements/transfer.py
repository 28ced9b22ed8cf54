"""The ledger as JSON lines, to keep, to send and to bring into another graph."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing

from graph.curation import JUDGEMENTS, Judgement
from graph.errors import JudgementError
from graph.store.base import Reader, Store


def export_ledger(reader: Reader) -> Iterator[str]:
    """One JSON object a line, the earliest judgement first, those that were undone among them."""
    for each in reader.judgements():
        record = {name: getattr(each, name) for name in ("id", "kind", "on", "actor", "reason", "at", "values")}
        yield json.dumps(record, ensure_ascii=False, sort_keys=True)


def import_ledger(store: Store, lines: Iterable[str]) -> int:
    """Append what the ledger does not have yet and say how many that were; all or none.

    A judgement on what is not there counts from when that comes. Raises JudgementError naming the line that is none.
    """
    judgements = [_read(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    with closing(store.writer()) as writer:
        return len(writer.judge(judgements, checked=False))


def _read(line: str, number: int) -> Judgement:
    try:
        record = json.loads(line)
        texts = [record[name] for name in ("id", "kind", "actor", "at")]
        on, values = record["on"], record.get("values", {})
        fits = all(isinstance(each, str) and each for each in (*texts, *on))
        if not fits or not isinstance(on, list) or not isinstance(values, dict) or record["kind"] not in JUDGEMENTS:
            raise ValueError(record.get("kind"))
        reason = str(record.get("reason", ""))
        return Judgement(record["id"], record["kind"], tuple(on), record["actor"], reason, record["at"], values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise JudgementError(
            f"Line {number} is no judgement.", "Each line is a JSON object as `backchannel history --export` writes it."
        ) from error
