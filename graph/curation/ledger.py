"""The ledger read as a whole: which judgements count, and which have been undone by which."""

from collections.abc import Iterable

from graph.curation.judgement import Judgement


def ordered(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Each once, the earliest first."""
    return sorted({each.id: each for each in judgements}.values(), key=lambda each: each.order)


def undone(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Id of a judgement that does not count → id of the undo that took it back. An undo can be undone itself."""
    found: dict[str, str] = {}
    for each in reversed(ordered(judgements)):
        if each.kind == "undo" and each.id not in found:
            found.setdefault(each.on[0], each.id)
    return found


def active(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that count, the earliest first, without the undoing ones."""
    listed = ordered(judgements)
    gone = undone(listed)
    return tuple(each for each in listed if each.kind != "undo" and each.id not in gone)
