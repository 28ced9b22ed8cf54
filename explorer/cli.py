"""`backchannel explore`: the explorer in a browser."""

import webbrowser
from typing import Annotated

import typer

from graph.console import StoreOption, note
from graph.settings import Settings, load_settings
from graph.store import open_store

app = typer.Typer()

_HOST, _PORT = Settings.model_fields["host"], Settings.model_fields["port"]


@app.command()
def explore(
    store: StoreOption = None,
    host: Annotated[
        str | None, typer.Option(help=f"{_HOST.description} Default: {_HOST.default}.", show_default=False)
    ] = None,
    port: Annotated[
        int | None, typer.Option(help=f"{_PORT.description} Default: {_PORT.default}.", show_default=False)
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
) -> None:
    """Explore the graph in a browser: search, expand, read the quotes, ask in Cypher, export."""
    open_explorer(load_settings(store=store, host=host, port=port), open_browser)


def open_explorer(settings: Settings, open_browser: bool) -> None:
    """Serve the explorer until interrupted; prints its address.

    Raises SettingsError where it would be open to others without a login or the port is taken, StoreError where the
    graph cannot be opened.
    """
    # Dash takes a second to import, which the other commands need not wait for.
    from explorer.app import create_app
    from explorer.security import check_exposure, is_local
    from explorer.serve import address, listen, serve

    check_exposure(settings)
    with open_store(settings.store, settings=settings) as store:
        store.reader().close()  # Where there is no graph yet, this says so.
        app = create_app(store, settings)
        socket = listen(settings.host, settings.port)
        where = address(socket)

        def ready() -> None:
            note(f"The explorer is at {where} (Ctrl-C stops it).")
            if open_browser and is_local(settings.host):
                webbrowser.open(where)

        serve(app, socket, ready)
