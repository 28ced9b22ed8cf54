from lxml import html

from graph.export import Provenance
from graph.export.html_ import MOST_DRAWN, to_html
from graph.model import Edge, Node, Subgraph


def test_the_page_has_a_picture_both_tables_and_its_provenance(subgraph: Subgraph, made: Provenance) -> None:
    page = html.fromstring(to_html(subgraph, made))
    assert len(page.findall(".//circle")) == len(subgraph.nodes)
    assert len(page.findall(".//line")) == len(subgraph.edges)
    edges, nodes = page.findall(".//table")
    assert len(nodes.findall("tbody/tr")) == len(subgraph.nodes)
    assert len(edges.findall("tbody/tr")) == len(subgraph.edges)
    said = dict(zip(page.xpath("//dt/text()"), (dd.text_content() for dd in page.findall(".//dd")), strict=True))
    assert (said["nodes shown"], said["nodes hidden"]) == ("5", "1307")
    assert said["query"].startswith("MATCH (n)\nRETURN n")


def test_it_stands_alone_and_texts_are_texts(subgraph: Subgraph, made: Provenance) -> None:
    page = html.fromstring(to_html(subgraph, made))
    assert not page.xpath("//script | //link | //img | //b | //@src | //@href | //@onload")
    assert "=HYPERLINK" in page.findall(".//table")[1].text_content()


def test_a_large_graph_is_drawn_in_part_and_says_so(made: Provenance) -> None:
    hub = Node("person:hub", "Person", {"name": "Hub"})
    others = tuple(Node(f"product:{n}", "Product", {"name": f"P{n}"}) for n in range(MOST_DRAWN + 9))
    edges = tuple(Edge("USES", hub.id, other.id, {"independent": 1}) for other in others)
    page = html.fromstring(to_html(Subgraph((hub, *others), edges), made))
    assert len(page.findall(".//circle")) == MOST_DRAWN
    assert "10 more stand in the table only" in page.text_content()
    assert "Hub" in page.findall(".//svg")[0].text_content()
