import socket
import threading
import urllib.request

import pytest
import typer
from typer.testing import CliRunner

from explorer.app import create_app
from explorer.cli import app as cli
from explorer.serve import address, listen, served
from graph.errors import SettingsError, StoreError
from graph.settings import Settings
from tests.explorer.fake import FakeReader, FakeStore


def test_a_taken_port_says_what_to_do() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(SettingsError, match="--port 0"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_addresses_are_those_a_browser_here_can_open() -> None:
    with listen("127.0.0.1", 0) as opened:
        assert address(opened) == f"http://127.0.0.1:{opened.getsockname()[1]}/"
    with socket.socket() as everywhere:
        everywhere.bind(("0.0.0.0", 0))
        assert address(everywhere).startswith("http://127.0.0.1:")


def test_pages_are_served(fake: FakeReader) -> None:
    app = create_app(FakeStore(fake), Settings())
    with served(app, listen("127.0.0.1", 0)) as where, urllib.request.urlopen(where, timeout=30) as answer:
        assert "Backchannel" in answer.read().decode()
        assert "Server" not in answer.headers


def test_serving_ends_when_all_requests_are_answered(fake: FakeReader) -> None:
    app, asked, answered = create_app(FakeStore(fake), Settings()), threading.Event(), threading.Event()

    def slow() -> str:
        asked.set()
        threading.Event().wait(0.5)
        answered.set()
        return "done"

    app.server.add_url_rule("/slow", "slow", slow)
    with served(app, listen("127.0.0.1", 0)) as where:
        threading.Thread(target=lambda: urllib.request.urlopen(f"{where}slow", timeout=30), daemon=True).start()
        assert asked.wait(30)
    assert answered.is_set()


def test_the_command_refuses_to_be_open_to_all(tmp_path: object) -> None:
    result = CliRunner().invoke(cli, ["--host", "0.0.0.0", "--no-open"])
    assert isinstance(result.exception, SettingsError)


def test_the_command_says_where_there_is_no_graph(tmp_path: object) -> None:
    result = CliRunner().invoke(cli, ["--store", f"ladybug:{tmp_path}/none.lbug", "--port", "0", "--no-open"])
    assert isinstance(result.exception, StoreError)


def test_the_command_has_help() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert isinstance(cli, typer.Typer)
    assert result.exit_code == 0
    assert "--port" in result.output
