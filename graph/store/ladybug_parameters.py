"""A user's parameters, checked for what Ladybug 0.22 answers wrongly instead of refusing."""

from collections.abc import Mapping, Sequence

from graph.errors import QueryInvalid
from graph.guard.tokens import tokenize
from graph.store.base import Parameters


def check_parameters(query: str, given: Parameters) -> None:
    """Raises QueryInvalid for a parameter that is missing or whose lists mix kinds of values.

    Ladybug takes a missing one for null and answers with nothing; a list of numbers and texts brings it down.
    """
    for token in tokenize(query):
        name = token.value.removeprefix("$").strip("`")
        if token.kind == "parameter" and name not in given:
            raise QueryInvalid(f"The query needs the parameter ${name}.", f"Give it a value: -p {name}=VALUE.")
    for name, value in given.items():
        try:
            _shape(value)
        except ValueError:
            hint = "Numbers, texts and maps each go in a list of their own."
            raise QueryInvalid(f"A list in the parameter ${name} mixes kinds of values.", hint) from None


def _shape(value: object) -> object:
    """What kind of value it is; ValueError where a list in it holds several kinds. Null goes with every kind."""
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), _shape(item)) for key, item in value.items() if item is not None))
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        shapes = {_shape(item) for item in value if item is not None} - {("list", None)}
        if len(shapes) > 1:
            raise ValueError
        return ("list", next(iter(shapes), None))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    return type(value).__name__
