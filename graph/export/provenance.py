"""Where an export comes from: written into every file, so that a report can say what it shows and what it hides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from graph.model import Subgraph

Fact = str | int


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an export was made.

    `store` is the kind of store, never its address; `total` counts the nodes there were before a limit cut them, None
    where nobody counted; `cut` says that a limit did cut, also where nobody counted; `edges_hidden` are those that
    filters left out, None where there were none to ask.
    """

    tool: str
    made: str
    store: str
    nodes: int
    edges: int
    total: int | None = None
    cut: bool = False
    edges_hidden: int | None = None
    query: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)
    around: str = ""
    hops: int | None = None
    filters: Mapping[str, object] = field(default_factory=dict)

    def facts(self) -> dict[str, Fact]:
        """What there is to say, by name, in the order to say it; every value is a number or one text."""
        said: dict[str, Fact | None] = {
            "tool": self.tool,
            "made": self.made,
            "store": self.store,
            "query": self.query or None,
            "parameters": _listed(self.parameters),
            "around": self.around or None,
            "hops": self.hops,
            "filters": _listed(self.filters),
            "nodes_shown": self.nodes,
            "edges_shown": self.edges,
            "nodes_hidden": None if self.total is None else self.total - self.nodes,
            "edges_hidden": self.edges_hidden,
            "cut": "by a limit" if self.cut else None,
        }
        return {name: value for name, value in said.items() if value is not None}


def provenance(
    subgraph: Subgraph,
    store: str,
    *,
    query: str = "",
    parameters: Mapping[str, object] | None = None,
    around: str = "",
    hops: int | None = None,
    filters: Mapping[str, object] | None = None,
    cut: bool | None = None,
    edges_hidden: int | None = None,
) -> Provenance:
    """The provenance of a subgraph exported now; `store` is the reader's dialect.

    `cut` says whether a limit cut it; where it is not given, that is so where `total` counts more nodes than there are.
    """
    total = subgraph.total
    return Provenance(
        tool=f"Backchannel {version('backchannel')}",
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        store=store,
        nodes=len(subgraph.nodes),
        edges=len(subgraph.edges),
        total=total,
        cut=total is not None and total > len(subgraph.nodes) if cut is None else cut,
        edges_hidden=edges_hidden,
        query=query,
        parameters=parameters or {},
        around=around,
        hops=hops,
        filters=filters or {},
    )


def _listed(values: Mapping[str, object]) -> str | None:
    return "; ".join(f"{name}={value}" for name, value in values.items()) or None
