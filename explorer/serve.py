"""Serving the explorer to browsers: a socket that is known to be free, and a production WSGI server on it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from dash import Dash
from waitress.server import create_server

from graph.errors import SettingsError

THREADS = 8


def listen(host: str, port: int) -> socket.socket:
    """A socket listening on the address; port 0 takes any free one. Raises SettingsError where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host.strip("[]"), port))
        opened.listen(128)
    except OSError as error:
        opened.close()
        raise SettingsError(
            f"The explorer cannot listen on {host}:{port}: {(error.strerror or str(error)).lower()}.",
            "Stop what uses that port, choose another with --port, or let --port 0 find a free one.",
        ) from error
    return opened


def address(opened: socket.socket) -> str:
    """Where a browser on this machine finds it: "http://127.0.0.1:8050/"."""
    host, port = opened.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextmanager
def served(app: Dash, opened: socket.socket) -> Iterator[str]:
    """Answer requests in the background; gives the address. At the end none is being answered any more."""
    server = create_server(app.server, sockets=[opened], threads=THREADS, ident="")
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield address(opened)
    finally:
        # Python must not end while a thread is within the engine of an embedded graph: that aborts the process.
        server.task_dispatcher.shutdown()


def serve(app: Dash, opened: socket.socket, ready: Callable[[], None] = lambda: None) -> None:
    """Answer requests until interrupted; `ready` is called once, when the first would be answered."""
    with closing(create_server(app.server, sockets=[opened], threads=THREADS, ident="")) as server:
        ready()
        server.run()
