"""Parameters that Ladybug would answer wrongly."""

import pytest

from graph.errors import QueryInvalid
from graph.store.ladybug_parameters import check_parameters


@pytest.mark.parametrize(
    "value",
    [
        [1, "a"],
        [[1], ["a"]],
        [True, 1],
        [{"a": 1}, {"a": "x"}],
        [{"a": 1}, {"b": 1}],
        {"deep": [1, "a"]},
        ["a", ["a"]],
    ],
    ids=str,
)
def test_mixed_lists(value: object) -> None:
    with pytest.raises(QueryInvalid, match=r"A list in the parameter \$v mixes kinds"):
        check_parameters("RETURN $v AS v", {"v": value})


@pytest.mark.parametrize(
    "value",
    [[], [1, 2.5], [None, "a"], [[1], []], [[1], [None]], "text", {"a": 1, "b": "x"}, [{"a": 1}, {"a": 2}], None],
)
def test_lists_of_one_kind(value: object) -> None:
    check_parameters("RETURN $v AS v", {"v": value})


def test_missing_parameters() -> None:
    with pytest.raises(QueryInvalid, match=r"needs the parameter \$b"):
        check_parameters("RETURN $a AS a, $`b` AS b", {"a": 1})
    check_parameters("RETURN '$b' AS text // $c", {})
    check_parameters("RETURN 1 AS n", {"unused": 1})
