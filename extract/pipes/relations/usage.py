"""What organisations run, sell, work on, belong to and do: `uses`, `offers`, `works_on`, `unit_of`, `in_sector`."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.extensions import Chain, Draft, reading
from extract.pipes.mask import Masked
from extract.pipes.patterns import Match
from extract.pipes.relations.base import Context, Mood, context, employer, filled, mood, plain_fields

_SELLERS = frozenset(("vendor", "outsourcer", "media"))
_LOOSE = {
    "unit_of": frozenset(("at", "from", "for", "job", "contract", "staff", "people", "employees")),
    "offers": frozenset(("with", "on", "in", "to", "into", "onto")),
}
_NEAREST = 0.5
_ANY_MOOD = frozenset(("works_on", "offers", "in_sector"))
_ROLES = {
    "uses": ("org", "product"),
    "offers": ("vendor", "product"),
    "works_on": ("who", "project"),
    "unit_of": ("unit", "parent"),
    "in_sector": ("who", "sector"),
}


@Language.component("backchannel_usage")
def usage(doc: Doc) -> Doc:
    """Adds who uses, offers and works on what, and who belongs where."""
    found = reading(doc)
    if found.lang != "en" or not len(doc):
        return doc
    where = context(doc)
    for match, masked in where.matches("usage"):
        state = mood(masked, match.first, match.last)
        if (
            state.factual
            or ("mood", "any") in match.rule.fields
            or match.rule.kind in ("works_on", "offers", "in_sector")
        ):
            _keep(where, match, masked, state)
    _nearest_owner(where)
    return doc


def _keep(where: Context, match: Match, masked: Masked, state: Mood) -> None:
    roles = filled(match, masked, where.found)
    if roles is None:
        return
    kind = match.rule.kind
    one, other = _ROLES[kind]
    if one not in roles or other not in roles or _is_loose(match, masked):
        return
    fields = plain_fields(match.rule)
    fields.pop("mood", None)
    if kind == "uses" and fields.get("status") == "current" and state.planned:
        fields["status"] = "planned"
    elif kind == "uses" and fields.get("status") == "former" and state.planned:
        fields["status"] = "current"
    for chain in roles[one][:1]:
        for target in roles[other]:
            if _fits(kind, chain, target):
                where.found.add(
                    Draft(kind, {one: chain, other: target}, dict(fields), masked.span, match.rule.confidence)
                )


def _is_loose(match: Match, masked: Masked) -> bool:
    """ "Takes over 40 of the client's staff" buys no client, "its shifts with Quillmark" sells no Quillmark."""
    kind = match.rule.kind
    if kind not in _LOOSE:
        return False
    texts = [unit.text for unit in masked.units]
    if kind == "unit_of" and "unit" in match.slots and match.slots["unit"] > match.slots["parent"]:
        place = match.slots["unit"]
        between = texts[match.slots["parent"] + 1 : place]
        return texts[place + 1 : place + 2] == ["'s"] or bool(_LOOSE[kind] & set(between))
    if kind == "offers" and match.slots["vendor"] < match.slots["product"]:
        return bool(_LOOSE[kind] & set(texts[match.slots["vendor"] + 2 : match.slots["product"]]))
    return False


def _fits(kind: str, chain: Chain, target: Chain) -> bool:
    """Who sells a product does not use it, and who uses it does not offer it."""
    if kind == "uses":
        return not (chain.roles & _SELLERS) or bool(chain.roles & {"peer"})
    if kind == "offers":
        vendor = target.known.vendor if target.known is not None else ""
        return not chain.roles & {"peer", "media"} and not (vendor and chain.known is None and not chain.roles)
    if kind == "in_sector":
        return not chain.roles & {"media"}
    return True


def _nearest_owner(where: Context) -> None:
    """An initiative that nobody is said to work on is its sentence's first user's, else the author's organisation's."""
    found = where.found
    owned = {id(draft.roles["project"]) for draft in found.found("works_on")}
    for full, _ in where.sentences:
        for unit in full.units:
            chain = unit.chain
            if chain is None or chain.type != "PROJECT" or id(chain) in owned:
                continue
            near = [u.chain for u in full.units if u.chain is not None and u.chain.type == "ORG"]
            users = [c for c in near if not c.roles & _SELLERS]
            owner = users[0] if users else employer(found)
            if owner is not None and "media" not in owner.roles:
                owned.add(id(chain))
                found.add(Draft("works_on", {"who": owner, "project": chain}, {}, full.span, _NEAREST))
