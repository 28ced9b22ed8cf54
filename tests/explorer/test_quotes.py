from explorer.quotes import Quote, by_origin, independent_sources
from graph.model import Node
from graph.store import Evidence


def said(id: str, document: str, confidence: float, when: str, text: str = "Late.", origin: str | None = None) -> Quote:
    properties = {"text": text, "confidence": confidence, "said": when, "start": 0, "end": len(text)}
    statement = Node(f"statement:{id}", "Statement", properties)  # type: ignore[arg-type]
    return Quote(Evidence(statement, Node(document, "Document", {"text": text, "origin": origin}), None), ())


def test_the_surest_source_comes_first_and_of_equal_ones_the_latest() -> None:
    quotes = [said("a", "d1", 0.6, "2015"), said("b", "d2", 0.9, "2010"), said("c", "d3", 0.9, "2012")]
    order = [group[0][0].evidence.statement.id for group in by_origin(quotes)]
    assert order == ["statement:c", "statement:b", "statement:a"]


def test_what_repeats_its_origin_stands_under_it() -> None:
    copy, original = said("copy", "d2", 0.9, "2012", origin="d1"), said("first", "d1", 0.8, "2011")
    other = said("other", "d2", 0.7, "2012", "Something else.", origin="d1")
    sources = by_origin([copy, original, other])
    assert [[quotes[0].evidence.document.id for quotes in source] for source in sources] == [["d1", "d2"], ["d2"]]
    assert independent_sources(quote.evidence for quote in (copy, original, other)) == 1
