"""What a store must be able to do within a write transaction, so that one algorithm can write to any of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from graph.model import Edge, Mention
from graph.store.rows import Row
from graph.summaries.edges import Sourced, SummaryKey


class Tables(Protocol):
    """Reads and writes within one transaction; a read sees what was written before it.

    Ids that are not there are passed over by every method. Reads may give their results in any order.
    """

    def kinds(self, ids: Collection[str]) -> dict[str, str]:
        """Of those entities that are there: id → node kind."""
        ...

    def entity_rows(self, ids: Collection[str]) -> dict[str, Row]:
        """Of those entities that are there: id → all properties of their kind."""
        ...

    def document_rows(self, ids: Collection[str]) -> dict[str, Row]:
        """Of those documents that are there: id → all properties."""
        ...

    def rows(self, kind: str, ids: Collection[str]) -> dict[str, Row]:
        """Of those nodes of the kind that are there: id → all properties."""
        ...

    def all_rows(self, kind: str) -> list[Row]:
        """Every node of the kind, with all properties."""
        ...

    def unjudged_about(self, entities: Collection[str]) -> list[Row]:
        """The `Unjudged` nodes that are about one of the entities."""
        ...

    def mentions_in(self, documents: Collection[str]) -> list[Mention]:
        """All mentions in the documents."""
        ...

    def authors_of(self, documents: Collection[str]) -> dict[str, str]:
        """Document → the entity that it is by, of those that are by one."""
        ...

    def statements_of(self, documents: Collection[str]) -> list[Sourced]:
        """The statements of the documents."""
        ...

    def sourced(self, statements: Collection[str]) -> list[Sourced]:
        """The statements with these ids."""
        ...

    def statements_about(self, entities: Collection[str]) -> list[Sourced]:
        """The statements that concern one of the entities in any role."""
        ...

    def statements_sharing(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        """The ids of the statements about events that concern both entities of one of the pairs."""
        ...

    def statements_behind(self, keys: Collection[SummaryKey]) -> list[Sourced]:
        """At least the statements that count towards the summary edges; further ones do no harm."""
        ...

    def named_in(self, documents: Collection[str]) -> set[str]:
        """The entities that the documents mention or are by."""
        ...

    def mentions_of(self, entities: Collection[str]) -> list[Mention]:
        """All mentions of the entities."""
        ...

    def written_by(self, entities: Collection[str]) -> list[tuple[str, str]]:
        """(document, entity) for every document that is by one of the entities."""
        ...

    def events_told(self, statements: Collection[str]) -> dict[str, str]:
        """The stated (not inferred) events that the statements tell of: id → node kind."""
        ...

    def unused(self, entities: Collection[str]) -> set[str]:
        """Those that no document mentions or is by and no statement concerns."""
        ...

    def put_nodes(self, kind: str, rows: Sequence[Row]) -> None:
        """Add nodes, and set all properties of those that are there."""
        ...

    def drop_nodes(self, kind: str, ids: Collection[str]) -> None:
        """Delete nodes with their edges."""
        ...

    def put_edges(self, edges: Iterable[Edge], kinds: Mapping[str, str]) -> None:
        """Add edges that are not there yet; `kinds` gives the node kind of each end."""
        ...

    def drop_summaries(self, keys: Collection[SummaryKey], kinds: Mapping[str, str]) -> None:
        """Delete summary edges."""
        ...
