"""Services deals: `outsources_to`."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.extensions import Draft, reading
from extract.pipes.mask import Masked
from extract.pipes.patterns import Match
from extract.pipes.relations.base import Context, context, filled, mood, nearest, plain_fields

_ENDED = frozenset(
    ("ended", "ends", "end", "expired", "terminated", "cancelled", "canceled", "dropped", "loses", "lost", "insourced")
)
_DEAL_WORDS = frozenset(
    (
        "contract",
        "agreement",
        "deal",
        "outsourced",
        "outsourcing",
        "operates",
        "hosts",
        "runs",
        "hosted",
        "operated",
        "services",
    )
)
_TOGETHER = 0.5
_NOT_CLIENTS = frozenset(("outsourcer", "vendor", "media"))


@Language.component("backchannel_deals")
def deals(doc: Doc) -> Doc:
    """Adds deals, each with its value, date and status where the sentence gives them."""
    found = reading(doc)
    if found.lang == "en" and len(doc):
        where = context(doc)
        for match, masked in where.matches("deals"):
            _keep(where, match, masked)
        _alone(where)
    return doc


def _keep(where: Context, match: Match, masked: Masked) -> None:
    state = mood(masked, match.first, match.last)
    fields = plain_fields(match.rule)
    if fields.pop("mood", "") != "any" and not state.factual:
        return
    roles = filled(match, masked, where.found)
    if roles is None or "outsourcer" not in roles:
        return
    client = roles.get("client") or roles.get("org")
    if client is None:
        return
    outsourcer = roles["outsourcer"][0]
    known = outsourcer.roles & {"peer", "media"}
    if (client[0].roles & _NOT_CLIENTS and not client[0].roles & {"peer"}) or (
        known and not outsourcer.roles & {"vendor"}
    ):
        return
    texts = [unit.text for unit in masked.units]
    status = fields.get("status", "current")
    if status == "current" and _ENDED & set(texts[max(0, match.first - 3) : match.last + 6]):
        status = "ended"
    elif status == "current" and state.planned:
        status = "planned"
    parts = {"client": client[0], "outsourcer": outsourcer}
    money = nearest(masked, "M", match.first, match.last)
    project = nearest(masked, "J", match.first, match.last)
    if money is not None:
        parts["value"] = money
    if project is not None:
        parts["project"] = project
    date = nearest(masked, "D", match.first, match.last)
    values = {"date": date.name if date else None, "status": status}
    found = where.found
    for draft in found.found("outsources_to"):
        if draft.roles["client"] is parts["client"] and draft.roles["outsourcer"] is outsourcer:
            for role, chain in parts.items():
                draft.roles.setdefault(role, chain)
            if draft.fields.get("date") is None:
                draft.fields["date"] = values["date"]
            if status == "ended":
                draft.fields["status"] = status
            return
    found.add(Draft("outsources_to", parts, dict(values), masked.span, match.rule.confidence))


def _alone(where: Context) -> None:
    """A sentence on a contract or on running things with one outsourcer and one user is about a deal of the two."""
    found = where.found
    for masked, _ in where.sentences:
        texts = [unit.text for unit in masked.units]
        place = next((index for index, text in enumerate(texts) if text in _DEAL_WORDS), None)
        orgs = {unit.chain.index: unit.chain for unit in masked.units if unit.chain and unit.chain.type == "ORG"}
        sellers = [chain for chain in orgs.values() if "outsourcer" in chain.roles]
        users = [chain for chain in orgs.values() if not chain.roles & _NOT_CLIENTS]
        if place is None or len(sellers) != 1 or len(users) != 1:
            continue
        state = mood(masked, place, place)
        if not state.factual or any(d.roles["outsourcer"] is sellers[0] for d in found.found("outsources_to")):
            continue
        status = "ended" if _ENDED & set(texts) else "planned" if state.planned else "current"
        date = nearest(masked, "D", 0, len(texts) - 1)
        parts = {"client": users[0], "outsourcer": sellers[0]}
        money = nearest(masked, "M", 0, len(texts) - 1)
        if money is not None:
            parts["value"] = money
        fields = {"date": date.name if date else None, "status": status}
        found.add(Draft("outsources_to", parts, dict(fields), masked.span, _TOGETHER))
