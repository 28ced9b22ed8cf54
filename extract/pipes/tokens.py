"""Tokens that fit what annotations may begin and end with.

`@handle` and `ServiceNow` are one token, `#` and the tag are one, `'s` and `n't` stand alone, every hyphen parts
words ("Ostrava-based"), `S/4HANA`, `Ruiter&Zn`, `monday.com` and `£31m`'s `31m` hold together. White space other
than one blank between two tokens is a token of its own. The text comes back as `flowing` has it: every character in
its place, wrapped lines joined.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from extract.lexicon import sections
from extract.pipes.layout import flowing

_LETTER = r"[^\W\d_]"
_PARTS = (
    r"\r\n|[^\S ]| +",
    r"https?://[^\s<>\"”)]+|www\.[^\s<>\"”)]+",
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    r"@\w+(?:[.-]\w+)*",
    r"#\w+",
    r"(?:ABBREVIATIONS)(?!\w)",
    r"(?:[A-Z]\.){2,}",
    r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b",
    rf"{_LETTER}['’](?!(?:s|re|ve|ll|d|m|t)\b){_LETTER}+",
    r"\d+(?:[.,:]\d+)*\w*(?:[./&]\w+)*",
    r"\w+(?:[./&+]\w+)*\+*",
    r"\.{2,}|…|-{2,}|[^\w\s]",
)
# Half of a surrogate pair, which no encoder takes.
_LONE = re.compile(r"[\ud800-\udfff]")


class PostTokenizer:
    """Cuts a text into a `Doc` by one pass of a regular expression; linear in the text's length."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        short = sorted(sections("abbreviations.txt")["dotted"], key=len, reverse=True)
        abbreviations = "|".join(re.escape(word) for word in short)
        self._token = re.compile("|".join(part.replace("ABBREVIATIONS", abbreviations) for part in _PARTS))

    def __call__(self, text: str) -> Doc:
        text = flowing(_LONE.sub("\ufffd", text))
        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        for match in self._token.finditer(text):
            word = match.group()
            if word[0] == " " and words and not words[-1].isspace():
                spaces[-1] = True
                word = word[1:]
            if word:
                words.append(word)
                spaces.append(False)
            end = match.end()
        if end < len(text):
            words.append(text[end:])
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing is kept: the rules are in the code."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> "PostTokenizer":
        """The tokenizer itself; see `to_bytes`."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Nothing is kept; see `to_bytes`."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> "PostTokenizer":
        """The tokenizer itself; see `to_bytes`."""
        return self


@registry.tokenizers("backchannel.PostTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], PostTokenizer]:
    """What `[nlp.tokenizer]` of the configuration names."""
    return lambda nlp: PostTokenizer(nlp.vocab)
