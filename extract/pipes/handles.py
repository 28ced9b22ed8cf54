"""Handles and hashtags: whom or what they name."""

from collections.abc import Iterable

from extract.catalogue import Catalogue
from extract.lexicon import words


def plain(name: str) -> str:
    """Letters and digits of a name in lower case: "@Haulmark_IT" → "haulmarkit"."""
    return "".join(c for c in name.casefold() if c.isalnum())


def names_organization(handle: str, organizations: Iterable[str]) -> bool:
    """Whether a handle is an organisation's name: whole, its first word, or with a word such as Support added."""
    bare = plain(handle)
    parts = [part.casefold() for part in handle.lstrip("@").replace("-", "_").split("_") if part]
    endings = sorted(words("names.txt", "handle organization words"), key=len, reverse=True)
    for name in organizations:
        whole, first = plain(name), plain(name.split()[0]) if name.split() else ""
        if not whole:
            continue
        if bare == whole or (len(first) >= 4 and (bare == first or parts[:1] == [first])):
            return True
        if len(first) >= 4 and bare.startswith(first) and (rest := bare[len(first) :]) and rest in endings:
            return True
        if len(whole) >= 4 and bare.startswith(whole):
            return True
    return False


def handle_type(handle: str, organizations: Iterable[str], catalogue: Catalogue) -> str:
    """PERSON, or ORG for a handle that an organisation goes by."""
    if catalogue.organization(handle) is not None or names_organization(handle, organizations):
        return "ORG"
    lowered = handle.casefold()
    organization = any(lowered.endswith(word) for word in ("support", "hq", "helpdesk", "careers", "newsroom"))
    return "ORG" if organization else "PERSON"


def tag_entity(tag: str, organizations: Iterable[str], products: Iterable[str], catalogue: Catalogue) -> str | None:
    """The type of what a hashtag names, or None for a topic."""
    bare = plain(tag)
    if len(bare) < 3:
        return None
    for names, label in ((organizations, "ORG"), (products, "PRODUCT")):
        if any(bare == plain(name) or (len(name.split()[0]) >= 4 and bare == plain(name.split()[0])) for name in names):
            return label
    if catalogue.sector(tag) is not None:
        return "SECTOR"
    known = catalogue.product(tag)
    if known is not None and not known.ambiguous:
        return "PRODUCT"
    organization = catalogue.organization(tag)
    return "ORG" if organization is not None and not organization.ambiguous else None
