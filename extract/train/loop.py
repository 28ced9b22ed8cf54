"""Training: batches of our documents and of the open data by turns, stage by stage."""

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from extract.neural.candidates import ENTITY_FEATURES
from extract.neural.features import COLUMNS
from extract.neural.labels import PAIRS
from extract.train.batches import Batch, batches
from extract.train.deck import Deck
from extract.train.examples import UNKNOWN, Example, examples, opinions_only
from extract.train.losses import WEIGHTS, judge_losses, tag_loss
from extract.train.network import Dropout, Judge, Judged, Reader
from extract.train.reading import Front
from extract.train.recipe import CATALOGUE_HIDDEN, DOCUMENTS, JOINED, LONG, PIECES, REMARKS, RENAMED_BUT, Stage
from extract.train.renaming import Json, Namer, renamed
from extract.train.roughening import joined, roughened

_KNOWN = [index for index, name in enumerate(ENTITY_FEATURES) if name.startswith("known")]
_LEAST_RATE = 0.02
_STEEPEST = 1.0
Report = Callable[[str], None]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


class Trainer:
    """Teaches a network one stage after the other; the same seeds give the same weights on the same machine."""

    def __init__(self, reader: Reader, judge: Judge, front: Front, report: Report = _tell) -> None:
        self._choose = random.Random()
        self._reader, self._judge, self._front, self._report = reader, judge, front, report
        self._weights = [*reader.parameters(), *judge.parameters()]
        self._shares = torch.ones(len(PAIRS))
        self._counts = WEIGHTS

    def run(
        self, stage: Stage, documents: Sequence[Json], remarks: Sequence[Json], open_data: Sequence[Example]
    ) -> None:
        """Learns from annotated documents and remarks (JSON objects) and examples of open data; reports every epoch.

        Ends with the mean of the weights after the last two epochs (Izmailov et al. 2018, "Averaging Weights Leads to
        Wider Optima and Better Generalization").
        """
        torch.manual_seed(stage.seed)
        self._choose.seed(stage.seed)
        self._counts = WEIGHTS | stage.counts
        namer = Namer(documents)
        self._reader.drop(stage.dropout)
        if stage.head_dropout is not None:
            for module in (*self._reader.modules(), *self._judge.modules()):
                if isinstance(module, Dropout):
                    module.share = stage.head_dropout
        self._reader.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self._judge.words.requires_grad_(stage.words)
        self._reader.deepen(stage.depth[0])
        others = [
            batch
            for judged in (False, True)
            for batch in batches([one for one in open_data if (one.pairs is not None) == judged], PIECES, self._choose)
        ]
        share = stage.open_share if others else 0.0
        decks = [Deck(part, self._choose) for part in (_by_length(documents) if stage.even else (documents,))]
        said = Deck(remarks, self._choose)
        shown = self._taught(decks, said, namer, 0, stage.rough)
        self._shares = _shares(shown, stage.rare)
        count = len(list(batches(shown, PIECES, self._choose)))
        steps = stage.planned * int(count * (1 + share))
        optimizer = self._optimizer(stage)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1, (step + 1) / stage.warm_up) * max(_LEAST_RATE, 1 - step / steps)
        )
        owed, turn = 0.0, 0
        before: Sequence[Tensor] = self._weights
        for epoch in range(stage.epochs):
            before = [weight.detach().clone() for weight in self._weights]
            sums: defaultdict[str, float] = defaultdict(float)
            ours = list(batches(self._taught(decks, said, namer, epoch, stage.rough), PIECES, self._choose))
            for batch in ours:
                first, last = stage.depth
                self._reader.deepen(first + (last - first) * min(1.0, 2 * schedule.last_epoch / steps))
                _hide(batch.read["pieces"], self._choose.uniform(0, stage.hidden), self._front.mask)
                for name, value in self._step(batch, optimizer, schedule).items():
                    sums[name] += value / len(ours)
                owed += share
                while owed >= 1:
                    if turn % len(others) == 0:
                        self._choose.shuffle(others)
                    self._step(others[turn % len(others)], optimizer, schedule)
                    owed, turn = owed - 1, turn + 1
            told = ", ".join(f"{name} {value:.3f}" for name, value in sorted(sums.items()))
            self._report(f"epoch {epoch + 1} of {stage.epochs}: {told}")
        with torch.no_grad():
            for weight, earlier in zip(self._weights, before, strict=True):
                weight.lerp_(earlier, 0.5)

    def _taught(self, decks: Sequence[Deck], said: Deck, namer: Namer, epoch: int, rough: float) -> list[Example]:
        """This epoch's examples, as many documents of each deck, and remarks.

        Names are exchanged in two of three epochs; a share of `rough` is roughened; the catalogue is hidden from some.
        """
        exchanged = epoch % RENAMED_BUT != 0

        def shown(read: Sequence[Json]) -> list[Json]:
            return [renamed(one, namer, self._choose) if exchanged else one for one in read]

        documents = shown([one for deck in decks for one in deck.deal(DOCUMENTS // len(decks))])
        twos: list[Json] = []
        if rough:
            documents, twos = _paired(documents, self._choose)
            documents = [roughened(one, self._choose) if self._choose.random() < rough else one for one in documents]
        found = list(examples(self._front, documents, self._choose))
        for example in examples(self._front, twos, self._choose):
            example.act = UNKNOWN
            found.append(example)
        found += (opinions_only(one, aspects=True) for one in examples(self._front, shown(said.deal(REMARKS))))
        for example in found:
            if self._choose.random() < CATALOGUE_HIDDEN:
                example.features[:, list(COLUMNS["catalogue"])] = 0
                if example.pairs is not None:
                    example.pairs.traits[:, _KNOWN] = 0
        return found

    def _optimizer(self, stage: Stage) -> torch.optim.Optimizer:
        named = [(name, one) for name, one in self._reader.named_parameters() if one.requires_grad]
        encoder = [one for name, one in named if name.startswith("bert.")]
        heads = [one for name, one in named if not name.startswith("bert.")]
        heads += [one for one in self._judge.parameters() if one.requires_grad]
        return torch.optim.AdamW(
            [{"params": encoder, "lr": stage.rate}, {"params": heads, "lr": stage.head_rate}],
            weight_decay=0.01,
            fused=True,
        )

    def _step(self, batch: Batch, optimizer: torch.optim.Optimizer, schedule: Any) -> dict[str, float]:
        self._reader.train()
        self._judge.train()
        losses = self._losses(batch)
        loss = sum((self._counts[name] * value for name, value in losses.items()), torch.zeros(()))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._weights, _STEEPEST)
        optimizer.step()
        schedule.step()
        return {name: float(value.detach()) for name, value in losses.items()}

    def _losses(self, batch: Batch) -> dict[str, Tensor]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states, tags, acts = self._reader(**batch.read)
            judged = self._judge(states, batch.read["row_mask"], **batch.judged) if batch.judged else None
        losses = {"tags": tag_loss(tags.float(), batch.answers)}
        if judged is not None:
            if (batch.answers["acts"] != UNKNOWN).any():
                losses["acts"] = F.cross_entropy(acts.float(), batch.answers["acts"])
            losses |= judge_losses(Judged(*(scores.float() for scores in judged)), batch.answers, self._shares)
        return losses


def _paired(documents: Sequence[Json], choose: random.Random) -> tuple[list[Json], list[Json]]:
    """The documents without those that are now told two in one, and the latter."""
    articles = [one for one in documents if one["kind"] == "article" and one["author"] is None]
    picked = choose.sample(articles, int(len(articles) * JOINED) // 2 * 2)
    taken = {one["id"] for one in picked}
    twos = [joined(first, second) for first, second in zip(picked[::2], picked[1::2], strict=True)]
    return [one for one in documents if one["id"] not in taken], twos


def _hide(pieces: Tensor, share: float, mask: int) -> None:
    """Puts `mask` in the place of this share of the pieces (B, L); signs come before it in the vocabulary, and stay."""
    pieces[(torch.rand(pieces.shape) < share) & (pieces > mask)] = mask


def _by_length(documents: Sequence[Json]) -> tuple[list[Json], list[Json]]:
    """Those of more than `LONG` words, and the others."""
    long = [one for one in documents if len(one["text"].split()) > LONG]
    short = [one for one in documents if len(one["text"].split()) <= LONG]
    return long, short


def _shares(shown: Sequence[Example], most: float) -> Tensor:
    """How much each pair class counts (classes,): the root of how much rarer it is than the commonest, up to `most`."""
    counts = sum((torch.from_numpy(one.answers.kinds).sum(0) for one in shown if one.answers), torch.zeros(len(PAIRS)))
    return (counts.max() / counts.clamp(min=1)).sqrt().clamp(max=most)
