"""What the network is punished for."""

import torch
from torch import Tensor
from torch.nn import functional as F

from extract.neural.labels import FIELDS, group
from extract.train.examples import GROUPS, UNKNOWN
from extract.train.network import Judged

_GROUPS = tuple(group(name) for name in GROUPS)
_ASPECTS = group("aspect")
assert len(FIELDS) == sum(map(len, _GROUPS)) + len(_ASPECTS)


def tag_loss(scores: Tensor, answers: dict[str, Tensor]) -> Tensor:
    """Cross entropy over words; where several tags may be right, of the sum of their probabilities."""
    wanted = answers["tags"]
    known = wanted != UNKNOWN
    if not known.any():
        return scores.sum() * 0
    if "options" not in answers:
        return F.cross_entropy(scores[known], wanted[known])
    logs = torch.log_softmax(scores[known], dim=-1)
    return -torch.logsumexp(logs.masked_fill(~answers["options"][known], -1e4), dim=-1).mean()


def judge_losses(judged: Judged, answers: dict[str, Tensor], weights: Tensor) -> dict[str, Tensor]:
    """Losses by part: kinds, fields, aspects, looks, thirds, roles. `weights` (classes,) are those of pair classes."""
    allowed, kinds = answers["allowed"], answers["kinds"]
    wrong = F.binary_cross_entropy_with_logits(judged.kinds, kinds, reduction="none") * allowed * weights
    losses = {"kinds": wrong.sum() / (kinds.sum() + 1)}
    total = judged.kinds.new_zeros(())
    for index, places in enumerate(_GROUPS):
        wanted = answers["fields"][..., index]
        known = wanted != UNKNOWN
        if known.any():
            total = total + F.cross_entropy(judged.fields[known][:, list(places)], wanted[known])
    losses["fields"] = total
    aspects = answers["aspects"]
    told = aspects[..., 0] >= 0
    if told.any():
        missed = F.binary_cross_entropy_with_logits(
            judged.fields[told][:, list(_ASPECTS)], aspects[told], reduction="none"
        )
        losses["aspects"] = missed.sum(-1).mean()
    thirds = answers["thirds"]
    if (thirds != UNKNOWN).any():
        losses["thirds"] = F.cross_entropy(judged.thirds[thirds != UNKNOWN], thirds[thirds != UNKNOWN])
    looked = answers["looks"].sum(-1) > 0
    if looked.any():
        spread = answers["looks"][looked]
        inside = (judged.looks[looked] * spread).sum(-1)
        losses["looks"] = -torch.log(inside.clamp(min=1e-6)).mean()
    mask = answers["role_mask"]
    roles = F.binary_cross_entropy_with_logits(judged.roles, answers["roles"], reduction="none") * mask
    losses["roles"] = roles.sum() / mask.sum().clamp(min=1)
    return losses


WEIGHTS = {
    "tags": 4.0,
    "acts": 0.3,
    "kinds": 1.0,
    "fields": 0.6,
    "aspects": 0.5,
    "looks": 0.15,
    "roles": 2.0,
    "thirds": 0.5,
}
