from lxml import html

from graph.export import Citation, Cited, Provenance
from graph.export.html_ import to_html
from graph.export.picture import MOST_DRAWN
from graph.model import Edge, Node, Subgraph


def said(sentence: str, url: str = "https://example.org/1") -> Citation:
    return Citation(
        sentence,
        "Ana Ruiz",
        "Alder Bank",
        "2014-01-02",
        "A <b>title</b>",
        url,
        "net",
        "d1",
        "negative",
        "network 1",
        0.9,
    )


def test_the_page_has_a_picture_edges_nodes_and_its_provenance(subgraph: Subgraph, made: Provenance) -> None:
    page = html.fromstring(to_html(subgraph, made))
    assert len(page.findall(".//circle")) == len(subgraph.nodes)
    assert len(page.findall(".//article")) == len(subgraph.edges)
    (nodes,) = page.findall(".//table")
    assert len(nodes.findall("tbody/tr")) == len(subgraph.nodes)
    facts = dict(zip(page.xpath("//dt/text()"), (dd.text_content() for dd in page.findall(".//dd")), strict=True))
    assert (facts["nodes shown"], facts["nodes hidden"]) == ("5", "1307")
    assert facts["query"].startswith("MATCH (n)\nRETURN n")


def test_each_edge_leads_to_the_sentences_behind_it(subgraph: Subgraph, made: Provenance) -> None:
    talk = subgraph.edges[0]
    page = html.fromstring(to_html(subgraph, made, Cited({talk.id: (said("Late <i>again</i>."), said("Dear."))}, 7)))
    (article,) = [each for each in page.findall(".//article") if each.findall("blockquote")]
    quotes = [quote.text_content().split() for quote in article.findall("blockquote")]
    assert " ".join(quotes[0]).startswith(
        "Late <i>again</i>. Ana Ruiz · Alder Bank · 2014-01-02 · negative · A <b>title"
    )
    assert "2 of 3 statements." in article.text_content()
    assert [link.get("href") for link in article.findall(".//footer/a")] == ["https://example.org/1"] * 2
    anchors = {each.get("id") for each in page.findall(".//article")}
    assert {link.get("href")[1:] for link in page.findall(".//svg/a")} == anchors
    assert "7 more edges are without their sentences" in page.text_content()


def test_what_a_browser_would_run_is_no_link(subgraph: Subgraph, made: Provenance) -> None:
    cited = Cited({subgraph.edges[0].id: (said("Late.", "javascript:alert(1)"),)})
    assert b"javascript:" not in to_html(subgraph, made, cited)


def test_nodes_stand_where_they_stood(subgraph: Subgraph, made: Provenance) -> None:
    places = {node.id: (100.0 * n, -50.0 * n) for n, node in enumerate(subgraph.nodes)}
    circles = html.fromstring(to_html(subgraph, made, None, places)).findall(".//circle")
    at = {circle.findtext("title"): (float(circle.get("cx")), float(circle.get("cy"))) for circle in circles}
    assert at["Person: Ana Ruíz"] == min(at.values())
    assert [place[1] for place in sorted(at.values())] == sorted((place[1] for place in at.values()), reverse=True)


def test_it_stands_alone_and_texts_are_texts(subgraph: Subgraph, made: Provenance) -> None:
    page = html.fromstring(to_html(subgraph, made))
    assert not page.xpath("//script | //link | //img | //b | //@src | //@onload")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert "=HYPERLINK" in page.findall(".//table")[0].text_content()


def test_a_large_graph_is_drawn_in_part_and_says_so(made: Provenance) -> None:
    hub = Node("person:hub", "Person", {"name": "Hub"})
    others = tuple(Node(f"product:{n}", "Product", {"name": f"P{n}"}) for n in range(MOST_DRAWN + 9))
    edges = tuple(Edge("USES", hub.id, other.id, {"independent": 1}) for other in others)
    page = html.fromstring(to_html(Subgraph((hub, *others), edges), made))
    assert len(page.findall(".//circle")) == MOST_DRAWN
    assert "10 more stand in the table only" in page.text_content()
    assert "Hub" in page.findall(".//svg")[0].text_content()
