"""Teams that change hands: `team_move`.

A sentence that moves people (a trigger) opens a frame. Its organisations, and those of up to two sentences before where
it names too few, get weights for being where the team was, where it went, and who carried it; the best assignment wins,
in which an outsourcer that stands beside two users is the carrier. Rules under [block] say that nobody is moved.
"""

from itertools import permutations

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.extensions import Chain, Draft, reading
from extract.pipes.mask import Masked
from extract.pipes.patterns import find, load_rules
from extract.pipes.relations.base import Context, Mood, context, employer, mood
from extract.pipes.relations.people import head_count
from graph.model import Value

Weights = dict[str, dict[int, float]]
_ENDS = ("from", "to")
_LEAST = 2.0
_BESIDE = 0.5
_CARRIES = 3.0
_BACK = frozenset(
    ("back", "home", "insourced", "insourcing", "in-house", "payroll", "return", "returned", "returns", "ours")
)
_MOST_ORGS = 5


@Language.component("backchannel_team_moves")
def team_moves(doc: Doc) -> Doc:
    """Adds team moves; of several finds that agree, one with all their parts."""
    found = reading(doc)
    if found.lang == "en" and len(doc):
        where = context(doc)
        sentences = [full for full, _ in where.sentences]
        for number, masked in enumerate(sentences):
            state = _trigger(masked)
            if state is not None and state.factual:
                _frame(where, sentences[max(0, number - 2) : number], masked, state)
    return doc


def _trigger(masked: Masked) -> Mood | None:
    """How the sentence moves people, if it does."""
    for rule in load_rules("team_moves"):
        if rule.kind == "block" and next(find(rule, masked), None) is not None:
            return None
    for rule in load_rules("team_moves"):
        if rule.kind == "trigger":
            for match in find(rule, masked):
                return mood(masked, match.first, match.last)
    return None


def _frame(where: Context, before: list[Masked], masked: Masked, state: Mood) -> None:
    window = [masked]
    organizations = _organizations(window)
    for earlier in reversed(before):
        if len(organizations) >= 2 and _users(organizations) >= 1 and _sellers(organizations) >= 1:
            break
        if not _near(where, earlier, window[0]):
            break
        window.insert(0, earlier)
        organizations = _organizations(window)
    author_org = employer(where.found)
    weights: Weights = {"from": {}, "to": {}, "by": {}}
    for place, sentence in enumerate(reversed(window)):
        _weigh(sentence, weights, 1.0 if place == 0 else _BESIDE)
    if author_org is not None and len(organizations) == 1 and author_org not in organizations:
        organizations.append(author_org)
    parts = _assign(organizations, weights, masked)
    if parts is None:
        return
    span = (window[0].span[0], masked.span[1])
    project = next((u.chain for s in reversed(window) for u in s.units if u.chain and u.chain.type == "PROJECT"), None)
    if project is not None:
        parts["project"] = project
    fields: dict[str, Value] = {
        "size": head_count(masked) or next((n for s in reversed(window) if (n := head_count(s))), None),
        "date": next((u.chain.name for u in masked.units if u.chain and u.chain.type == "DATE"), None),
        "status": "planned" if state.planned else "done",
    }
    _keep(
        where,
        parts,
        fields,
        span,
        sum(weights[role].get(chain.index, 0.0) for role, chain in parts.items() if role in weights),
    )


def _near(where: Context, earlier: Masked, first: Masked) -> bool:
    """Without an empty line between them."""
    breaks = sum(token.text == "\n" for token in where.doc[max(earlier.span[0], first.span[0] - 4) : first.span[0]])
    return breaks < 2


def _organizations(window: list[Masked]) -> list[Chain]:
    found: list[Chain] = []
    for masked in window:
        for index, unit in enumerate(masked.units):
            chain = unit.chain
            if chain is None or chain.type != "ORG" or chain in found or "media" in chain.roles:
                continue
            if index == 0 or masked.units[index - 1].text != "not":
                found.append(chain)
    return found


def _users(chains: list[Chain]) -> int:
    return sum(not _sells(chain) for chain in chains)


def _sellers(chains: list[Chain]) -> int:
    return sum(_sells(chain) for chain in chains)


def _sells(chain: Chain) -> bool:
    return "outsourcer" in chain.roles


def _weigh(masked: Masked, weights: Weights, factor: float) -> None:
    for rule in load_rules("team_moves"):
        if rule.kind not in weights:
            continue
        for match in find(rule, masked):
            chain = masked.units[match.slots["x"]].chain if "x" in match.slots else None
            if chain is not None:
                role = weights[rule.kind]
                role[chain.index] = max(role.get(chain.index, 0.0), rule.confidence * factor)


def _assign(chains: list[Chain], weights: Weights, masked: Masked) -> dict[str, Chain] | None:
    """The assignment of organisations to parts with most weight; None where too little speaks for one."""
    chains = chains[:_MOST_ORGS]
    back = any(unit.text in _BACK for unit in masked.units)
    best: tuple[float, dict[str, Chain]] | None = None
    for size in (2, 3):
        for chosen in permutations(chains, size):
            parts = dict(zip(("from", "to", "by"), chosen, strict=False))
            score = sum(weights[role].get(chain.index, 0.0) for role, chain in parts.items())
            score += _prior(parts, back, weights["by"].get(parts["by"].index, 0.0) if "by" in parts else 0.0)
            if best is None or score > best[0]:
                best = (score, parts)
    if best is None or best[0] < _LEAST:
        return None
    ends = [weights[role].get(best[1][role].index, 0.0) for role in _ENDS]
    return best[1] if max(ends) > 0 else None


def _prior(parts: dict[str, Chain], back: bool, carries: float) -> float:
    """What is likely whatever the words: users at both ends where somebody carries, one seller else."""
    sellers = {role for role, chain in parts.items() if _sells(chain)}
    if "by" in parts:
        if sellers == {"by"}:
            return 1.5
        return -1.0 if not sellers and carries >= _CARRIES else -6.0
    if sellers == {"to"}:
        return -0.3 if back else 0.7
    if sellers == {"from"}:
        return 0.7 if back else 0.2
    return -0.5 if not sellers else -1.5


def _keep(
    where: Context, parts: dict[str, Chain], fields: dict[str, Value], span: tuple[int, int], weight: float
) -> None:
    found = where.found
    for draft in found.found("team_move"):
        same = [role for role in _ENDS if draft.roles.get(role) is parts.get(role)]
        crossed = draft.roles.get("from") is parts["to"] and draft.roles.get("to") is parts["from"]
        if len(same) == 2 or crossed:
            if not crossed:
                for role, chain in parts.items():
                    draft.roles.setdefault(role, chain)
            for name in ("size", "date"):
                if draft.fields.get(name) is None:
                    draft.fields[name] = fields[name]
            return
    confidence = min(0.9, 0.35 + 0.08 * weight)
    found.add(Draft("team_move", parts, dict(fields), span, confidence))
