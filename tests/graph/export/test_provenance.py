from datetime import datetime

from graph.export import Provenance, provenance
from graph.model import Subgraph


def test_facts_say_what_is_shown_and_what_is_not(made: Provenance) -> None:
    facts = made.facts()
    assert facts["store"] == "ladybug"
    assert facts["query"].startswith("MATCH (n)")
    assert facts["parameters"] == "x=1"
    assert (facts["nodes_shown"], facts["edges_shown"], facts["nodes_hidden"]) == (5, 4, 1307)
    assert facts["cut"] == "by a limit"
    assert facts["tool"].startswith("Backchannel ")
    assert datetime.fromisoformat(str(facts["made"])).utcoffset() is not None


def test_facts_leave_out_what_nobody_said() -> None:
    facts = provenance(Subgraph((), ()), "neo4j", around="Veltrix", hops=2).facts()
    assert (facts["around"], facts["hops"]) == ("Veltrix", 2)
    assert not {"query", "parameters", "filters", "nodes_hidden", "cut"} & set(facts)
