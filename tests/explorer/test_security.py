import pytest
from dash import Dash
from flask.testing import FlaskClient
from pydantic import SecretStr

from explorer.app import create_app
from explorer.auth import TRIES, WAIT, Throttle, safe_next
from explorer.security import check_exposure, is_local, login_of
from graph.errors import SettingsError
from graph.settings import Settings
from tests.explorer.fake import FakeReader, FakeStore

HTML = {"Accept": "text/html"}


@pytest.fixture
def app(fake: FakeReader) -> Dash:
    return create_app(FakeStore(fake), Settings())


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture
def guarded(fake: FakeReader) -> FlaskClient:
    settings = Settings(login=SecretStr("ana:long: pässword"))
    return create_app(FakeStore(fake), settings).server.test_client()


def log_in(client: FlaskClient, user: str = "ana", password: str = "long: pässword", token: str | None = None) -> int:
    page = client.get("/login", headers=HTML).text
    found = page.split('name="token" value="')[1].split('"')[0]
    form = {"user": user, "password": password, "token": found if token is None else token}
    return client.post("/login?next=/graph", data=form).status_code


def test_headers_are_on_every_answer(client: FlaskClient) -> None:
    for path in ("/", "/_dash-layout", "/assets/graph.js", "/nothing"):
        headers = client.get(path, buffered=True).headers
        policy = headers["Content-Security-Policy"]
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe" not in scripts
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_the_page_names_no_other_site(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "https://" not in page
    assert "http://" not in page


def test_other_names_of_this_machine_are_refused(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "rebound.example:8050"}).status_code == 403
    assert client.get("/", headers={"Host": "127.0.0.1:8050"}).status_code == 200
    assert client.get("/", headers={"Host": "[::1]:8050"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "http://localhost"}, True),
        ({}, True),
    ],
)
def test_posts_from_other_sites_are_refused(client: FlaskClient, headers: dict[str, str], let_in: bool) -> None:
    answer = client.post("/_dash-update-component", json={}, headers={"Host": "localhost", **headers})
    assert (answer.status_code != 403) == let_in


def test_without_a_session_there_is_only_the_login(guarded: FlaskClient) -> None:
    for path in ("/", "/graph", "/cypher?x=1"):
        answer = guarded.get(path, headers=HTML)
        assert answer.status_code == 302
        assert answer.location.startswith("/login?next=")
    for path in ("/_dash-layout", "/_dash-dependencies", "/assets/graph.js", "/_favicon.ico"):
        assert guarded.get(path).status_code == 401
    assert guarded.post("/_dash-update-component", json={}).status_code == 401
    assert guarded.get("/assets/login.css", buffered=True).status_code == 200


def test_logging_in_and_out(guarded: FlaskClient) -> None:
    assert log_in(guarded) == 302
    assert guarded.get("/", headers=HTML).status_code == 200
    cookie = guarded.get_cookie("session")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    guarded.get("/logout", headers=HTML)
    assert guarded.get("/", headers=HTML).status_code == 200
    assert guarded.post("/logout").status_code == 302
    assert guarded.get("/", headers=HTML).status_code == 302


@pytest.mark.parametrize(
    ("user", "password", "token"),
    [("ana", "wrong", None), ("bob", "long: pässword", None), ("", "", None), ("ana", "long: pässword", "forged")],
)
def test_wrong_logins(guarded: FlaskClient, user: str, password: str, token: str | None) -> None:
    assert log_in(guarded, user, password, token) == 401
    assert guarded.get("/", headers=HTML).status_code == 302


def test_too_many_tries_have_to_wait(guarded: FlaskClient) -> None:
    for _ in range(TRIES):
        assert log_in(guarded, password="wrong") == 401
    assert log_in(guarded) == 429


def test_the_throttle_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("explorer.auth.time.monotonic", lambda: now)
    throttle = Throttle()
    for _ in range(TRIES):
        throttle.failed("1.2.3.4")
    assert 0 < throttle.wait("1.2.3.4") <= WAIT
    assert throttle.wait("5.6.7.8") == 0
    now += WAIT + 1
    assert throttle.wait("1.2.3.4") == 0


@pytest.mark.parametrize(
    ("path", "goes_to"),
    [
        ("/graph?node=a", "/graph?node=a"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("", "/"),
    ],
)
def test_the_login_leads_to_this_site_only(path: str, goes_to: str) -> None:
    assert safe_next(path) == goes_to


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.8.8.8", True), ("0.0.0.0", False), ("db", False)],
)
def test_what_is_local(host: str, local: bool) -> None:
    assert is_local(host) == local


def test_nobody_else_gets_in_without_a_login() -> None:
    check_exposure(Settings(host="127.0.0.1"))
    check_exposure(Settings(host="0.0.0.0", login=SecretStr("ana:x")))
    with pytest.raises(SettingsError, match="BACKCHANNEL_LOGIN"):
        check_exposure(Settings(host="0.0.0.0"))
    with pytest.raises(SettingsError, match="user:password"):
        login_of(Settings(login=SecretStr("ana")))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeReader, "stats", lambda self: 1 / 0)


@pytest.mark.usefixtures("failing")
def test_an_error_of_ours_is_logged_and_not_shown(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    asked = {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "location", "property": "pathname", "value": "/"}],
        "changedPropIds": ["location.pathname"],
    }
    answer = client.post("/_dash-update-component", json=asked)
    assert "Something went wrong." in answer.text
    assert "division by zero" not in answer.text
    assert "division by zero" in caplog.text
