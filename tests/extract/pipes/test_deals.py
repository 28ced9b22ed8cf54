import pytest

from graph.model import Author


@pytest.mark.parametrize(
    ("text", "pair", "status"),
    [
        ("Quorvane Bank has signed a five-year deal with Infosys.", ("Quorvane Bank", "Infosys"), "current"),
        ("Quorvane Bank outsourced its service desk to Infosys.", ("Quorvane Bank", "Infosys"), "current"),
        ("Infosys wins a £5m contract at Quorvane Bank.", ("Quorvane Bank", "Infosys"), "current"),
        ("Infosys runs the data centres of Quorvane Bank.", ("Quorvane Bank", "Infosys"), "current"),
        ("Quorvane Bank ended its contract with Infosys in May.", ("Quorvane Bank", "Infosys"), "ended"),
        ("Quorvane Bank will not renew its contract with Infosys.", ("Quorvane Bank", "Infosys"), "ended"),
        ("Quorvane Bank will outsource its network to Infosys.", ("Quorvane Bank", "Infosys"), "planned"),
    ],
)
def test_deals(read, text: str, pair: tuple[str, str], status: str) -> None:
    found = read(text, kind="article")
    assert found.tuples("outsources_to", "client", "outsourcer") == {pair}
    assert found.relations("outsources_to")[0].fields["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "Quorvane Bank did not sign with Infosys.",
        "Has Quorvane Bank signed with Infosys?",
        "Quorvane Bank might sign with Infosys.",
    ],
)
def test_what_is_denied_asked_or_conditional_is_no_deal(read, text: str) -> None:
    assert read(text, kind="article").relations("outsources_to") == []


def test_value_and_date(read) -> None:
    found = read("Quorvane Bank signed a deal with Infosys worth €40 million on 3 May 2016.", kind="article")
    assert found.tuples("outsources_to", "value") == {("€40 million",)}
    assert found.relations("outsources_to")[0].fields["date"] == "3 May 2016"


def test_we_are_the_authors_organization(read, cio: Author) -> None:
    found = read("Our seven-year Wipro contract started in April.", cio)
    assert found.tuples("outsources_to", "client", "outsourcer") == {("Ostrel Water", "Wipro")}
