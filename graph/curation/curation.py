"""What the ledger makes of the things that documents name: which become which, and what is said of them.

An id that resolution gave is followed through the judgements in their order: a merge leads from the absorbed to the
survivor, a retyping to the same name of another kind, a split to a new thing in the documents it lists. So the result
hangs on the judgements that count and on nothing else, and taking one back is following the ids anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.curation.judgement import Judgement
from graph.curation.verdicts import Verdict, judged, matched, verdicts_of
from graph.ids import digest
from graph.model import Statement, Value
from graph.schema import NODES


@dataclass(slots=True)
class Overlay:
    """What people say of one thing, over what documents say; `kind` where they say that too."""

    kind: str = ""
    name: str = ""
    aliases: list[str] = field(default_factory=list)
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Step:
    order: int
    target: str
    documents: frozenset[str] | None


class Curation:
    """The judgements that count, ready to be carried out.

    `gone` leads from ids that resolution itself has since put into others to those; judgements on them go along.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), gone: Mapping[str, str] | None = None) -> None:
        self._gone = dict(gone or {})
        self._steps: dict[str, list[_Step]] = defaultdict(list)
        self._overlays: dict[str, Overlay] = {}
        self._into: dict[str, list[str]] = defaultdict(list)
        self.judgements = tuple(judgements)
        self.apart: set[frozenset[str]] = set()
        carried = {
            "merge": self._merge,
            "split": self._split,
            "retype": self._retype,
            "rename": self._rename,
            "set": self._set,
            "distinct": self._distinct,
        }
        for order, each in enumerate(self.judgements):
            if each.kind in carried:
                carried[each.kind](order, each)
        self.verdicts = verdicts_of(self.judgements, self._gone)
        for id in self._steps:
            self._into[self.final(id)].append(id)

    def __bool__(self) -> bool:
        """Whether there is anything to carry out."""
        return bool(self._steps or self._overlays or self.verdicts)

    def final(self, id: str, document: str | None = None) -> str:
        """What this id of resolution's stands for in a document; None: in those that no split names."""
        order = -1
        while True:
            for step in self._steps.get(id, ()):
                if step.order > order and (step.documents is None or document in step.documents):
                    order, id = step.order, step.target
                    break
            else:
                return id

    def moved(self) -> set[str]:
        """The ids that stand for something else, at least in some document."""
        return set(self._steps)

    def listed(self) -> dict[str, frozenset[str]]:
        """Id → the documents that splits list for it."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for id, steps in self._steps.items():
            for step in steps:
                found[id] |= step.documents or frozenset()
        return dict(found)

    def concerns(self, id: str) -> bool:
        """Whether the node of this id is not as documents alone would make it."""
        return id in self._steps or id in self._overlays or id in self._into

    def ids(self) -> set[str]:
        """All ids that `concerns` holds for."""
        return {*self._steps, *self._overlays, *self._into}

    def sources(self, id: str) -> list[str]:
        """The ids of resolution's that make up this node, its own first."""
        own = [id] if self.final(id) == id else []
        return own + [source for source in self._into.get(id, ()) if source != id]

    def overlay(self, id: str) -> Overlay:
        """What people say of the node."""
        return self._overlays.get(id, Overlay())

    def statement(self, statement: Statement, verdict: Verdict | None) -> Statement:
        """The statement about what its entities stand for, with the verdict on it carried out."""
        document = statement.document
        statement = statement if verdict is None else judged(statement, verdict)
        roles = tuple(sorted({(role, self.final(id, document)) for role, id in statement.roles}))
        speaker = self.final(statement.speaker, document) if statement.speaker else None
        return replace(statement, roles=roles, speaker=speaker)

    def matched(self, document: str, statements: Iterable[Statement]) -> dict[str, Verdict]:
        """The verdicts on a document's statements by the ids of these."""
        verdicts = self.verdicts.get(document)
        return matched(verdicts, list(statements)) if verdicts else {}

    def _merge(self, order: int, judgement: Judgement) -> None:
        survivor, *absorbed = map(self._now, judgement.on)
        kept = self._overlays.setdefault(survivor, Overlay())
        for id in absorbed:
            if id == survivor:
                continue
            self._steps[id].append(_Step(order, survivor, None))
            lost = self._overlays.pop(id, Overlay())
            kept.aliases += [name for name in (lost.name, *lost.aliases) if name]

    def _split(self, order: int, judgement: Judgement) -> None:
        id = self._now(judgement.on[0])
        new = split_id(judgement)
        self._steps[id].append(_Step(order, new, frozenset(judgement.texts("documents"))))
        self._overlays[new] = Overlay(judgement.text("kind") or kind_of_id(id), judgement.text("name"))

    def _retype(self, order: int, judgement: Judgement) -> None:
        id, kind = self._now(judgement.on[0]), judgement.text("kind")
        new = retyped_id(id, kind)
        if new != id:
            self._steps[id].append(_Step(order, new, None))
            overlay = self._overlays.setdefault(new, self._overlays.pop(id, Overlay()))
            overlay.kind = kind

    def _rename(self, order: int, judgement: Judgement) -> None:
        self._overlays.setdefault(self._now(judgement.on[0]), Overlay()).name = judgement.text("name")

    def _set(self, order: int, judgement: Judgement) -> None:
        properties = self._overlays.setdefault(self._now(judgement.on[0]), Overlay()).properties
        for name, value in judgement.mapping("properties").items():
            properties[name] = tuple(map(str, value)) if isinstance(value, (list, tuple)) else value  # type: ignore[assignment]

    def _distinct(self, order: int, judgement: Judgement) -> None:
        ids = [self._now(id) for id in judgement.on]
        self.apart |= {frozenset((one, other)) for one in ids for other in ids if one != other}

    def _now(self, id: str) -> str:
        seen = set()
        while id in self._gone and id not in seen:
            seen.add(id)
            id = self._gone[id]
        return id


def split_id(judgement: Judgement) -> str:
    """The id of the thing that a split makes."""
    return f"{judgement.on[0]}-{digest(judgement.id)[:6]}"


def retyped_id(id: str, kind: str) -> str:
    """The same name as another kind of thing: "organization:oracle" → "product:oracle"."""
    return f"{kind.lower()}:{id.partition(':')[2]}"


def kind_of_id(id: str) -> str:
    """The node kind that an id's prefix names: "teammove:…" → "TeamMove"."""
    prefix = id.partition(":")[0]
    return next((kind.name for kind in NODES if kind.name.lower() == prefix), prefix)
