"""Stable ids: the same text and the same names give the same ids on every machine and in every run."""

import hashlib
import re
import unicodedata

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w@+.#]+")


def normalise_text(text: str) -> str:
    """Text as it is hashed: NFC, runs of white space folded to one blank, ends stripped."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def content_hash(text: str) -> str:
    """SHA-256 of the normalised text, in hexadecimal (64 characters): the id of a document that brings none."""
    return hashlib.sha256(normalise_text(text).encode()).hexdigest()


def fold(name: str) -> str:
    """The key two spellings of one name share: casefolded, accents off, punctuation and possessives gone.

    "St Aldwen’s Hospital" and "ST. ALDWEN'S HOSPITAL" fold alike; "@LorcanAch" keeps its @.
    """
    plain = name.casefold() if name.isascii() else _without_accents(name)
    plain = plain.replace("’", "'").replace("'s", "s").replace("'", "").replace("&", " and ")
    words = (word.strip(".#") for word in _NOT_WORD.split(plain))
    return " ".join(word for word in words if word)


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


def entity_id(kind: str, name: str) -> str:
    """`person:lorcan-achterberg`: readable, and short enough for an address; long names end in a hash."""
    slug = fold(name).replace(" ", "-") or digest(name)
    if len(slug) > 80:
        slug = f"{slug[:60]}-{digest(slug)}"
    return f"{kind.lower()}:{slug}"


def digest(*parts: object) -> str:
    """Sixteen hexadecimal characters (64 bits) that stand for the parts in order."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def statement_id(document: str, kind: str, evidence: tuple[int, int] | None, names: dict[str, str]) -> str:
    """Hangs on the document and on its own words alone, so that merging entities never changes it."""
    roles = sorted(f"{role}={fold(name)}" for role, name in names.items())
    return f"statement:{digest(document, kind, evidence, *roles)}"
