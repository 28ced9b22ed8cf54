"""Roles of people and organisations in one document: by catalogue, title, name and what the relations say of them."""

from collections import Counter
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.catalogue import Catalogue, load_catalogue
from extract.lexicon import sections, words
from extract.pipes.cues import Context
from extract.pipes.extensions import Chain, Reading, reading
from extract.pipes.titles import title_role
from graph.ids import fold

_NAMED = 1.5
_ENOUGH = 2.0
_CLAUSE = 22
_SELLS_PRODUCTS = 3
_HOLDING = frozenset(
    "as was is becomes become became be been remains until to named appointed ex former formerly".split()
)
_RECRUITS = frozenset(("recruiter", "headhunter", "recruitment"))
_LEADS = frozenset("runs heads leads ran headed led directs".split())
_IT = frozenset(("it", "ict", "technology"))
_APPOSITION = 7
_RANK = ("cio", "executive", "analyst", "other")


class RoleFinder:
    """Sets roles twice: `early`, by what is known without relations, and again when they are found."""

    def __init__(self, catalogue: Catalogue, early: bool) -> None:
        self._catalogue = catalogue
        self._early = early
        self._offers = Counter(fold(product.vendor) for product in catalogue.products)
        self._cues = Context(Doc(Vocab()), [])

    def __call__(self, doc: Doc) -> Doc:
        """Sets the roles of all people and organisations."""
        found = reading(doc)
        if found.lang != "en":
            return doc
        self._cues = Context(doc, found.titles, "role_cues.txt")
        for chain in found.of_type("ORG"):
            chain.roles = self._known(doc, found, chain)
        if not self._early:
            self._from_relations(found)
            for chain in found.of_type("PERSON"):
                chain.roles = {self._person(doc, found, chain)}
            for chain in found.of_type("ORG"):
                if not chain.roles:
                    chain.roles = {self._default(found, chain)}
        return doc

    def _known(self, doc: Doc, found: Reading, chain: Chain) -> set[str]:
        known = self._catalogue.organization(chain.name)
        roles = set(chain.known.roles) if chain.known is not None and chain.known.roles else set()
        roles = roles or (set(known.roles) if known is not None else set())
        if roles:
            return self._main(found, chain, roles)
        if chain is found.author_org:
            return {self._author_org_role(found, chain)} - {""}
        if chain is found.author:
            return {_author_role(found, chain)}
        return _by_words(doc, chain) or self._by_cues(chain) or _by_name(chain)

    def _by_cues(self, chain: Chain) -> set[str]:
        """The part that the words beside the mentions give most weight, with the name's own words."""
        total: dict[str, float] = {}
        for start, end in chain.spans:
            for role, weight in self._cues.weigh(start, end).items():
                total[role] = total.get(role, 0.0) + weight
        for role in _by_name(chain):
            total[role] = total.get(role, 0.0) + _NAMED
        best = max(total, key=lambda role: total[role], default="")
        return {best} if best and total[best] >= _ENOUGH else set()

    def _main(self, found: Reading, chain: Chain, roles: set[str]) -> set[str]:
        """Of the parts that one is known for, the one this text is about: services where a deal or a team is."""
        if {"vendor", "outsourcer"} <= roles:
            deals = (d for d in found.drafts if d.kind in ("outsources_to", "team_move"))
            serves = any(chain in draft.roles.values() for draft in deals)
            said = self._by_cues(chain) & {"vendor", "outsourcer"}
            if said and not serves:
                return said
            return (
                {"outsourcer"}
                if serves or self._offers.get(chain.known.name if chain.known else "", 0) < 3
                else {"vendor"}
            )
        return next(({role} for role in ("outsourcer", "vendor", "media", "peer") if role in roles), roles)

    @staticmethod
    def _author_org_role(found: Reading, chain: Chain) -> str:
        author = found.document.author
        title = (author.title or "").lower() if author else ""
        by_name = _by_name(chain)
        if title_role(title) == "analyst":
            return (
                "media" if by_name != {"outsourcer"} and "consult" not in title and "partner" not in title else "other"
            )
        if any(word in title.split() for word in words("lists.txt", "seller titles")):
            return "vendor"
        if title_role(title) == "cio":
            return "peer"
        if set(title.split()) & _RECRUITS:
            return "other"
        return next(iter(by_name), "")

    @staticmethod
    def _person(doc: Doc, found: Reading, chain: Chain) -> str:
        held = [chain.title] if chain.title else []
        for draft in found.found("works_at"):
            if draft.roles["person"] is chain and draft.fields.get("title"):
                held.append(str(draft.fields["title"]))
        roles = [title_role(title) for title in held]
        roles.extend(_held_in_clause(doc, found, chain))
        beside = {title.end: title.role for title in found.titles} | {
            title.start - 1: title.role for title in found.titles
        }
        for start, end in chain.spans:
            roles.extend(role for place, role in beside.items() if place in (start, end))
        handle = chain.name if chain.name[0] == "@" else ""
        author = found.document.author
        if chain is found.author and author is not None and author.handle:
            handle = author.handle
        lowered = handle.casefold()
        if "CIO" in handle or lowered.startswith("@cio") or (lowered.endswith("cio") and len(lowered) > 7):
            roles.append("cio")
        return next((role for role in _RANK if role in roles), "other")

    @staticmethod
    def _from_relations(found: Reading) -> None:
        for draft in found.drafts:
            roles = draft.roles
            if draft.kind == "outsources_to":
                _give(roles["outsourcer"], "outsourcer")
                _give(roles["client"], "peer")
            elif draft.kind == "team_move":
                if "by" in roles:
                    _give(roles["by"], "outsourcer")
                for role in ("from", "to"):
                    if role in roles and "by" in roles:
                        _give(roles[role], "peer")
            elif draft.kind == "uses":
                _give(roles["org"], "peer")
                if roles["product"].type == "ORG":
                    _give(roles["product"], "vendor")
            elif draft.kind == "offers":
                _give(roles["vendor"], "vendor")
            elif draft.kind == "works_at" and draft.fields.get("title"):
                if title_role(str(draft.fields["title"])) == "cio":
                    _give(roles["org"], "peer")

    @staticmethod
    def _default(found: Reading, chain: Chain) -> str:
        for draft in found.found("team_move"):
            ends = [draft.roles.get("from"), draft.roles.get("to")]
            if chain in ends:
                other = ends[1 - ends.index(chain)]
                return "outsourcer" if other is not None and "peer" in other.roles else "peer"
        if any(chain is draft.roles["parent"] for draft in found.found("unit_of")):
            return "other"
        if any(chain is draft.roles["unit"] for draft in found.found("unit_of")) and chain.spans:
            return "other"
        return "peer" if chain.spans or chain is found.author_org else "other"


