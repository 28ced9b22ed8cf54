"""The connection to a Neo4j server, with the driver's errors turned into ours."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import SettingsError, StoreError
from graph.settings import Settings
from graph.store.tickets import Tickets

OLDEST = (5, 26)
"""The first server version that Backchannel is tested on."""

_AGENT = re.compile(r"/(\d+)\.(\d+)")
_CONNECT_SECONDS = 10.0
_RETRY_SECONDS = 15.0


class Connection:
    """A pool of connections to one database; may be used from several threads. Its password is in no message."""

    def __init__(self, url: str, settings: Settings) -> None:
        self.url = url
        self.user = settings.neo4j_user
        self.database = settings.neo4j_database
        password = settings.neo4j_password.get_secret_value()
        self.tickets = Tickets()
        self._driver = _driver(url, (self.user, password) if password else None)
        try:
            self._check_server()
        except BaseException:
            self.close()
            raise

    def __repr__(self) -> str:
        return f"Connection({self.url!r}, user={self.user!r}, database={self.database!r})"

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[neo4j.Record]:
        """All rows of one of our own reads. Raises StoreError."""
        with self.translated():
            return self._driver.execute_query(
                query,
                dict(parameters or {}),
                routing_=neo4j.RoutingControl.READ,
                database_=self.database,
            ).records

    @contextmanager
    def session(self, access: str) -> Iterator[neo4j.Session]:
        """A session that sees what this connection wrote; `access` is neo4j.READ_ACCESS or neo4j.WRITE_ACCESS."""
        with self._driver.session(
            database=self.database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        ) as session:
            yield session

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn the driver's errors into StoreError, saying what to do."""
        try:
            yield
        except AuthError as error:
            raise StoreError(
                f"The Neo4j server at {self.url} does not let the user {self.user} in.",
                "Are BACKCHANNEL_NEO4J_USER and BACKCHANNEL_NEO4J_PASSWORD right?",
            ) from error
        except (ServiceUnavailable, SessionExpired) as error:
            raise StoreError(
                f"No Neo4j server answers at {self.url}.",
                "Is it running (docker compose up), and is the address right (BACKCHANNEL_STORE or --store)?",
            ) from error
        except Neo4jError as error:
            raise self._server_error(error) from error
        except DriverError as error:
            raise StoreError(f"The connection to Neo4j at {self.url} failed: {first_line(error)}") from error

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def _server_error(self, error: Neo4jError) -> StoreError:
        code = error.code or ""
        if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
            return StoreError(
                f"The Neo4j server at {self.url} has no database {self.database} that is online.",
                "Is BACKCHANNEL_NEO4J_DATABASE right?",
            )
        if "Security" in code:
            return StoreError(
                f"The Neo4j server at {self.url} refuses this to the user {self.user}: {first_line(error)}",
                "Give the user the rights, or set BACKCHANNEL_NEO4J_USER and BACKCHANNEL_NEO4J_PASSWORD.",
            )
        return StoreError(f"Neo4j cannot do that: {first_line(error)}")

    def _check_server(self) -> None:
        with self.translated():
            try:
                agent = self._driver.get_server_info().agent
            except ValueError as error:
                # A host without an address is a plain ValueError of the driver.
                raise ServiceUnavailable(first_line(error)) from error
            # Asks for the database itself: a server lets people in before they name one.
            self._driver.execute_query("RETURN 1", database_=self.database, routing_=neo4j.RoutingControl.READ)
        found = _AGENT.search(agent)
        if found and (int(found[1]), int(found[2])) < OLDEST:
            raise StoreError(f"The server at {self.url} is {agent}.", f"Use Neo4j {OLDEST[0]}.{OLDEST[1]} or later.")


def first_line(error: BaseException) -> str:
    """The error's own words in one line."""
    text = (error.message if isinstance(error, Neo4jError) else None) or str(error)
    return text.strip().splitlines()[0].strip() if text.strip() else type(error).__name__


def _driver(url: str, auth: tuple[str, str] | None) -> neo4j.Driver:
    if "@" in url:
        raise SettingsError(
            "The address of the Neo4j server must not hold a user or a password.",
            "Set BACKCHANNEL_NEO4J_USER and BACKCHANNEL_NEO4J_PASSWORD.",
        )
    try:
        return neo4j.GraphDatabase.driver(
            url,
            auth=auth,
            user_agent="backchannel",
            connection_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_RETRY_SECONDS,
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
        )
    except (ConfigurationError, ValueError) as error:
        raise SettingsError(
            f"{url} is no address of a Neo4j server: {first_line(error)}",
            "Write neo4j://HOST:PORT or bolt://HOST:PORT.",
        ) from error
