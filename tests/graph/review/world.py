"""A graph that raises every kind of question."""

from graph.model import Entity, Statement
from graph.store import Batch
from tests.contract.sample import ADA, ELDERTON, FENWAY, document, states

TYPO = "person:ada-meriwold"
PEOPLE = tuple(f"person:mover-{letter}" for letter in "abcd")


def questions() -> Batch:
    """A typing error beside the same employer, two jobs at once, two sizes of one move, four who went together, one
    of whom is said to work where they left from."""
    entities = (
        Entity(ADA, "Person", "Ada Merriwold", (), {"role": "cio"}),
        Entity(TYPO, "Person", "Ada Meriwold", (), {"role": "cio"}),
        Entity(ELDERTON, "Organization", "Elderton Bank"),
        Entity(FENWAY, "Organization", "Fenwright Stores"),
        Entity("organization:garth-steel", "Organization", "Garth Steel"),
        Entity("organization:hollin-foods", "Organization", "Hollin Foods"),
        *(Entity(id, "Person", f"Mover {id[-1].upper()}") for id in PEOPLE),
        *(Entity(f"person:other-{n}", "Person", f"Other {n}") for n in range(30)),
        *(Entity(f"organization:firm-{n}", "Organization", f"Firm {n}") for n in range(31)),
    )
    documents = [document(f"doc-{n}", f"2012-0{n + 1}-11") for n in range(9)]
    statements: list[Statement] = [
        _works("doc-0", ADA, ELDERTON),
        _works("doc-6", ADA, ELDERTON),
        _works("doc-3", ADA, FENWAY),
        _works("doc-7", ADA, FENWAY),
        _works("doc-1", TYPO, ELDERTON),
        _works("doc-8", PEOPLE[3], "organization:garth-steel"),
        states("doc-4", "team_move", from_=FENWAY, to="organization:garth-steel", size=40, status="done"),
        states("doc-5", "team_move", from_=FENWAY, to="organization:garth-steel", size=90, status="done"),
    ]
    ends = {"from_": "organization:garth-steel", "to": "organization:hollin-foods"}
    statements += [
        states("doc-2", "person_move", id=f"statement:went-{id[-1]}", person=id, date=f"2012-0{n + 1}", **ends)
        for n, id in enumerate(PEOPLE)
    ]
    statements += [
        states(
            "doc-8",
            "person_move",
            id=f"statement:other-{n}",
            person=f"person:other-{n}",
            from_=f"organization:firm-{n}",
            to=f"organization:firm-{n + 1}",
        )
        for n in range(30)
    ]
    return Batch(tuple(documents), entities, (), tuple(statements))


def _works(document: str, person: str, org: str) -> Statement:
    return states(
        document, "works_at", id=f"statement:{document}", person=person, org=org, title="CIO", status="current"
    )
