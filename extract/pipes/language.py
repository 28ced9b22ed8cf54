"""Is the text English? Only English is read; another text is kept as a document without entities.

The share of function words tells: a script, or a list of frequent words, for each language looked for. It is meant for
telling English from the rest, with the likely name of the rest.
"""

import re
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from extract.lexicon import sections
from extract.reading import reading

_SAMPLE = 20_000
_EVIDENCE = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_TEXT = re.compile(r"https?://\S+|[@#]\w+")
_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)


def detect_language(text: str) -> str:
    """ISO 639-1 code of the likeliest language; `en` where there is too little to tell."""
    sample = _NOT_TEXT.sub(" ", text[:_SAMPLE])
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "en"
    letters = sum(map(len, words))
    for code, script in () if sample.isascii() else _SCRIPTS:
        if len(script.findall(sample)) * 3 > letters:
            return code
    frequent = _frequent()
    shares = {code: sum(map(known.__contains__, words)) / len(words) for code, known in frequent.items()}
    best = max(shares, key=lambda code: shares[code])
    evidence = len({word for word in words if word in frequent[best]})
    clear = shares[best] > shares["en"] + 0.06 and shares[best] >= 0.12 and evidence >= _EVIDENCE
    return best if clear else "en"


@lru_cache(maxsize=1)
def _frequent() -> dict[str, frozenset[str]]:
    """The frequent words of each language looked for."""
    return {code: frozenset(entries) for code, entries in sections("languages.txt").items()}


@Language.component("backchannel_language")
def language(doc: Doc) -> Doc:
    """Sets the language of the document."""
    found = reading(doc)
    found.lang = detect_language(found.document.text)
    return doc
