"""Cypher split into tokens in the one way that both stores agree on.

Where the two stores' lexers, or a lexer and a reader, could see different boundaries (a quote written as a Unicode
escape, two asterisks at a comment's end, a number ending in a full stop), the text is refused instead of guessed at:
whoever checks these tokens must see the same words as the store that runs the query.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, overload

from graph.errors import QueryInvalid, QueryRefused

Kind = Literal["word", "quoted", "string", "number", "parameter", "symbol"]

_TOKEN = re.compile(
    r"""
      (?P<space>   [ \t\n\r\f\u00a0\u3000]+ )
    | (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<string>  '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
    | (?P<quoted>  `(?:[^`]|``)*` )
    | (?P<parameter> \$(?:\w+|`(?:[^`]|``)*`) )
    | (?P<number>  0x[0-9a-f_]+ | 0o[0-7_]+ | [0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:e[+-]?[0-9]+)? )
    | (?P<word>    [^\W\d]\w* )
    | (?P<symbol>  \.\. | /(?!\*) | [()\[\]{}.,;:|&!%=<>+\-*^~$] )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_UNICODE_ESCAPE = re.compile(r"\\[uU]+([0-9a-fA-F]{4})")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPABLE = frozenset("\\'\"`bfnrtuxBFNRTUX")
_LINE_ENDS = re.compile("[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]|\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name, literal or symbol.

    `value` is a word in capitals and anything else as `text`; `text` is as typed, a name without its quotes.
    """

    kind: Kind
    value: str
    text: str
    at: int


class Tokens(Sequence[Token]):
    """The tokens of one query, with what a reader of Cypher asks of them; beyond the ends there is None."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tuple(tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Token]: ...

    def __getitem__(self, i: int | slice) -> Token | Sequence[Token]:
        return self._tokens[i]

    def at(self, i: int) -> Token | None:
        """The token of this number, None where there is none."""
        return self._tokens[i] if 0 <= i < len(self._tokens) else None

    def is_symbol(self, i: int, *values: str) -> bool:
        """Whether the token is one of these symbols."""
        token = self.at(i)
        return token is not None and token.kind == "symbol" and token.value in values

    def is_word(self, i: int, *values: str) -> bool:
        """Whether the token is one of these words, which are in capitals; a quoted name is no word."""
        token = self.at(i)
        return token is not None and token.kind == "word" and token.value in values

    def is_name(self, i: int) -> bool:
        """Whether the token is a word or a quoted name."""
        token = self.at(i)
        return token is not None and token.kind in ("word", "quoted")

    def name_ending(self, last: int) -> str:
        """The dotted name that ends with this token, as typed."""
        first = last
        while self.is_symbol(first - 1, ".") and self.is_name(first - 2):
            first -= 2
        return ".".join(token.text for token in self._tokens[first : last + 1 : 2])

    def name_beginning(self, first: int) -> tuple[str, int]:
        """The dotted name that begins with this token, as typed, and the number of the token after it."""
        if not self.is_name(first):
            return "", first
        last = first
        while self.is_symbol(last + 1, ".") and self.is_name(last + 2):
            last += 2
        return ".".join(token.text for token in self._tokens[first : last + 1 : 2]), last + 1

    def opens_map(self, brace: int) -> bool:
        """Whether the brace opens a map, a map projection or a quantifier: no clause can begin as these do."""
        first = self.at(brace + 1)
        if first is None:
            return False
        if first.kind == "symbol":
            return first.value in ("}", ".", ",")
        return first.kind == "number" or self.is_symbol(brace + 2, ":", ",", "}", ".")


def tokenize(query: str) -> Tokens:
    """The tokens of a query without spaces and comments.

    Raises QueryInvalid where a string, a quoted name or a comment is never closed, and QueryRefused where the two
    stores might read the text differently.
    """
    _refuse_characters(query)
    tokens: list[Token] = []
    end = 0
    while end < len(query):
        match = _TOKEN.match(query, end)
        if match is None:
            raise _unreadable(query, end)
        kind, text = match.lastgroup or "", match.group()
        _CHECKS.get(kind, _accept)(query, text, end)
        if kind not in ("space", "comment"):
            name = text[1:-1].replace("``", "`") if kind == "quoted" else text
            tokens.append(Token(kind, name.upper() if kind == "word" else name, name, end))  # type: ignore[arg-type]
        end = match.end()
    return Tokens(tokens)


def position(query: str, offset: int) -> str:
    """ "line 2, column 7" of an offset, both from 1."""
    before = query[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - (before.rfind(chr(10)) + 1) + 1}"


def _refuse_characters(query: str) -> None:
    if found := _CONTROL.search(query):
        raise _refused(query, found.start(), "A control character", "Take it out; tabs and line ends may stay.")
    for found in _UNICODE_ESCAPE.finditer(query):
        character = chr(int(found.group(1), 16))
        if character.isascii() and not character.isalnum():
            raise _refused(
                query, found.start(), "A Unicode escape for a quote or symbol", "Write the character itself."
            )


def _accept(query: str, text: str, start: int) -> None:
    """Nothing can be wrong with this kind."""


def _check_comment(query: str, text: str, start: int) -> None:
    if text.startswith("/*") and "**" in text[2:]:
        raise _refused(query, start, "A comment with two asterisks in a row", "Take one of them out.")
    if _LINE_ENDS.search(text):
        raise _refused(query, start, "A comment with a Unicode line end", "Use plain line ends.")


def _check_string(query: str, text: str, start: int) -> None:
    if query[start + len(text) : start + len(text) + 1] == text[0]:
        raise _refused(query, start, "A doubled quote", f"Write a quote within a string as \\{text[0]}.")
    for escape in _ESCAPE.finditer(text):
        if escape.group(1) not in _ESCAPABLE:
            raise _refused(query, start + escape.start(), "An unknown escape", "Write a backslash as two.")


def _check_name(query: str, text: str, start: int) -> None:
    if "\\" in text:
        raise _refused(query, start, "A backslash in a name", "Only strings may hold escapes.")


def _check_word(query: str, text: str, start: int) -> None:
    if not text.isascii() and unicodedata.normalize("NFKC", text).upper().isascii():
        raise _refused(query, start, "A word in look-alike letters", "Type it in plain letters.")
    if query[start + len(text) : start + len(text) + 1] == "$":
        raise _refused(query, start, "A name with $ in it", "Put the name in backticks.")


def _check_number(query: str, text: str, start: int) -> None:
    after = query[start + len(text) :][:2]
    if after[:1].isalnum() or after[:1] in ("_", "$") or (after[:1] == "." and after != ".."):
        raise _refused(
            query, start, "A number run into what follows it", "Put a blank after it, or a digit after its dot."
        )


_CHECKS = {
    "comment": _check_comment,
    "string": _check_string,
    "quoted": _check_name,
    "parameter": _check_name,
    "word": _check_word,
    "number": _check_number,
}
_UNCLOSED = {"'": "string", '"': "string", "`": "name in backticks", "/*": "comment"}


def _unreadable(query: str, start: int) -> QueryRefused | QueryInvalid:
    for opening, what in _UNCLOSED.items():
        if query.startswith(opening, start):
            return QueryInvalid(f"The {what} at {position(query, start)} is never closed.", "Close it.")
    return _refused(query, start, f"The character {query[start]!a}", "Only strings and names in backticks may hold it.")


def _refused(query: str, start: int, what: str, hint: str) -> QueryRefused:
    return QueryRefused(f"{what} at {position(query, start)} is not allowed.", hint)
