"""Files that go with a graph, such as saved queries and what could not be read."""

from pathlib import Path


def beside(url: str, name: str) -> Path:
    """The file of this name in the folder of an embedded graph ("ladybug:PATH"), else in the current folder."""
    scheme, _, path = url.partition(":")
    return Path(path).expanduser().parent / name if scheme.lower() == "ladybug" and path else Path(name)
