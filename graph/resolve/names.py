"""Which names are strong enough to say that two documents speak of the same thing."""

import re
from collections.abc import Iterable

from graph.ids import fold

_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh mbh ag kg kgaa se sa sas sarl srl "
    "spa ab asa as a/s aps oy oyj nv bv pty kk kabushiki kaisha pvt bhd sdn tbk pt".split()
)
_LEGAL_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)/(?=\w\b)")
_HONORIFICS = frozenset("dr prof professor mr mrs ms miss sir dame".split())
_NICKNAME = re.compile(r"[\w.-]*[\d_][\w.-]*")


def organization_key(name: str) -> str:
    """The folded name without the legal form at its end: "Halvarsund Foods A/S" and "Halvarsund Foods" are one."""
    words = fold(_LEGAL_DOTTED.sub("", name)).split()
    kept = words
    while len(kept) > 1 and kept[-1].replace(".", "") in _LEGAL:
        kept = kept[:-1]
        if kept[-1] == "and":
            kept = kept[:-1] or words
    return " ".join(kept)


def name_key(kind: str, name: str) -> str:
    """The key of a name of this node kind."""
    keys = {"Person": person_key, "Organization": organization_key}
    return keys.get(kind, fold)(name)


def person_key(name: str) -> str:
    """The folded name without titles before it."""
    words = fold(name).split()
    while len(words) > 1 and words[0].strip(".") in _HONORIFICS:
        words = words[1:]
    return " ".join(words)


def is_handle(name: str) -> bool:
    """Whether this is a handle: with its @, or a nickname that no person is called ("portnerd77", "tobias_h")."""
    return name.startswith("@") or bool(_NICKNAME.fullmatch(name))


def handle_key(handle: str) -> str:
    """ "@LorcanAch", "lorcanach" → "@lorcanach"."""
    return "@" + handle.strip().lstrip("@").casefold()


def full_names(name: str, surfaces: Iterable[str]) -> dict[str, str]:
    """Key → name as written, of those with given and family name: the name, and surfaces that end as it does."""
    last = person_key(name).split()[-1:]
    found: dict[str, str] = {}
    for form in (name, *surfaces):
        words = person_key(form).split()
        if len(words) > 1 and words[-1:] == last and not is_handle(form):
            found.setdefault(" ".join(words), form)
    return found


def short_forms(kind: str, name: str, surfaces: Iterable[str]) -> set[str]:
    """Keys of those surfaces that are shorter than the name."""
    length = len(name_key(kind, name))
    keys = {name_key(kind, surface) for surface in surfaces if not surface.startswith("@")}
    return {key for key in keys if key and len(key) < length}
