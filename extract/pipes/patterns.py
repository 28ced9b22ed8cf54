"""Patterns over masked sentences: a small language for what states a relation.

A rule is a line `confidence [name=value …] : pattern`. In a pattern, blanks part its elements:
- `word` is that word; `(a|b c)` either; `?` behind an element makes it optional; `@list` is an entry of `verbs.txt`;
- `{role:O}` is an entity of that type (several letters: any of them), filling the role; `{title:T}`, `{date:D}` and
  `{size:N}` fill fields; `<O>` is such an entity that fills nothing;
- `LP` and `RP` are brackets, `START` is the sentence's beginning, `NUM` a number;
- `~3` is up to three words, none of them an entity, a mark or "from"; `^8` is up to eight words of any kind.
`person=author` and `org=author` before the colon fill a role with the author or their organisation.
Gaps are bounded and sentences are cut, so that matching takes time linear in the text's length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.lexicon import rules, sections
from extract.pipes.mask import LETTERS, Masked

_ELEMENT = re.compile(r"\{(\w+):(\w+)\}|<(\w+)>|([~^])(\d+)|@([\w ]+?)(?=[\s)|?]|$)|([()|?])|(\S+?)(?=[\s()|?]|$)")
_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen)"
)
_MARKS = {"START": r"(?<=^ )", "LP": r"(?:\( )", "RP": r"(?:\) )"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule of a relation kind."""

    kind: str
    confidence: float
    fields: tuple[tuple[str, str], ...]
    regex: re.Pattern[str]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule matched: units by slot, and the first and last unit of all."""

    rule: Rule
    slots: dict[str, int]
    first: int
    last: int


@lru_cache(maxsize=32)
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of one file in `lexicon/relations`, by the order they are written in."""
    found: list[Rule] = []
    for kind, lines in rules(f"relations/{name}.txt").items():
        for line in lines:
            head, _, pattern = line.partition(" : ")
            confidence, *fields = head.split()
            pairs = tuple((field.split("=")[0], field.split("=")[1]) for field in fields)
            regex, needs = compile_pattern(pattern)
            found.append(Rule(kind, float(confidence), pairs, regex, needs))
    return tuple(found)


def compile_pattern(pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """A regular expression over masked text, and the beginnings that must be in the text for it to match."""
    parts: list[str] = []
    needs: list[str] = []
    depth = 0
    for match in _ELEMENT.finditer(pattern):
        role, letters, other, gap, size, listed, mark, word = match.groups()
        if role:
            parts.append(_slot(role, letters))
            if depth == 0 and letters in LETTERS.values():
                needs.append(f"<{letters}")
        elif other:
            parts.append(rf"(?:<[{other}]\d+> )")
        elif gap:
            kind = r"(?!from )[^<\s,;:.!?\"“”()]\S*" if gap == "~" else r"[^\s;.!?]\S*"
            parts.append(rf"(?:{kind} ){{0,{size}}}?")
        elif listed:
            parts.append(_listed(listed))
        elif mark == "(":
            depth += 1
            parts.append("(?:")
        elif mark:
            depth -= mark == ")"
            parts.append(mark)
        elif word == "NUM":
            parts.append(rf"(?:{_NUMBER} )")
        elif word in _MARKS:
            parts.append(_MARKS[word])
        else:
            parts.append(f"(?:{re.escape(word)} )")
    return re.compile("(?<= )" + "".join(parts)), frozenset(needs)


def _slot(role: str, letters: str) -> str:
    if letters == "N":
        return rf"(?:(?P<{role}>{_NUMBER}) )"
    return rf"(?:(?P<{role}><[{letters}]\d+>) )"


@lru_cache(maxsize=64)
def _listed(name: str) -> str:
    entries = sorted(sections("verbs.txt")[name.replace("_", " ")], key=len, reverse=True)
    return "(?:(?:" + "|".join(re.escape(entry) for entry in entries) + ") )"


def find(rule: Rule, masked: Masked) -> Iterator[Match]:
    """Every match of a rule, each from a different first unit."""
    if not rule.needs <= masked.letters:
        return
    place = 0
    while (match := rule.regex.search(masked.text, place)) is not None:
        place = match.start() + 1
        slots = {name: masked.unit_at(match.start(name)) for name, text in match.groupdict().items() if text}
        yield Match(rule, slots, masked.unit_at(match.start()), masked.unit_at(match.end() - 1))
