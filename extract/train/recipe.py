"""How the shipped weights are made: from which documents, how long, how fast, with which seed."""

from dataclasses import dataclass, field, replace

FILES = (
    *("sectors", "networks", "professions", "moves", "products", "press", "posts", "lists", "worlds"),
    *("teams", "people", "opinions", "things", "deals", "crews"),
    *("handovers", "contracts", "careers", "verdicts", "digests", "transfers", "markets"),
    *("rebadges", "odysseys", "awards", "appointments", "stacks", "grumbles", "plaudits", "threads", "dispatches"),
    *("programmes", "chronicles", "annals", "sagas", "yarns", "leavers", "crossings", "kit", "askers", "replies"),
    *("tidings", "rounds"),
    *("suites", "mergers", "relays", "vacancies", "appraisals", "bulletins", "hearsay", "columns"),
    *("transits", "awarded", "counsel", "panels", "profiles", "estates", "lineages", "epithets", "mailbag"),
    *("homecomings", "handoffs", "tenders", "desks", "benches", "candour", "fields"),
    *("gazettes", "briefings", "ledgers", "circulars", "journals", "notebooks", "features"),
    *("caravans", "mandates", "successions", "inventories", "weeklies"),
    *("refusals", "gadgets", "arrivals", "affairs", "offices", "trades"),
    *("partings", "cohorts", "quarters", "postbags"),
    *("longreads", "interviews", "halves", "rosters", "pressroom"),
    *("guides", "workings", "gripes", "squads", "hires", "branches"),
)
"""Annotated documents, in `documents/`."""

REMARK_FILES = (
    *("irony", "quotes", "letters", "plain", "facts", "weighed", "told", "spoken", "sober", "dry", "tones"),
    "cues",
)
"""Remarks that tell sentiment and aspects only, in `remarks/`."""

HELD_OUT = (
    *("ka17", "ka18", "ka227", "ka228", "ka229", "ka23", "ka24", "ka25", "ka26", "ka27", "ka28", "ka29"),
    *("kb35", "kb36", "kb37", "kc23", "kc24", "kd2"),
    *("ke27", "ke28", "ke29", "ke30", "ke31", "kf18", "kf19", "kg31", "kg32", "kg33", "kh23", "kh24"),
    *("ki11", "ki12", "ki13", "ki14", "ki15", "ki16", "ki17", "kj14", "kj15", "kj16", "kj17", "kj18", "kj19", "kj2"),
)
"""Beginnings of the ids of documents that no weight is learned from: of ten writers, the last linked worlds whole."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How long to learn and how fast.

    `open_share` is how many batches of open data come with each of our own; `rate` the highest learning rate of the
    encoder, `head_rate` that of what stands on it. Both rise for `warm_up` steps, then fall in a line that would reach
    a fiftieth after `planned` epochs. A pair class counts the more the rarer it is, up to `rare` times. `words`:
    whether single words may speak for status, sentiment and aspects, once it is known where to look. `counts`:
    which of the losses count otherwise than in `losses.WEIGHTS`. `even`: whether as many documents of more than `LONG`
    words are dealt as of fewer. `depth`: how much every second layer of the encoder counts at the beginning and from
    half of the planned steps on. `dropout` is the share of values left out in the encoder, `head_dropout` that in what
    stands on it (None: as it was before). Of the word pieces in a batch of our own up to `hidden` are not to be seen:
    each batch draws its share, evenly from nought up. `rough` is the share of documents that are changed as
    `roughening` does; where there are any, of articles without an author `JOINED` are told two in one.
    """

    epochs: int
    planned: int
    open_share: float
    rate: float
    head_rate: float
    warm_up: int
    rare: float
    words: bool
    seed: int
    counts: dict[str, float] = field(default_factory=dict)
    even: bool = False
    depth: tuple[float, float] = (1.0, 1.0)
    dropout: float = 0.0
    head_dropout: float | None = None
    hidden: float = 0.0
    rough: float = 0.0


_HALF = (0.0, 0.0)
_WHOLE = Stage(
    *(11, 11, 0.25, 1.5e-4, 5e-4, 100),
    rare=3.0,
    words=True,
    seed=20,
    counts={"tags": 12.0, "fields": 0.9},
    even=True,
)

STAGES = (
    Stage(9, 12, 0.2, 3e-4, 1e-3, 200, rare=3.0, words=False, seed=1, depth=_HALF),
    Stage(5, 5, 0.1, 2e-4, 7e-4, 100, rare=3.0, words=True, seed=4, depth=_HALF),
    Stage(6, 14, 0.1, 2e-4, 7e-4, 150, rare=3.0, words=True, seed=5, depth=_HALF),
    Stage(3, 5, 0.1, 1.2e-4, 4.2e-4, 100, rare=3.0, words=True, seed=6, depth=_HALF),
    Stage(1, 1, 0.1, 5e-5, 1.8e-4, 40, rare=3.0, words=True, seed=7, depth=_HALF),
    Stage(4, 9, 0.35, 1.5e-4, 5e-4, 100, rare=3.0, words=True, seed=11, depth=_HALF),
    Stage(4, 4, 0.25, 9e-5, 3e-4, 100, rare=3.0, words=True, seed=12, depth=_HALF),
    Stage(6, 6, 0.25, 1.5e-4, 5e-4, 100, rare=3.0, words=True, seed=13, depth=_HALF),
    replace(_WHOLE, epochs=5, planned=8, seed=17, depth=(0.25, 1.0)),
    replace(_WHOLE, dropout=0.1, head_dropout=0.3, hidden=0.3, rough=0.35),
)
"""High rates and small batches teach the rarer types and the relations.

At a third of the rate and batches of 2,048 pieces, SECTOR and PROJECT were not learned in eight epochs. Word vectors
stay as they are. Until it knows its documents by heart the encoder needs no dropout: exchanged names and overlooked
mentions are noise enough; then dropout and hidden word pieces still teach. What ships came about in more than one run
(README.md says how).
"""

DOCUMENTS = 3_200
"""Documents of an epoch, dealt like cards: none comes again before all have come."""

REMARKS = 1_200
"""Remarks of an epoch, dealt like the documents."""

LONG = 60
"""What is longer, in words, is a long document: few of ours are, and most of what trade news and mails bring."""

PIECES = 768
"""Word pieces in a batch."""

CATALOGUE_HIDDEN = 0.3
"""Share of documents that are learned from without what the catalogue knows."""

JOINED = 0.3
"""Share of articles without an author that are told two in one, in stages that roughen documents."""

RENAMED_BUT = 3
"""Every so many epochs the documents are as they were written; in the others names are exchanged."""

LEAST = 0.15
"""Relations less probable than this are not looked at when thresholds are fitted."""
