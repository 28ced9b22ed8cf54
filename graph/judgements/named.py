"""What people call a thing, to its id."""

from graph.errors import JudgementError
from graph.model import Node
from graph.store import Reader


def found_id(reader: Reader, name: str) -> str:
    """The id of what is named: an id, or a name, alias or handle that one thing alone has. Raises JudgementError."""
    if reader.nodes([name]):
        return name
    wanted = name.casefold()
    hits = [node for node in reader.search(name, limit=50) if wanted in _names(node)]
    if len(hits) == 1:
        return hits[0].id
    if hits:
        listed = ", ".join(node.id for node in hits[:5])
        raise JudgementError(f'"{name}" is a name of {len(hits)} things.', f"Give the id of one: {listed}.")
    raise JudgementError(f'The graph has nothing called "{name}".', "Give an id or a whole name.")


def known_id(reader: Reader, name: str) -> str:
    """An id as it is, also that of something that is gone; else what the name names."""
    return name if ":" in name or reader.nodes([name]) else found_id(reader, name)


def _names(node: Node) -> set[str]:
    lists = (node.properties.get(name) or () for name in ("aliases", "handles"))
    return {node.name.casefold(), *(str(each).casefold() for names in lists for each in names)}  # type: ignore[union-attr]
