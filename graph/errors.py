"""Every error that Backchannel raises on purpose.

BackchannelError
├── DocumentError          this document is bad: it is set aside with its reason, the run goes on
└── RunError               this run cannot go on: it stops and says what to do
    ├── SettingsError      a setting has a value that cannot be used
    ├── CatalogueError     a catalogue file has a bad row
    ├── StoreError         the graph store cannot be opened, read or written
    ├── JudgementError     a person's decision cannot be carried out
    ├── ExportError        a subgraph cannot be written in the format asked for
    └── QueryError         a query cannot be answered
        ├── QueryRefused   it would write, read files or reach outside the graph
        ├── QueryInvalid   the store cannot parse or bind it
        ├── QueryTimeout   it ran past its time limit
        ├── QueryStopped   somebody stopped it
        └── QueryCrashed   the process that ran it died
"""

import re

_PLACE = re.compile(r"\bline (\d+), column (\d+)\b")


class BackchannelError(Exception):
    """What is wrong, and in `hint` what to do about it; both are one line and safe to show to a user."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class DocumentError(BackchannelError):
    """One document cannot be used; the rest of the run is not affected."""


class RunError(BackchannelError):
    """The run as a whole cannot go on."""


class SettingsError(RunError):
    """A setting has a value that cannot be used."""


class CatalogueError(RunError):
    """A catalogue file has a row that cannot be read; names the file and the line."""


class StoreError(RunError):
    """The graph store cannot be opened, read or written."""


class JudgementError(RunError):
    """A judgement names what is not there, or asks for what cannot be."""


class ExportError(RunError):
    """A subgraph cannot be written in the format asked for."""


class QueryError(RunError):
    """A query cannot be answered. A message that points into the query says "line 2, column 7", both from 1."""

    @property
    def place(self) -> tuple[int, int] | None:
        """The line and the column that the message points to, None where it names none."""
        found = _PLACE.search(self.message)
        return None if found is None else (int(found[1]), int(found[2]))


class QueryRefused(QueryError):
    """The query would write, read files or reach outside the graph."""


class QueryInvalid(QueryError):
    """The store cannot parse or bind the query; carries the store's own words."""


class QueryTimeout(QueryError):
    """The query ran past its time limit and was stopped."""


class QueryStopped(QueryError):
    """Somebody stopped the query while it ran or waited."""


class QueryCrashed(QueryError):
    """The process that ran the query died; the graph is untouched."""
