"""Cells of a query's rows as the types that analytics give out."""


def text(cell: object) -> str | None:
    """Text, or None where the cell is empty."""
    return None if cell is None or cell == "" else str(cell)


def texts(cell: object) -> tuple[str, ...]:
    """A list's texts, sorted, since stores collect in different orders."""
    return tuple(sorted(map(str, cell))) if isinstance(cell, list | tuple) else ()


def whole(cell: object) -> int:
    """A count; an empty cell counts nothing."""
    return int(cell) if isinstance(cell, int | float) else 0


def number(cell: object) -> float | None:
    """A number, or None where the cell is empty."""
    return float(cell) if isinstance(cell, int | float) else None
