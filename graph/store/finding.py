"""Finding entities by what people type: names, aliases and handles, forgiving typos; and quotes by their words."""

from abc import abstractmethod
from collections.abc import Sequence

from graph.model import Node
from graph.schema import ENTITIES
from graph.store.base import Match
from graph.store.lookup import Lookup
from graph.store.names import SIMILAR, Candidate, Fit, fits, folded, similar, typos, words

_LEAST_QUOTED = 3
"""Letters from which on quotes are looked for: fewer are in most of them."""


class Finding(Lookup):
    """A store adds where its candidates come from; `graph.store.names` ranks them."""

    @abstractmethod
    def named(self, text: str, kinds: Sequence[str]) -> Sequence[Candidate]:
        """Entities whose names may hold the folded text, at least the best few hundred."""

    @abstractmethod
    def named_like(self, text: str, kinds: Sequence[str]) -> Sequence[Candidate]:
        """Entities whose names may hold something like the folded text."""

    @abstractmethod
    def quoting(self, typed: Sequence[str], limit: int) -> Sequence[str]:
        """Ids of statements whose text has all the words, each maybe unfinished."""

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Node, ...]:
        """Entities whose name, alias or handle holds the text, or where none does something like it, best first."""
        return tuple(match.node for match in self.matches(text, kinds, limit))

    def matches(self, text: str, kinds: Sequence[str] = (), limit: int = 20) -> tuple[Match, ...]:
        """What `search` finds, with how it fits and how many summary edges it has."""
        wanted = folded(text)
        among = [kind for kind in ENTITIES if not kinds or kind in kinds]
        if not words(wanted) or not among or limit < 1:
            return ()
        best = fits(self.named(wanted, among), wanted)[:limit]
        if not best and typos(wanted):
            best = similar(self.named_like(wanted, among), wanted)[:limit]
        nodes = {node.id: node for node in self.nodes([fit.candidate.id for fit in best])}
        return tuple(_match(fit, nodes[fit.candidate.id]) for fit in best if fit.candidate.id in nodes)

    def quotes(self, text: str, limit: int = 20) -> tuple[Node, ...]:
        """Statements whose text has all the words, the latest first."""
        typed = words(folded(text))
        if sum(map(len, typed)) < _LEAST_QUOTED or limit < 1:
            return ()
        found = [node for node in self.nodes(self.quoting(typed, 5 * limit)) if _holds(node, typed)]
        return tuple(sorted(found, key=lambda node: str(node.properties.get("said") or ""), reverse=True)[:limit])


def _match(fit: Fit, node: Node) -> Match:
    return Match(node, fit.name, fit.candidate.degree, fit.rank == SIMILAR)


def _holds(node: Node, typed: Sequence[str]) -> bool:
    """Whether the statement as it is now still has the words."""
    held = words(folded(str(node.properties.get("text") or "")))
    return all(any(word.startswith(each) for word in held) for each in typed)
