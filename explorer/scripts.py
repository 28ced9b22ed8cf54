"""What a browser loads first: our own files in one, and of Dash's what the first picture needs. The rest waits."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dash_cytoscape
from dash import Dash
from flask import Flask, Response

_ASSETS = Path(__file__).parent / "assets"
_BY_THEMSELVES = ("early.js", "editor.js", "login.css")
"""Loaded before all others, by the Cypher page alone, and by the page that asks for a login."""
_LATER = ("dash_ag_grid/", "dash_cytoscape_extra.")
"""Tables, and Cytoscape with all its layouts, take longer to start than all the rest: see assets/later.js."""
_NEVER = ("/polyfill@", "/dash_table/")
"""For browsers that cannot show the explorer anyway, and for components that it does not have."""
_YEAR = 31_536_000
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>\n?')

# Dash tells the browser of every file in this list. The large Cytoscape stands in it beside the small one, which it
# would replace in `load_extra_layouts`.
_LARGE = {"relative_package_path": "dash_cytoscape_extra.min.js", "namespace": "dash_cytoscape"}
if _LARGE not in dash_cytoscape._js_dist:
    dash_cytoscape._js_dist.append(_LARGE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several files as one, at an address that changes with what is in them."""

    address: str
    body: bytes
    mimetype: str


class Page(Dash):
    """Dash with a page that starts faster: its own assets in two files, and scripts that can wait not yet run."""

    def __init__(self, name: str, **settings: Any) -> None:
        # Dash leaves the assets to us; it serves them under /assets still.
        super().__init__(name, assets_ignore=".*", **settings)
        self._script = bundle("js", "text/javascript", _own(".js"))
        self._style = bundle("css", "text/css", _own(".css"))
        for each in (self._script, self._style):
            serve(self.server, each)

    def interpolate_index(self, *given: Any, **parts: Any) -> str:
        """The page, see `Dash.interpolate_index`."""
        parts["css"] += f'<link rel="stylesheet" href="{self._style.address}">'
        parts["scripts"] = arranged(parts["scripts"], self._script.address)
        return str(super().interpolate_index(*given, **parts))  # type: ignore[no-untyped-call]


def arranged(scripts: str, ours: str) -> str:
    """Dash's script elements without those that nothing needs; ours come before the renderer, which starts the page.

    Those that can wait become `type="later"`, which no browser runs.
    """
    found: list[str] = []
    for address in _SCRIPT.findall(scripts):
        if any(part in address for part in _NEVER):
            continue
        if "/dash-renderer/" in address:
            found.append(f'<script src="{ours}"></script>')
        kind = ' type="later"' if any(part in address for part in _LATER) else ""
        found.append(f'<script{kind} src="{address}"></script>')
    return "\n".join([*found, _SCRIPT.sub("", scripts).strip()])


def bundle(suffix: str, mimetype: str, files: Iterable[Path]) -> Bundle:
    """The files in one, in the order given."""
    body = b"\n".join(path.read_bytes() for path in files)
    return Bundle(f"/bundle/{hashlib.sha256(body).hexdigest()[:16]}.{suffix}", body, mimetype)


def serve(server: Flask, bundle: Bundle) -> None:
    """Answer the bundle's address; browsers keep it for as long as they like."""

    def respond() -> Response:
        answer = Response(bundle.body, mimetype=bundle.mimetype)
        answer.cache_control.private = True
        answer.cache_control.max_age = _YEAR
        answer.cache_control.immutable = True
        return answer

    server.add_url_rule(bundle.address, bundle.address, respond)


def _own(suffix: str) -> list[Path]:
    """Our files of a kind: those of the folder first, then those of the folders in it, each by name."""
    found = [path for path in _ASSETS.rglob(f"*{suffix}") if path.name not in _BY_THEMSELVES]
    return sorted(found, key=lambda path: (len(path.relative_to(_ASSETS).parts), path))
