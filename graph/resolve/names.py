"""Which names are strong enough to say that two documents speak of the same thing."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from graph.ids import fold

_LEGAL = frozenset(
    (
        "inc incorporated corp corporation co company ltd limited llc llp lp plc "  # US, GB, IN, AU
        "gmbh mbh ag kg kgaa ug ohg ev eg "  # DE, AT, CH
        "sa sas sarl sasu snc sca srl spa sl slu sau ltda eireli "  # FR, IT, ES, BR
        "nv bv cv vof ab asa as a/s aps oy oyj abp hf ehf "  # NL, SE, NO, DK, FI, IS
        "se pty kk kabushiki kaisha pvt pte bhd sdn tbk pt sro kft zrt nyrt doo ooo pao pjsc jsc"
    ).split()
)
_LEGAL_PHRASES = re.compile(
    r" (?:sp z ?o ?o|s de r ?l de c ?v|sa(?:pi|b)? de c ?v|s p a|s r l|s a r l|s a|a g|b v|n v|g m b h|p l c"
    r"|public limited company|aktiengesellschaft|aktiebolag|sociedade anonima|societe anonyme|societa per azioni)$"
)
_LEADING = ("the ", "pt ", "ooo ", "pao ", "pjsc ")
_SHORTENED = {
    "intl": "international",
    "natl": "national",
    "univ": "university",
    "tech": "technologies",
    "technology": "technologies",
    "svcs": "services",
    "srvcs": "services",
    "mfg": "manufacturing",
    "assoc": "associates",
    "bros": "brothers",
    "mgmt": "management",
    "ins": "insurance",
    "hosp": "hospital",
    "dept": "department",
    "govt": "government",
    "sys": "systems",
    "consult": "consulting",
    "grp": "group",
}
_VERSION = re.compile(r"v?\d+(?:\.[\dx]+)*[a-z]{0,2}|r\d+|sp\d+|ehp\d+|release|version|edition")
_LEAST_PRODUCT = 3
_LEAST_TYPED = 7
_LEGAL_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)/(?=\w\b)")
_HONORIFICS = frozenset("dr prof professor mr mrs ms miss sir dame".split())
_NICKNAME = re.compile(r"[\w.-]*[\d_][\w.-]*")


def organization_key(name: str) -> str:
    """The folded name without the legal form at its end: "Halvarsund Foods A/S" and "Halvarsund Foods" are one."""
    folded = fold(_LEGAL_DOTTED.sub("", name))
    bare = _LEGAL_PHRASES.sub("", folded) or folded
    bare = next((bare[len(lead) :] for lead in _LEADING if bare.startswith(lead) and bare != lead), bare)
    words = bare.split()
    kept = words
    while len(kept) > 1 and kept[-1].replace(".", "") in _LEGAL:
        kept = kept[:-1]
        if kept[-1] == "and":
            kept = kept[:-1] or words
    return " ".join(kept)


def expanded_key(key: str) -> str:
    """An organisation's key with common short forms of words written out: "ferrow intl" → "ferrow international"."""
    return " ".join(_SHORTENED.get(word.rstrip("."), word) for word in key.split())


def product_key(name: str) -> str:
    """The folded name without the version at its end: "Vectrix 11g R2" is a version of Vectrix."""
    words = fold(name).split()
    kept = words
    while len(kept) > 1 and _VERSION.fullmatch(kept[-1]) and len(kept[-2]) > 1 and _is_long_enough(kept[:-1]):
        kept = kept[:-1]
    return " ".join(kept)


def _is_long_enough(words: list[str]) -> bool:
    return len("".join(words)) >= _LEAST_PRODUCT


def are_alike(one: str, other: str) -> bool:
    """Whether two organisations' keys may be one name: a short form, an acronym, a typing error."""
    mine, theirs = expanded_key(one), expanded_key(other)
    if mine == theirs or mine in (acronym_of(theirs), theirs.split(" ")[0]):
        return True
    if theirs in (acronym_of(mine), mine.split(" ")[0]):
        return True
    return min(len(mine), len(theirs)) >= _LEAST_TYPED and OSA.distance(mine, theirs, score_cutoff=1) <= 1


def product_name(name: str) -> str:
    """The name as written without the version at its end."""
    words = name.split()
    while len(words) > 1 and product_key(" ".join(words)) == product_key(" ".join(words[:-1])):
        words = words[:-1]
    return " ".join(words)


def name_key(kind: str, name: str) -> str:
    """The key of a name of this node kind."""
    keys = {"Person": person_key, "Organization": organization_key, "Product": product_key}
    return keys.get(kind, fold)(name)


def acronym_of(key: str) -> str:
    """The initials of a key of two words or more, small words left out: "tata consultancy services" → "tcs"."""
    words = [word for word in key.split() if word not in ("and", "of", "the", "for", "de", "et", "und")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def is_acronym(name: str) -> bool:
    """Whether a name is nothing but two to six capitals: TCS, but not Tcs."""
    return 2 <= len(name) <= 6 and name.isalpha() and name.isupper()


def handles_of(key: str) -> set[str]:
    """The handles that a person of this full name commonly takes, without @: whole name, initial and family name."""
    words = key.replace(".", "").replace("-", "").split()
    if len(words) < 2:
        return set()
    first, last = words[0], words[-1]
    found = {f"{first}{last}", f"{first}_{last}", f"{first}.{last}", f"{last}{first}", f"{first[0]}{last}"}
    return {handle for handle in found if len(handle) >= 6}


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
