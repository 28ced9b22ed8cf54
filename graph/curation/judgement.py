"""One decision of a person: what it is on, who made it, why and when. It is appended, and never changed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.errors import JudgementError
from graph.ids import digest


@dataclass(frozen=True, slots=True)
class JudgementKind:
    """A kind of decision: what its ids are, how many there may be (`most` None: any number), the values it takes."""

    name: str
    help: str
    on: str
    least: int = 1
    most: int | None = 1
    values: tuple[str, ...] = ()


_KINDS = (
    JudgementKind("merge", "the others are the first one", "entity", least=2, most=None),
    JudgementKind("split", "in these documents it is another thing", "entity", values=("documents", "name")),
    JudgementKind("rename", "it is called so", "entity", values=("name",)),
    JudgementKind("retype", "it is of another kind", "entity", values=("kind",)),
    JudgementKind("set", "its role, sector or other property is this", "entity", values=("properties",)),
    JudgementKind("confirm", "the text does say so", "statement"),
    JudgementKind("reject", "the text does not say so", "statement"),
    JudgementKind("correct", "the text says something else", "statement", values=("to",)),
    JudgementKind("distinct", "they are different things and are never to be proposed again", "entity", 2, None),
    JudgementKind("unsure", "it cannot be told yet", "card", most=None),
    JudgementKind("dismiss", "never to be asked again", "card", most=None),
    JudgementKind("undo", "that judgement counts no more", "judgement"),
)
JUDGEMENTS: Mapping[str, JudgementKind] = {kind.name: kind for kind in _KINDS}


@dataclass(frozen=True, slots=True)
class Judgement:
    """`on` are ids (of entities, statements, judgements or review cards), `at` is UTC, ISO 8601 to the microsecond.

    `values` hold what JSON holds: the new name, kind or properties; what the store adds so that the judgement can be
    carried out on a graph that lost the thing since (the statement as it was, the new entity's id) is there too.
    """

    id: str
    kind: str
    on: tuple[str, ...]
    actor: str
    reason: str
    at: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, str]:
        """By time, then id: the same on every machine that has the same judgements."""
        return self.at, self.id

    def with_values(self, **values: object) -> "Judgement":
        """The judgement with further values; its id stays."""
        return replace(self, values={**self.values, **values})

    def text(self, name: str) -> str:
        """A value that is text; "" where there is none."""
        return str(self.values.get(name) or "")

    def texts(self, name: str) -> tuple[str, ...]:
        """A value that is a list of texts."""
        found = self.values.get(name)
        return tuple(map(str, found)) if isinstance(found, (list, tuple)) else ()

    def mapping(self, name: str) -> Mapping[str, object]:
        """A value that is an object; empty where there is none."""
        found = self.values.get(name)
        return found if isinstance(found, Mapping) else {}


def made(
    kind: str,
    on: Sequence[str],
    *,
    actor: str,
    at: str,
    reason: str = "",
    values: Mapping[str, object] | None = None,
) -> Judgement:
    """A new judgement with its id. Raises JudgementError where the kind, the ids or the values do not fit together."""
    known = JUDGEMENTS.get(kind)
    if known is None:
        raise JudgementError(f'There is no judgement "{kind}".', f"There are {', '.join(JUDGEMENTS)}.")
    ids, given = tuple(dict.fromkeys(on)), dict(values or {})
    if len(ids) < known.least or (known.most is not None and len(ids) > known.most):
        wanted = f"{known.least}" if known.most == known.least else f"{known.least} or more"
        raise JudgementError(f'"{kind}" takes {wanted} {known.on} ids and was given {len(ids)}.', known.help + ".")
    if not actor.strip():
        raise JudgementError("A judgement needs somebody who makes it.", "Name the actor.")
    missing = [name for name in known.values if not given.get(name)]
    if missing:
        raise JudgementError(f'"{kind}" needs {" and ".join(missing)}.', known.help + ".")
    number = digest(kind, actor, at, *ids, json.dumps(given, sort_keys=True, ensure_ascii=False))
    return Judgement(f"judgement:{number}", kind, ids, actor.strip(), reason.strip(), at, given)
