"""A graph's nodes as batches leave them, without a store: what resolution alone decides."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.model import Annotation, Entity
from graph.resolve import Held, Resolution, Resolver


@dataclass
class Nodes:
    """Entities by id; `where` follows each document's local entities through merges."""

    entities: dict[str, Entity] = field(default_factory=dict)
    where: dict[tuple[str, str], str] = field(default_factory=dict)
    merged: list[tuple[str, str]] = field(default_factory=list)

    def run(self, annotations: Sequence[Annotation], batch: int = 500, **data: object) -> "Nodes":
        """One ingestion on what is here already."""
        known = Held(self.entities.values(), data.pop("ties", ()))  # type: ignore[arg-type]
        resolver = Resolver(known, **data)  # type: ignore[arg-type]
        for start in range(0, len(annotations), batch):
            self._apply(resolver.resolve(annotations[start : start + batch]))
        self._apply(resolver.settle())
        return self

    def of(self, annotation: Annotation, local: str) -> str:
        return self.where[annotation.document.id, local]

    def _apply(self, resolution: Resolution) -> None:
        for entity in resolution.entities:
            old = self.entities.get(entity.id)
            aliases = tuple(sorted({*entity.aliases, *(old.aliases if old else ())}))
            self.entities[entity.id] = replace(entity, name=old.name if old else entity.name, aliases=aliases)
        for document, ids in resolution.ids.items():
            self.where.update({(document, local): id for local, id in ids.items()})
        for absorbed, survivor in resolution.merges:
            gone, kept = self.entities.pop(absorbed), self.entities[survivor]
            aliases = tuple(sorted({*kept.aliases, *gone.aliases, gone.name} - {kept.name}))
            self.entities[survivor] = replace(kept, aliases=aliases)
            self.where = {key: survivor if id == absorbed else id for key, id in self.where.items()}
            self.merged.append((absorbed, survivor))
