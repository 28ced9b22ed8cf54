"""Job titles that relations give people."""

from spacy.tokens import Doc

from extract.reading import Chain, Reading, TokenSpan

_FAR = 12


def title_at(doc: Doc, found: Reading, person: Chain, span: TokenSpan | None) -> str | None:
    """The job title that stands nearest to a person's name in the evidence, and nearer to theirs than to another's."""
    if span is None:
        return None
    best: tuple[int, str] | None = None
    for title in found.titles:
        if not span[0] <= title.start < span[1]:
            continue
        distance = _distance(person, title.start, title.end)
        if person is found.author and not any(span[0] <= start < span[1] for start, _ in person.spans):
            distance = min(distance, _FAR)
        others = [_distance(chain, title.start, title.end) for chain in found.of_type("PERSON") if chain is not person]
        if distance <= _FAR and distance <= min(others, default=_FAR) and (best is None or distance < best[0]):
            best = (distance, doc[title.start : title.end].text)
    return best[1] if best else None


def _distance(chain: Chain, start: int, end: int) -> int:
    """How many tokens lie between a name and the tokens from `start` to before `end`."""
    gaps = [max(first - end, start - last, 0) for first, last in chain.spans]
    return min(gaps, default=10_000)
