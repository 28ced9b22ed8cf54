"""Jobs and who changes them: `works_at` and `person_move`."""

from spacy.language import Language
from spacy.tokens import Doc

from extract.pipes.coreference import coreference
from extract.pipes.extensions import Chain, Draft, Reading, reading
from extract.pipes.mask import Masked
from extract.pipes.patterns import Match
from extract.pipes.relations.base import Context, context, filled, mood, plain_fields
from extract.pipes.relations.moves import add_move, complete_moves

_AUTHOR = 0.98
_SIGNATURE = 0.95
_LINKS = frozenset((",", "the", "its", "his", "her", "their", "an", "a", "is", "now", "becomes", "remains"))
_BARE = 0.5


@Language.component("backchannel_jobs")
def jobs(doc: Doc) -> Doc:
    """Adds jobs: of author fields (0.98), signatures (0.95), sentences (by rule), and those that moves tell (0.8)."""
    found = reading(doc)
    if found.lang != "en":
        return doc
    _author_job(found)
    if not len(doc):
        return doc
    _signatures(doc, found)
    for _ in range(2):
        _apply(context(doc))
        _bare_titles(doc, found)
        coreference(doc)
    complete_moves(found)
    return doc


def _author_job(found: Reading) -> None:
    author = found.document.author
    if author is None or found.author is None or found.author_org is None or found.author.type != "PERSON":
        return
    roles = {"person": found.author, "org": found.author_org}
    found.add(Draft("works_at", roles, {"title": author.title, "status": "current"}, None, _AUTHOR))


def _signatures(doc: Doc, found: Reading) -> None:
    """A name on one line, title and organisation on the same or the next, parted by commas or bars."""
    for chain in list(found.of_type("PERSON")):
        for start, end in chain.spans:
            if not (doc[start].is_sent_start or _after_dash(doc, start)):
                continue
            place = end
            while place < len(doc) and place < end + 3 and (doc[place].is_space or doc[place].text in ",|"):
                place += 1
            title = found.titles[found.title_at[place]] if place in found.title_at else None
            if title is None or place == end:
                continue
            after = title.end
            while after < len(doc) and after < title.end + 3 and (doc[after].is_space or doc[after].text in ",|"):
                after += 1
            org = found.chain_at.get(after)
            if org is None or org.type != "ORG" or after == title.end:
                continue
            fields = {"title": doc[title.start : title.end].text, "status": "current"}
            roles = {"person": chain, "org": org}
            found.add(Draft("works_at", roles, dict(fields), (start, found.mention_at[after][1]), _SIGNATURE))


def _bare_titles(doc: Doc, found: Reading) -> None:
    """ "said IT director Lachlan Obuya": a title beside a name without an organisation is at the one last spoken of."""
    employed = {id(draft.roles["person"]) for draft in found.found("works_at")}
    for title in found.titles:
        person = found.chain_at.get(title.end) or _before_comma(doc, found, title.start)
        if person is None or person.type != "PERSON" or id(person) in employed:
            continue
        org = _last_user(doc, found, title.start)
        if org is not None:
            employed.add(id(person))
            sentence = doc[title.start].sent
            fields = {"title": doc[title.start : title.end].text, "status": "current"}
            roles = {"person": person, "org": org}
            found.add(Draft("works_at", roles, dict(fields), (sentence.start, sentence.end), _BARE))


def _before_comma(doc: Doc, found: Reading, start: int) -> Chain | None:
    place = start - 1
    while (
        place > start - 4 and place > 0 and doc[place].lower_ in (",", "the", "its", "his", "her", "their", "an", "a")
    ):
        place -= 1
    return found.chain_at.get(place) if place < start - 1 else None


def _last_user(doc: Doc, found: Reading, index: int) -> Chain | None:
    """The last user in the sentence before a token, else the organisation most spoken of, users first."""
    start = doc[index].sent.start
    inside = [c for place in range(start, index) if (c := found.chain_at.get(place)) is not None and _is_user(c)]
    if inside:
        return inside[-1]
    before = [chain for chain in found.of_type("ORG") if 0 <= chain.first < index and "media" not in chain.roles]
    users = [chain for chain in before if _is_user(chain)]
    return max(users or before, key=lambda chain: sum(start < index for start, _ in chain.spans), default=None)


def _is_user(chain: Chain) -> bool:
    return chain.type == "ORG" and not chain.roles & {"outsourcer", "vendor", "media"}


def _after_dash(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].text in "-–—|"


def _apply(where: Context) -> None:
    for match, masked in where.matches("jobs"):
        state = mood(masked, match.first, match.last)
        if not state.factual:
            continue
        roles = filled(match, masked, where.found)
        if roles is None:
            continue
        if match.rule.kind == "works_at":
            _job(where, match, masked, roles)
        elif "person" in roles or "title" in match.slots:
            add_move(where, match, masked, roles)


def _job(where: Context, match: Match, masked: Masked, roles: dict[str, list[Chain]]) -> None:
    fields = dict(plain_fields(match.rule))
    if "title" in match.slots:
        fields["title"] = where.surface(masked.units[match.slots["title"]])
    texts = [unit.text for unit in masked.units]
    if fields.get("status") == "current" and _is_former(texts, match):
        fields["status"] = "former"
    for person in roles["person"][:1]:
        for org in roles["org"][:1]:
            where.found.add(
                Draft("works_at", {"person": person, "org": org}, {**fields}, masked.span, match.rule.confidence)
            )


def _is_former(texts: list[str], match: Match) -> bool:
    inside = texts[match.first : match.last + 1]
    after = texts[match.last + 1 : match.last + 3]
    return bool({"ex", "former", "formerly", "previously", "until", "outgoing"} & set(inside)) or after[:1] == ["until"]
