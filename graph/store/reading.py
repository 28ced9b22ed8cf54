"""What every store's reader does alike; a store adds how it runs our queries and how it runs a user's."""

from collections import defaultdict
from collections.abc import Sequence

from graph.model import Node
from graph.queries import find_query
from graph.schema import ENTITIES, EVENTS, SUMMARY_OF
from graph.store.base import Evidence, Parameters
from graph.store.joining import Joining


class GraphReader(Joining):
    """Adds evidence to `Joining`: the statements behind an edge or about a node."""

    def evidence(self, edge: str, source: str, target: str, limit: int = 200) -> tuple[Evidence, ...]:
        """The statements behind a summary edge, the latest first."""
        kinds = self.kinds_of([source, target])
        by_roles: dict[tuple[str, str], list[str]] = defaultdict(list)
        for relation, (name, one, other) in SUMMARY_OF.items():
            if name == edge:
                by_roles[one, other].append(relation)
        found: list[tuple[str, str]] = []
        for (one, other), relations in by_roles.items() if len(kinds) == len({source, target}) else ():
            given = {"source": source, "target": target, "source_role": one, "target_role": other, "kinds": relations}
            ends = {"SOURCE": kinds[source], "TARGET": kinds[target]}
            rows = self._query("evidence", {**given, "limit": limit}, None, **ends)
            found += [(str(row[1]), str(row[0])) for row in rows]
        return self._evidence(_latest(found, limit), {source, target})

    def evidence_of(self, id: str, limit: int = 200) -> tuple[Evidence, ...]:
        """The statements that concern a node, or that a document makes, the latest first."""
        kind = self.kinds_of([id]).get(id)
        if kind == "Statement":
            return self._evidence([id], set())
        if kind == "Document":
            rows = self._query("stated_in", {"id": id, "limit": limit})
        elif kind in (*ENTITIES, *EVENTS):
            rows = self._query("evidence_of", {"id": id, "limit": limit}, KIND=str(kind))
        else:
            return ()
        return self._evidence(_latest([(str(row[1]), str(row[0])) for row in rows], limit), {id})

    def _evidence(self, ids: Sequence[str], known: set[str]) -> tuple[Evidence, ...]:
        """One evidence a statement, in the order of the ids; what is `known` is not repeated among what it concerns."""
        if not ids:
            return ()
        stated = {str(row[0]): str(row[1]) for row in self._query("statements", {"ids": list(ids)})}
        kinds = (*ENTITIES, *EVENTS)
        concerns = [tuple(map(str, row)) for row in self._query("concerns", {"ids": list(ids)}, KINDS=kinds)]
        # Ids first and nodes by their ids then: Ladybug reads a whole table for the properties of what it walked to.
        nodes = self._nodes({*stated, *stated.values(), *(thing for *_, thing in concerns)})
        said_by = {str(nodes[id].properties["speaker"]) for id in stated if nodes[id].properties.get("speaker")}
        nodes |= self._nodes(said_by - set(nodes))
        things: dict[str, list[tuple[str, Node]]] = defaultdict(list)
        for id, role, thing in sorted(concerns):
            if thing not in known:
                things[id].append((role, nodes[thing]))
        return tuple(
            Evidence(
                nodes[id],
                nodes[stated[id]],
                nodes.get(str(nodes[id].properties.get("speaker"))),
                tuple(things[id]),
            )
            for id in ids
            if id in stated
        )

    def _nodes(self, ids: set[str]) -> dict[str, Node]:
        return {node.id: node for node in self.nodes(sorted(ids))}

    def ask_query(self, name: str, parameters: Parameters | None) -> tuple[str, dict[str, object]]:
        """Text and bound parameters of a query of the library. Raises QueryInvalid."""
        found = find_query(name, self.dialect)
        return found.text, found.bind(parameters)


def _latest(found: list[tuple[str, str]], limit: int) -> list[str]:
    """The ids of (date, id) pairs, the latest first and those of one date by id."""
    by_id = sorted(found, key=lambda pair: pair[1])
    return [id for _, id in sorted(by_id, key=lambda pair: pair[0], reverse=True)][:limit]
