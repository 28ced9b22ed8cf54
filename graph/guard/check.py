"""What a user's Cypher may do: read the graph, and nothing else.

Access modes are not enough: a read-only Ladybug still writes files (`COPY … TO`), a read-only Neo4j session still reads
them (`LOAD CSV`) and lists users. So a query is let through only where every clause, function and procedure in it is on
the lists of `graph.guard.allowed`.

How it knows a clause from a name: clauses stand only at the level of a query or of a subquery in braces, never within
parentheses, brackets or maps. At that level an expression is complete or awaited; a word after a complete expression
must be a listed clause or operator, and a word where one is awaited is a name, save for the known clauses that write,
which are no names there unless quoted. Names of properties, labels, map keys and aliases are free.
"""

from dataclasses import dataclass
from typing import Literal

from graph.errors import QueryInvalid, QueryRefused
from graph.guard.allowed import (
    CLAUSES,
    FUNCTIONS,
    INFIX,
    NO_FUNCTION,
    POSTFIX,
    PREFIX,
    PROCEDURES,
    REFUSED,
    SUBQUERIES,
    Dialect,
    is_procedure,
)
from graph.guard.tokens import Token, position, tokenize

MAX_LENGTH = 20_000
MAX_TOKENS = 6_000
MAX_DEPTH = 60

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_USE = "Queries may use MATCH, OPTIONAL MATCH, WHERE, WITH, RETURN, UNWIND, ORDER BY, SKIP, LIMIT, UNION and CALL."
_Awaits = Literal["clause", "operand", "operator", "name"]


def check(query: str, dialect: Dialect) -> None:
    """Return where the query only reads the graph.

    Raises QueryRefused naming the word that may not be there and its position, and QueryInvalid where brackets,
    strings or comments are not closed. Nothing is run.
    """
    if len(query) > MAX_LENGTH:
        raise QueryRefused(f"The query has {len(query):,} characters; {MAX_LENGTH:,} are allowed.", "Use parameters.")
    _Check(query, dialect).run()


@dataclass(slots=True)
class _Level:
    """An open bracket, or the query itself. `clauses`: clauses may stand here. `labels`: within a label expression."""

    closer: str
    at: int
    clauses: bool
    awaits: _Awaits = "clause"
    subquery: bool = False
    projects: bool = False
    labels: bool = False


