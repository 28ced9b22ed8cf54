"""The demonstration: our own corpus in an embedded graph, read by the extractor as any other text."""

import urllib.request
from importlib.resources import as_file, files

from explorer.app import create_app
from explorer.cli import open_explorer
from explorer.serve import listen, served
from extract.pipeline import load_pipeline
from extract.run import Summary, ingest
from graph.errors import SettingsError, StoreError
from graph.settings import Settings, load_settings
from graph.store import open_store

PATIENCE = 60.0


def load_demo(settings: Settings) -> Summary:
    """Bring the corpus into the graph of the settings; what is there already is left as it is."""
    corpus = files("backchannel") / "corpus" / "documents.jsonl"
    with as_file(corpus) as path, open_store(settings.store, settings=settings) as store:
        return ingest([path], store, load_pipeline(settings))


def run_demo(settings: Settings, open_browser: bool) -> None:
    """Serve the explorer until interrupted, on another free port where the one of the settings is taken."""
    try:
        listen(settings.host, settings.port).close()
    except SettingsError:
        settings = settings.model_copy(update={"port": 0})
    open_explorer(settings, open_browser)


def check_demo(settings: Settings) -> str:
    """Serve the explorer on a free port and fetch its page once. Raises StoreError where it does not answer."""
    local = load_settings(store=settings.store, host="127.0.0.1", port=0)
    with open_store(local.store, settings=local) as store:
        with served(create_app(store, local), listen(local.host, local.port)) as where:
            try:
                with urllib.request.urlopen(where, timeout=PATIENCE) as answer:
                    page = answer.read().decode()
            except OSError as error:
                raise StoreError(
                    f"The explorer at {where} does not answer: {error}.", "Run `backchannel doctor`."
                ) from error
    if "Backchannel" not in page:
        raise StoreError(f"The page at {where} is not the explorer's.", "Run `backchannel doctor`.")
    return f"The explorer answered at {where} with its page ({len(page):,} characters)."
