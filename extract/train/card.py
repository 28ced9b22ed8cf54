"""The model card: what the weights are, what they were made from, what they can and cannot do."""

from collections.abc import Iterable, Mapping, Sequence

from extract.train.evaluate import Evaluation
from extract.train.scores import Count, total

_GOALS = {
    "entities": 0.92,
    "entities:PERSON": 0.92,
    "entities:ORG": 0.92,
    "entities:PRODUCT": 0.82,
    "entities:PROJECT": 0.85,
    "entities:SECTOR": 0.85,
    "roles": 0.85,
    "relations": 0.75,
    "relations:team_move": 0.80,
    "relations:outsources_to": 0.75,
    "relations:works_at": 0.85,
    "relations:person_move": 0.75,
    "relations:talks_about": 0.72,
    "relations:uses": 0.70,
    "fields:talks_about.sentiment": 0.85,
    "act": 0.80,
}

_HEAD = """# Model card

The network behind `backchannel extract`: finds people, organisations, products, initiatives, places, sectors, amounts
and dates in English posts, articles and messages on enterprise IT, and what joins them.

- **Encoder**: MiniLM-L12-H384 (e5-small-v2, MIT; in the weights that ship every second layer comes from
  all-MiniLM-L6-v2, Apache-2.0), fine-tuned, int8 weights, with features of case, word shape, word frequency, catalogue
  and patterns added to its input. **Heads**: tags of words; act of the document; roles of entities; classes, status,
  sentiment, aspects and evidence of entity pairs.
- **Version** {version}. Files and checksums: `SHA256SUMS`.

## Made from

| data | licence | how much |
| --- | --- | --- |
{data}

Held out of training: whole documents, {held} of them, by ten writers. Thresholds and calibration are fitted on them;
for the table below, they were fitted on one half and measured on the other, both ways round.

## Scores on documents not learned from

Exact F1 (accuracy for the act and for fields of matched relations), with 95% intervals from 500 bootstrap samples of
documents.

| what | score | 95% interval | goal | in the documents |
| --- | --- | --- | --- | --- |
"""

_OPEN = """
## Entities on open test sets

Exact F1 over person, organisation and place, beside spaCy's convolutional `ner` (width 96, depth 4) taught the same
open sets and nothing else.

| set | this model | spaCy's | goal |
| --- | --- | --- | --- |
"""
_OPEN_GOALS = {"uner": 0.80, "btc": 0.80, "tweebank": 0.75, "wnut17": 0.50}

_ABLATION = """
## What it makes use of

F1 on the same documents when the finished network is not told something that it was taught with; thresholds are those
that ship, fitted on all of these documents. One that had been taught without would lose less; `extract/train/README.md`
has small ones that were taught without, and what each addition of documents brought.

| hidden | entities | roles | relations |
| --- | --- | --- | --- |
"""

_TAIL = """
## Intended use, and limits

Made to turn public posts and news on enterprise IT into statements that a person checks against the quoted sentence.
It reads English only, knows the kinds of names and relations listed above and no others, and takes what a text says
for stated, not for true. It is weakest where few examples were to learn from (see the counts), in irony, in texts of
many hundred words whose parts depend on each other across windows of some 350 words, and in registers unlike business
talk. Most people and companies in the training documents are invented, half of the products are real.

Not to be used to judge people: it makes no psychological, political or health profile of anybody, and its statements
on who works where are no basis for decisions on employment.
"""


def card(
    version: str,
    data: Mapping[str, tuple[str, str]],
    held: int,
    evaluation: Evaluation,
    open_scores: Mapping[str, tuple[float, float]],
    hidden: Iterable[tuple[str, Sequence[float]]],
) -> str:
    """The card in Markdown. `data`: name → (licence, how much); `open_scores`: F1 on open tests, ours and spaCy's.

    `hidden`: what is hidden from the network, and its F1 on entities, roles and relations then.
    """
    rows = "\n".join(f"| {name} | {licence} | {size} |" for name, (licence, size) in data.items())
    lines = [_HEAD.format(version=version, data=rows, held=held)]
    counts = _counts(evaluation)
    for name, value in evaluation.scores.figures().items():
        low, high = evaluation.intervals.get(name, (value, value))
        goal = f"{_GOALS[name]:.2f}" if name in _GOALS else ""
        lines.append(
            f"| {name.replace(':', ': ')} | {value:.3f} | {low:.2f} to {high:.2f} | {goal} | {counts.get(name, '')} |\n"
        )
    lines.append(
        "\n## Are confidences to be trusted?\n\n| confidence from | relations | right |\n| --- | --- | --- |\n"
    )
    lines += [f"| {low:.2f} | {count} | {share:.3f} |\n" for low, count, share in evaluation.reliability]
    if open_scores:
        lines.append(_OPEN)
        for name, (value, other) in open_scores.items():
            lines.append(f"| {name} | {value:.3f} | {other:.3f} | {_OPEN_GOALS[name]:.2f} |\n")
    lines.append(_ABLATION)
    lines += [f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |\n" for name, values in hidden]
    return "".join(lines) + _TAIL


def _counts(evaluation: Evaluation) -> dict[str, int]:
    def there(count: Count) -> int:
        return count.right + count.missed

    scores = evaluation.scores
    found = {"act": evaluation.documents}
    for name, counts in (("entities", scores.entities), ("roles", scores.roles), ("relations", scores.relations)):
        found[name] = there(total(counts))
        found |= {f"{name}:{key}": there(count) for key, count in counts.items()}
    return found | {f"fields:{key}": there(count) for key, count in scores.fields.items()}
