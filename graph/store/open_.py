"""From a URL to an open graph."""

from collections.abc import Callable, Mapping

from graph.errors import StoreError
from graph.settings import Settings, load_settings
from graph.store.base import Store

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str | None = None, *, settings: Settings | None = None, read_only: bool = False) -> Store:
    """The graph at `ladybug:PATH`, `neo4j://HOST:PORT` or `bolt://HOST:PORT`; without a URL the one of the settings.

    `read_only` refuses `writer()`. Raises StoreError for a URL of another form and where nothing answers.
    """
    settings = settings or load_settings()
    url = url or settings.store
    scheme, separator, _ = url.partition(":")
    opener = _OPENERS.get(scheme.lower()) if separator else None
    if opener is None:
        # Only the scheme is repeated: what follows it could hold a password.
        raise StoreError(
            f'The store "{scheme}:…" has no known form.' if separator else "The store's address has no scheme.",
            "Write ladybug:PATH, neo4j://HOST:PORT or bolt://HOST:PORT.",
        )
    return opener(url, settings, read_only)


def _ladybug(url: str, settings: Settings, read_only: bool) -> Store:
    from graph.store.ladybug_ import LadybugStore

    return LadybugStore(url, settings, read_only=read_only)


def _neo4j(url: str, settings: Settings, read_only: bool) -> Store:
    from graph.store.neo4j_ import Neo4jStore

    return Neo4jStore(url, settings, read_only=read_only)


# Each driver is imported when it is first needed: loading both takes longer than most commands run.
_OPENERS: Mapping[str, Callable[[str, Settings, bool], Store]] = {
    "ladybug": _ladybug,
    **dict.fromkeys(NEO4J_SCHEMES, _neo4j),
}