class _Check:
    """One walk over the tokens of one query."""

    def __init__(self, query: str, dialect: Dialect) -> None:
        self.query = query
        self.dialect = dialect
        self.tokens = tokenize(query)
        self.levels = [_Level("", 0, clauses=True)]

    def run(self) -> None:
        if len(self.tokens) > MAX_TOKENS:
            # Ladybug's process dies of a sum of some 10,000 terms.
            raise QueryRefused(f"The query has more than {MAX_TOKENS:,} words and symbols.", "Use parameters.")
        end = self._end()
        i = 1 if self.dialect == "neo4j" and self.tokens.is_word(0, "EXPLAIN") else 0
        if i >= end:
            raise QueryInvalid("The query is empty.", _USE)
        while i < end:
            token = self.tokens[i]
            if token.kind == "symbol":
                i = self._symbol(i)
            elif token.kind in ("word", "quoted"):
                i = self._word(i)
            else:
                self._literal(token)
                i += 1
        if len(self.levels) > 1:
            raise QueryInvalid(f"The bracket at {self._position(self.levels[-1].at)} is never closed.", "Close it.")

    def _end(self) -> int:
        """Where the statement ends; one semicolon may follow it."""
        end = len(self.tokens)
        if end and self.tokens.is_symbol(end - 1, ";"):
            end -= 1
        for token in self.tokens[:end]:
            if token.kind == "symbol" and token.value == ";":
                raise self._refuse(token, "A second statement", "Send one statement at a time.")
        return end

    # Literals and symbols

    def _literal(self, token: Token) -> None:
        level = self.levels[-1]
        if level.clauses and level.awaits in ("clause", "name"):
            raise self._refuse(token, "A literal where a clause or a name must stand")
        level.awaits, level.projects, level.labels = "operator", False, False

    def _symbol(self, i: int) -> int:
        token, level = self.tokens[i], self.levels[-1]
        if token.value in _CLOSES:
            self._open(i)
        elif token.value in (")", "]", "}"):
            self._close(token)
        else:
            if level.clauses and level.awaits in ("clause", "name"):
                raise self._refuse(token, f"The symbol {token.value} where a clause or a name must stand")
            self._operator(token, level)
        return i + 1

    def _operator(self, token: Token, level: _Level) -> None:
        is_factorial = token.value == "!" and self.dialect == "ladybug"
        if is_factorial or (token.value == "*" and level.projects):
            level.awaits = "operator"
        else:
            level.awaits = "operand"
        level.projects = False
        joins = "|&!" if self.dialect == "neo4j" else "|"
        level.labels = token.value == ":" or (level.labels and token.value in joins)

    def _open(self, i: int) -> None:
        token, level = self.tokens[i], self.levels[-1]
        if level.clauses and level.awaits in ("clause", "name") and not self._opens_pattern(i):
            raise self._refuse(token, f"The symbol {token.value} where a clause or a name must stand")
        level.projects = level.labels = False
        opened = _Level(_CLOSES[token.value], token.at, clauses=False)
        if token.value == "{":
            if not self.tokens.opens_map(i):
                if not self._is_subquery(i):
                    raise self._refuse(token, "A brace that opens neither a map nor a subquery")
                opened = _Level("}", token.at, clauses=True)
        self._push(opened, token)

    def _push(self, level: _Level, opening: Token) -> None:
        if len(self.levels) > MAX_DEPTH:
            raise self._refuse(opening, f"Nesting deeper than {MAX_DEPTH} brackets")
        self.levels.append(level)

    def _close(self, token: Token) -> None:
        level = self.levels[-1]
        if token.value != level.closer:
            raise QueryInvalid(
                f"The bracket {token.value} at {self._position(token.at)} closes nothing.", "Take it out or open it."
            )
        self.levels.pop()
        # Only a clause may follow CALL { … }, so that IN TRANSACTIONS cannot.
        self.levels[-1].awaits = "clause" if level.subquery else "operator"
        self.levels[-1].labels = self.levels[-1].projects = False

    def _opens_pattern(self, i: int) -> bool:
        """EXISTS { (a)-->(b) } needs no MATCH."""
        return self.tokens.is_symbol(i, "(") and self.tokens.is_symbol(i - 1, "{") and not self.levels[-1].subquery

    def _is_subquery(self, i: int) -> bool:
        return self.tokens.is_word(i - 1, *SUBQUERIES) and not self._is_named(i - 1)

    # Words

    def _word(self, i: int) -> int:
        token, level = self.tokens[i], self.levels[-1]
        if not level.clauses:
            return self._inner_word(i)
        if level.awaits == "name" or self._is_named(i):
            level.awaits = "operator"
            return self._after_name(i)
        level.labels = False
        if token.kind == "word" and self._is_keyword(token, level):
            return self._keyword(i)
        if level.awaits == "clause" and self._begins_path(i):
            level.awaits = "operator"
            return i + 1
        if level.awaits != "operand":
            raise self._refuse_word(token)
        if token.kind == "word" and token.value in REFUSED:
            raise self._refuse_word(token)
        level.awaits, level.projects = "operator", False
        return self._after_name(i)

    def _is_keyword(self, token: Token, level: _Level) -> bool:
        if token.value in CLAUSES:
            return True
        if level.awaits == "operator":
            return token.value in INFIX or token.value in POSTFIX
        return level.awaits == "operand" and token.value in PREFIX

    def _keyword(self, i: int) -> int:
        token, level = self.tokens[i], self.levels[-1]
        word = token.value
        level.projects = word in ("WITH", "RETURN", "YIELD") or (level.projects and word == "DISTINCT")
        if word == "CALL":
            return self._call(i)
        if word in ("UNION", "OPTIONAL"):
            level.awaits = "clause"
            if word == "UNION" and (self.tokens.is_word(i + 1, "ALL") or self.tokens.is_word(i + 1, "DISTINCT")):
                return i + 2
        elif word == "AS":
            level.awaits = "name"
        elif word in POSTFIX and level.awaits == "operator":
            level.awaits = "operator"
        else:
            level.awaits = "operand"
            if word in PREFIX and word not in NO_FUNCTION:
                return self._after_name(i)
        return i + 1

    def _inner_word(self, i: int) -> int:
        token = self.tokens[i]
        if token.kind == "word" and token.value in NO_FUNCTION and not self._is_named(i):
            return i + 1
        return self._after_name(i)

    def _after_name(self, i: int) -> int:
        """A name before a parenthesis is a function's, with the names and dots before it."""
        if self.tokens.is_symbol(i + 1, "("):
            name = self.tokens.name_ending(i)
            if name.lower() not in FUNCTIONS[self.dialect]:
                raise self._refuse(
                    self.tokens[i],
                    f"The function {_shown(name)}",
                    "Functions such as count, collect, coalesce and toLower may be used.",
                )
        return i + 1

    def _is_named(self, i: int) -> bool:
        """Whether the token is a property or a label: nothing else follows a full stop or a label's colon or bar."""
        if self.tokens.is_symbol(i - 1, ".") or self.tokens.is_symbol(i - 1, ":"):
            return True
        before = self.tokens.at(i - 1)
        return self.levels[-1].labels and before is not None and before.kind == "symbol"

    def _begins_path(self, i: int) -> bool:
        """EXISTS { p = (a)-->(b) } needs no MATCH."""
        return self.tokens.is_symbol(i - 1, "{") and self.tokens.is_symbol(i + 1, "=") and not self.levels[-1].subquery

    # CALL

    def _call(self, i: int) -> int:
        """CALL { … }, CALL (names) { … } or CALL of a procedure that is listed."""
        level = self.levels[-1]
        level.projects = False
        after = self.tokens.at(i + 1)
        if after is not None and after.kind == "symbol" and after.value in ("{", "("):
            brace = i + 1 if after.value == "{" else self._scope_end(i + 1)
            opening = self.tokens.at(brace)
            if opening is None or not self.tokens.is_symbol(brace, "{"):
                raise self._refuse(self.tokens[i], "CALL without a procedure or a subquery")
            level.awaits = "clause"
            self._push(_Level("}", opening.at, clauses=True, subquery=True), opening)
            return brace + 1
        return self._procedure(i + 1)

    def _scope_end(self, i: int) -> int:
        """The token after the names in parentheses that a subquery takes over."""
        while (token := self.tokens.at(i)) and not self.tokens.is_symbol(i, ")"):
            if token.kind not in ("word", "quoted") and not (token.kind == "symbol" and token.value in "(,*"):
                raise self._refuse(token, "An expression in the scope of CALL", "Name variables there, or *.")
            i += 1
        return i + 1

    def _procedure(self, first: int) -> int:
        name, after = self.tokens.name_beginning(first)
        if not is_procedure(name, self.dialect):
            listed = ", ".join(PROCEDURES[self.dialect])
            where = self.tokens.at(first) or self.tokens[-1]
            raise self._refuse(
                where, f"CALL of {_shown(name) or 'nothing'}", f"Procedures that may be called: {listed}."
            )
        self.levels[-1].awaits = "operator"
        return after

    # What is said

    def _position(self, offset: int) -> str:
        return position(self.query, offset)

    def _refuse_word(self, token: Token) -> QueryRefused:
        word = _shown(token.text)
        if token.kind == "word" and token.value in REFUSED:
            return QueryRefused(
                f"{word.upper()} at {self._position(token.at)} is not allowed: it {REFUSED[token.value]}.",
                f"{_USE} A variable of that name needs backticks.",
            )
        return self._refuse(token, f"The word {word}", _USE)

    def _refuse(self, token: Token, what: str, hint: str = _USE) -> QueryRefused:
        return QueryRefused(f"{what} at {self._position(token.at)} is not allowed.", hint)


def _shown(name: str) -> str:
    """A name of the query as a message shows it: one line, not too long."""
    shown = "".join(c if c.isprintable() else "?" for c in name)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
