"""The form of a query's parameters: a field with a type for every `$name`."""

import json

import dash_mantine_components as dmc
from dash import html

from explorer.components.parts import Tree, attributes
from graph.errors import QueryInvalid

TYPES = ("text", "number", "JSON")


def parameter_fields(names: list[str], carried: dict[str, object], help: dict[str, object]) -> Tree:
    """A field with a type for every `$name` of the query, with what it is for where that is known."""
    return [_field(name, carried.get(name, ""), str(help.get(name, ""))) for name in names]


def _field(name: str, value: object, help: str) -> html.Div:
    kind = "text" if isinstance(value, str) else "number" if isinstance(value, int | float) else "JSON"
    said = value if isinstance(value, str) else json.dumps(value)
    return html.Div(
        [
            dmc.TextInput(
                id={"type": "cypher-parameter", "name": name},
                label=f"${name}",
                description=help,
                value=said,
                size="xs",
                debounce=False,
            ),
            dmc.Select(
                id={"type": "cypher-parameter-type", "name": name},
                data=list(TYPES),
                value=kind,
                size="xs",
                allowDeselect=False,
                **attributes(aria_label=f"Type of ${name}"),
            ),
        ],
        className="parameter",
    )


def parameter_value(name: str, text: str, kind: str) -> object:
    """What a field means. Raises QueryInvalid where it is not of its type."""
    if kind == "text":
        return text
    try:
        value = json.loads(text)
    except ValueError as error:
        raise QueryInvalid(
            f"The parameter ${name} is no {kind}: {text or 'empty'}.", "Change it or its type."
        ) from error
    if kind == "number" and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise QueryInvalid(f"The parameter ${name} is no number: {text}.", "Change it or its type.")
    return value