def _held_in_clause(doc: Doc, found: Reading, chain: Chain) -> list[str]:
    """Titles that follow a name in its sentence with "as", "was", "became" …, nobody else being named between."""
    roles: list[str] = []
    for start, end in chain.spans:
        places = (place for place in range(end, min(end + _CLAUSE, len(doc))) if place in found.title_at)
        for title in (found.titles[found.title_at[place]] for place in places):
            if doc[title.start].sent.start > start:
                continue
            between = [found.chain_at.get(place) for place in range(end, title.start)]
            if any(other is not None and other is not chain and other.type == "PERSON" for other in between):
                continue
            before = [token.lower_ for token in doc[max(end, title.start - 3) : title.start]]
            if set(before) & _HOLDING or _in_apposition(doc, end, title.start):
                roles.append(title.role)
        if _leads_it(doc, end):
            roles.append("cio")
        if start > 1 and doc[start - 1].text == ",":
            roles.extend(title.role for title in found.titles if title.end == start - 1)
    return roles


def _in_apposition(doc: Doc, end: int, start: int) -> bool:
    """ "Ann Vale, the group's head of IT": a comma and few words, none of them a mark, between name and title."""
    between = doc[end:start]
    return 1 < len(between) <= _APPOSITION and between[0].text == "," and all(t.text not in ",;:." for t in between[1:])


def _leads_it(doc: Doc, end: int) -> bool:
    """ "Ann Vale, who runs IT at …"."""
    after = [token.lower_ for token in doc[end : end + 5]]
    after = after[1:] if after[:1] == [","] else after
    return after[:1] == ["who"] and after[1:2] != [] and after[1] in _LEADS and bool(_IT & set(after[2:4]))


def _give(chain: Chain, role: str) -> None:
    if not chain.roles:
        chain.roles = {role}


def _by_name(chain: Chain) -> set[str]:
    parts = chain.name.casefold().replace("@", "").split()
    if not parts:
        return set()
    for role in ("media", "peer", "outsourcer", "vendor"):
        if len(parts) > 1 and parts[-1] in words("names.txt", f"{role} heads"):
            return {role}
    if len(parts) > 1 and parts[0] in words("names.txt", "organization first words"):
        return {"peer"}
    return set()


def _by_words(doc: Doc, chain: Chain) -> set[str]:
    """What stands beside a mention: "outsourcer Trivandra", "MarlinGate, the Bristol cloud backup firm"."""
    lists = sections("lists.txt")
    for start, end in chain.spans:
        before = {token.lower_ for token in doc[max(0, start - 2) : start]}
        after: list[str] = []
        if end < len(doc) and doc[end].text in (",", "("):
            for token in doc[end + 1 : end + 12]:
                if token.text in (",", ")", "."):
                    break
                after.append(token.lower_)
            if not after or (after[0] not in ("the", "a", "an", "one", "its", "which") and doc[end].text == ","):
                after = []
        for role in ("outsourcer", "vendor", "media", "peer"):
            marks = lists[f"{role} words"]
            if before & set(marks) or any(mark in after for mark in marks):
                return {role}
    return set()


def _author_role(found: Reading, chain: Chain) -> str:
    by_name = _by_name(chain)
    if by_name:
        return next(iter(by_name))
    text = found.document.text.casefold()
    return "vendor" if any(mark in text for mark in sections("lists.txt")["sales talk"]) else "media"


@Language.factory("backchannel_roles", default_config={"folder": None, "early": False})
def make_roles(nlp: Language, name: str, folder: str | None, early: bool) -> RoleFinder:
    """`early`: by catalogue and words alone, before relations are looked for."""
    return RoleFinder(load_catalogue(Path(folder) if folder else None), early)
