import neo4j
import pytest
from neo4j.exceptions import AuthError

from tests.neo4j_server.server import Neo4jServer


def test_answers_over_bolt(neo4j_server: Neo4jServer) -> None:
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server.auth) as driver, driver.session() as session:
        record = session.run("RETURN 1 AS one").single(strict=True)
    assert record["one"] == 1


def test_refuses_a_wrong_password(neo4j_server: Neo4jServer) -> None:
    if not neo4j_server.password:
        pytest.skip("the server given by BACKCHANNEL_TEST_NEO4J asks for no password")
    with (
        neo4j.GraphDatabase.driver(neo4j_server.url, auth=(neo4j_server.user, "not the password")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_clean_server_holds_nothing(neo4j_server: Neo4jServer, request: pytest.FixtureRequest) -> None:
    with neo4j.GraphDatabase.driver(neo4j_server.url, auth=neo4j_server.auth) as driver:
        driver.execute_query("UNWIND range(1, 12000) AS i CREATE (:Left {i: i})-[:BEHIND]->(:Left)")
        request.getfixturevalue("clean_neo4j")
        records, _, _ = driver.execute_query("MATCH (n) RETURN count(n) AS nodes")
    assert records[0]["nodes"] == 0
