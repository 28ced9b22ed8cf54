"""A real Neo4j for tests, without Docker.

Maven fetches the server's jars once into `.cache/neo4j`; `Neo4jServer.java` runs them through Neo4j's public embedded
API and listens for Bolt. Needs a JDK 17 or later and Maven.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
USER = "neo4j"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent")
JVM_OPTIONS = (
    "-Xms128m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
)


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """Where a running server answers and who may come in; `password` is "" where it asks for none."""

    url: str
    user: str
    password: str

    @property
    def auth(self) -> tuple[str, str] | None:
        return (self.user, self.password) if self.password else None


class Neo4jUnavailable(Exception):
    """No server can be started here; the message says what is missing."""


@contextlib.contextmanager
def running_server(*, password: str | None = None, seconds: float = 120) -> Iterator[Neo4jServer]:
    """A fresh, empty Neo4j on a free port of 127.0.0.1, gone with its data when the block ends.

    A password is made up unless one is given (8 characters or more); "" starts a server that asks for none.
    Raises Neo4jUnavailable where Java or Maven is missing or the server has not answered within `seconds`.
    """
    password = secrets.token_urlsafe(12) if password is None else password
    home = _installed()
    with tempfile.TemporaryDirectory(prefix="backchannel-neo4j-") as folder:
        port = _free_port()
        log = Path(folder) / "server.log"
        with log.open("wb") as errors:
            process = subprocess.Popen(
                [*_java(home), f"{folder}/data", str(port), password],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
            )
        try:
            _await_ready(process, log, seconds)
            yield Neo4jServer(f"bolt://127.0.0.1:{port}", USER, password)
        finally:
            _kill(process)


def _java(home: Path) -> list[str]:
    return ["java", *JVM_OPTIONS, "-cp", f"{home}/classes{os.pathsep}{home}/lib/*", "Neo4jServer"]


def _installed() -> Path:
    """The folder with the server's jars and compiled main class, made on first use and when their sources change."""
    missing = [tool for tool in ("java", "javac", "mvn") if shutil.which(tool) is None]
    if missing:
        raise Neo4jUnavailable(f"{', '.join(missing)} not on PATH: install a JDK 17 or later and Maven")
    sources = [HERE / "pom.xml", HERE / "Neo4jServer.java"]
    home = CACHE / hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            _install(home)
    return home


def _install(home: Path) -> None:
    for stale in CACHE.iterdir():
        if stale.is_dir():
            shutil.rmtree(stale)
    unfinished = home.with_suffix(".part")
    fetch = ["mvn", "--quiet", "--batch-mode", "--strict-checksums", "--file", str(HERE / "pom.xml")]
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={unfinished}/lib"]
    _run([*fetch, *goal])
    compile_ = ["javac", "--release", "17", "-cp", f"{unfinished}/lib/*", "-d", f"{unfinished}/classes"]
    _run([*compile_, str(HERE / "Neo4jServer.java")])
    unfinished.rename(home)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode != 0:
        raise Neo4jUnavailable(f"{command[0]} failed:\n{(done.stdout + done.stderr)[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_ready(process: subprocess.Popen[bytes], log: Path, seconds: float) -> None:
    assert process.stdout is not None
    watchdog = threading.Timer(seconds, _kill, [process])
    watchdog.start()
    try:
        ready = any(line.strip() == b"READY" for line in process.stdout)
    finally:
        watchdog.cancel()
    if not ready:
        raise Neo4jUnavailable(f"Neo4j did not start within {seconds:g} s:\n{log.read_text(errors='replace')[-4000:]}")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the server and whatever it started; its data is thrown away, so nothing is gained by asking politely."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
