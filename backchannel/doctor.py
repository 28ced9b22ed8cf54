"""What is set up, what is missing, and what to do about it: the checks behind `backchannel doctor`."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.errors import BackchannelError, StoreError
from graph.settings import Settings

PACKAGES = ("spacy", "onnxruntime", "tokenizers", "ladybug", "neo4j", "networkx", "pyarrow", "dash", "dash-cytoscape")
LEAST_DISK = 2**30


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `needed` tells what nothing works without from what only some commands want."""

    name: str
    ok: bool
    detail: str
    hint: str = ""
    needed: bool = True


def examine(settings: Settings) -> Iterator[Check]:
    """All checks, quick ones first; none writes anything."""
    yield _python()
    yield from map(_package, PACKAGES)
    yield _optional("py2neo", "notebooks on py2neo", "pip install 'backchannel[py2neo]'")
    yield _guarded("catalogue", lambda: _catalogue(settings))
    yield _guarded("extractor", lambda: _extractor(settings))
    yield _guarded("graph", lambda: _graph(settings))
    yield _disk(settings)
    yield _login(settings)


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    return Check("Python", sys.version_info >= (3, 11), found, "Backchannel needs Python 3.11 or later.")


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed", "Run `make demo`, or `pip install -r requirements.lock`.")


def _optional(name: str, purpose: str, command: str) -> Check:
    try:
        return Check(name, True, version(name), needed=False)
    except PackageNotFoundError:
        return Check(name, False, f"not installed; only for {purpose}", f"{command}.", needed=False)


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except BackchannelError as error:
        return Check(name, False, error.message, error.hint)


def _catalogue(settings: Settings) -> Check:
    from extract.catalogue import load_catalogue

    catalogue = load_catalogue(settings.catalogue)
    detail = f"{len(catalogue.organizations):,} organisations, {len(catalogue.products):,} products"
    return Check("catalogue", True, detail)


def _extractor(settings: Settings) -> Check:
    from extract.pipeline import load_pipeline
    from graph.model import Document

    extractor = load_pipeline(settings)
    probe = Document("probe", "post", "Our Oracle renewal tripled, says Jane Miller, CIO of Halden Bank.")
    (annotation,) = extractor.annotate([probe])
    found = ", ".join(f"{entity.type} {entity.name}" for entity in annotation.entities)
    return Check("extractor", bool(found), f"{extractor.name} reads: {found}", "The extraction pipeline found nothing.")


def _graph(settings: Settings) -> Check:
    from graph.store import open_store

    try:
        with open_store(settings.store, settings=settings, read_only=True) as store:
            stats = store.reader().stats()
    except StoreError as error:
        return Check("graph", False, error.message, error.hint, needed=False)
    return Check("graph", True, f"{settings.store}: {stats.get('Document', 0):,} documents")


def _disk(settings: Settings) -> Check:
    scheme, _, path = settings.store.partition(":")
    folder = Path(path).expanduser().resolve().parent if scheme == "ladybug" else Path.cwd()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Check("disk", free > LEAST_DISK, f"{free / 2**30:.1f} GiB free in {folder}", "Free some space there.")


def _login(settings: Settings) -> Check:
    local = settings.host in {"127.0.0.1", "localhost", "::1"}
    guarded = bool(settings.login.get_secret_value())
    where = f"explorer on {settings.host}:{settings.port}, login {'set' if guarded else 'not set'}"
    return Check("login", local or guarded, where, "Set BACKCHANNEL_LOGIN=user:password to listen beyond localhost.")
