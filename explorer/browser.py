"""Callbacks that run in the browser, where the server would add nothing."""

from dash import ClientsideFunction, Dash
from dash.dependencies import DashDependency


def in_browser(app: Dash, function: str, *dependencies: DashDependency, initially: bool = True) -> None:
    """Call `backchannel.<function>` of assets/ with the inputs; `initially` also when the page is loaded."""
    called = ClientsideFunction("backchannel", function)
    app.clientside_callback(called, *dependencies, prevent_initial_call=not initially)  # type: ignore[no-untyped-call]
