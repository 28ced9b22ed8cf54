"""Filters by kind, sentiment and date: they hide what is shown and narrow what expanding brings."""

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html

from explorer import ids
from explorer.browser import in_browser
from explorer.components.parts import attributes, icon
from explorer.looks import kind_label
from explorer.request import NODE_KINDS
from explorer.wording import edge_words
from graph.schema import SUMMARIES

SENTIMENTS = (("any", "Any"), ("negative", "Negative"), ("neutral", "Neutral"), ("positive", "Positive"))


def filters() -> dmc.Popover:
    """The button and its panel. Nothing chosen in a group means that all of it is let through."""
    panel = html.Div(
        [
            _group("Nodes", ids.FILTER_NODES, [(kind, kind_label(kind)) for kind in NODE_KINDS]),
            _group("Relations", ids.FILTER_EDGES, [(kind, edge_words(kind)) for kind in SUMMARIES]),
            html.Div(
                [
                    html.Span("Sentiment of what is said", className="filter-title"),
                    dmc.SegmentedControl(
                        id=ids.FILTER_SENTIMENT,
                        data=[{"value": value, "label": label} for value, label in SENTIMENTS],
                        value="any",
                        size="xs",
                        **attributes(aria_label="Sentiment"),
                    ),
                ],
                className="filter-group",
            ),
            html.Div(
                [
                    dmc.MonthPickerInput(
                        id=ids.FILTER_DATES,
                        type="range",
                        label="Said between",
                        placeholder="Any time",
                        valueFormat="MMM YYYY",
                        clearable=True,
                        size="xs",
                        popoverProps={"withinPortal": False},
                    )
                ],
                className="filter-group",
            ),
            html.Button("Clear filters", id=ids.FILTER_RESET, type="button", className="button quiet", n_clicks=0),
        ],
        className="filters",
    )
    button = html.Button(
        [icon("filter"), "Filters", html.Span(id="filter-badge", className="filter-badge", hidden=True)],
        type="button",
        className="button",
        id="filter-button",
    )
    return dmc.Popover(
        [dmc.PopoverTarget(button), dmc.PopoverDropdown(panel)],
        position="bottom-start",
        width=360,
        shadow="md",
        withinPortal=True,
        trapFocus=True,
    )


def _group(title: str, id: str, choices: list[tuple[str, str]]) -> html.Div:
    chips = [dmc.Chip(label, value=value, size="xs", variant="outline") for value, label in choices]
    group = dmc.ChipGroup(html.Div(chips, className="chips"), id=id, multiple=True, value=[])
    return html.Div([html.Span(title, className="filter-title"), group], className="filter-group", role="group")


def register(app: Dash) -> None:
    """All in the browser: gather the filters, hide what they do not let through, reset them."""
    in_browser(
        app,
        "filter",
        Output(ids.FILTERS, "data"),
        Input(ids.FILTER_NODES, "value"),
        Input(ids.FILTER_EDGES, "value"),
        Input(ids.FILTER_SENTIMENT, "value"),
        Input(ids.FILTER_DATES, "value"),
        initially=False,
    )
    in_browser(
        app,
        "resetFilters",
        Output(ids.FILTER_NODES, "value"),
        Output(ids.FILTER_EDGES, "value"),
        Output(ids.FILTER_SENTIMENT, "value"),
        Output(ids.FILTER_DATES, "value"),
        Input(ids.FILTER_RESET, "n_clicks"),
        initially=False,
    )
