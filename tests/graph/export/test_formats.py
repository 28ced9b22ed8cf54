import pytest

from graph.errors import ExportError
from graph.export import EXPORTERS, Provenance, export
from graph.model import Subgraph


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_format_writes_something_and_its_provenance(format: str, subgraph: Subgraph, made: Provenance) -> None:
    content = export(subgraph, format, made)
    assert content
    if format != "csv":
        assert made.tool in content.decode()
        assert "1307" in content.decode()


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_format_writes_an_empty_subgraph(format: str, made: Provenance) -> None:
    assert export(Subgraph((), ()), format, made)


@pytest.mark.parametrize("format", EXPORTERS)
def test_the_same_subgraph_gives_the_same_bytes(format: str, subgraph: Subgraph, made: Provenance) -> None:
    assert export(subgraph, format, made) == export(subgraph, format, made)


def test_an_unknown_format_is_named_with_those_there_are(subgraph: Subgraph, made: Provenance) -> None:
    with pytest.raises(ExportError, match=r'"xlsx".*graphml, gexf'):
        export(subgraph, "xlsx", made)
