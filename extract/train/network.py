"""The network: one encoder, a head for tags of words, a head for the act, and one for entities and pairs of them.

Entities are pooled from the rows of their mentions; a pair asks the words of the window what joins it (attention with
a query made of both, in the manner of localized context pooling: Zhou et al. 2021, "Document-Level Relation Extraction
with Adaptive Thresholding and Localized Context Pooling"), and what it looks at is taught from the evidence (Ma et al.
2023, "DREEAM: Guiding Attention with Evidence").

Every second layer of the encoder can be left out and let in by degrees later: most is learned at half the cost (Gong et
al. 2019, "Efficient Training of BERT by Progressively Stacking").
"""

import os
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.masking_utils import ALL_MASK_ATTENTION_FUNCTIONS
from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

from extract.neural.candidates import ENTITY_FEATURES, PAIR_FEATURES
from extract.neural.features import NAMES
from extract.neural.labels import ACTS, FIELDS, PAIRS, ROLES, TAGS

_NEVER = -1e4
_FAINT = 60.0
_LOUDEST = 12.0
_ORG = ENTITY_FEATURES.index("ORG")


class Dropout(nn.Module):
    """Leaves out a share of the values, rounded to 256ths: random bytes cost a tenth of PyTorch's Bernoulli numbers."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        """`values` of any shape; untouched outside training."""
        left_out = round(256 * self.share)
        if not self.training or not left_out:
            return values
        draw = np.random.Generator(np.random.SFC64(int(torch.randint(2**62, ()))))
        drawn = np.frombuffer(draw.bytes(values.numel()), dtype=np.uint8)
        kept = torch.from_numpy(drawn >= left_out).view(values.shape)
        return values * (kept.to(values.dtype) * (256 / (256 - left_out)))


class Reader(nn.Module):
    """Pieces to states of rows, and from those tags and the act."""

    def __init__(self, bert: BertModel, hidden: int = 256, dropout: float = 0.15) -> None:
        super().__init__()
        self.bert = bert
        self.depth = 1.0
        self._layers = list(bert.encoder.layer)
        for layer in self._layers[1::2]:
            layer.register_forward_hook(self._in_part)
        size = bert.config.hidden_size
        self.known = nn.Linear(len(NAMES), size, bias=False)
        nn.init.zeros_(self.known.weight)
        self.dropout = Dropout(dropout)
        self.tag_hidden = nn.Linear(size + len(NAMES), hidden)
        self.tags = nn.Linear(hidden, len(TAGS))
        self.act_hidden = nn.Linear(2 * size, 128)
        self.acts = nn.Linear(128, len(ACTS))

    def deepen(self, depth: float) -> None:
        """Lets every second layer of the encoder count for `depth` of what comes out of it, beside what goes into it.

        With 0 these layers are left out, with 1 the encoder is a plain one.
        """
        if (depth > 0) != (self.depth > 0):
            self.bert.encoder.layer = nn.ModuleList(self._layers if depth else self._layers[::2])
        self.depth = depth

    def drop(self, share: float) -> None:
        """In training, leaves out this share of what each layer of the encoder adds to what goes into it."""
        for layer in self._layers:
            layer.attention.output.dropout.p = layer.output.dropout.p = share

    def _in_part(self, layer: nn.Module, inputs: tuple[Tensor, ...], made: Tensor) -> Tensor:
        return made if self.depth == 1 else torch.lerp(inputs[0], made, self.depth)

    def forward(
        self, pieces: Tensor, segments: Tensor, mask: Tensor, rows: Tensor, row_mask: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Of B windows with L pieces and R rows: states (B, R, size), tag scores (B, R, tags), act scores (B, acts)."""
        size = self.bert.config.hidden_size
        embedded = self.bert.embeddings.word_embeddings(pieces)
        index = rows.unsqueeze(-1).expand(-1, -1, size)
        embedded = embedded.scatter_add(1, index, self.known(features).to(embedded.dtype))
        states = self.bert(inputs_embeds=embedded, token_type_ids=segments, attention_mask=mask).last_hidden_state
        worded = torch.gather(states, 1, index)
        hidden = torch.cat([self.dropout(worded), features], dim=-1)
        tags = self.tags(self.dropout(nn.functional.gelu(self.tag_hidden(hidden))))
        weight = row_mask.unsqueeze(-1)
        mean = (worded * weight).sum(1) / weight.sum(1).clamp(min=1)
        whole = torch.cat([states[:, 0], mean], dim=-1)
        acts = self.acts(self.dropout(nn.functional.gelu(self.act_hidden(self.dropout(whole)))))
        return worded, tags, acts


class Judged(NamedTuple):
    """Of entities and pairs: roles (B, E, roles), kinds (B, P, classes), fields (B, P, fields), looks (B, P, 2, R).

    `thirds` (B, P, 1 + E) score who else takes part in what joins a pair: nobody, or one of the entities.
    """

    roles: Tensor
    kinds: Tensor
    fields: Tensor
    looks: Tensor
    thirds: Tensor


class Exchange(nn.Module):
    """Lets the words or the entities of a window know of each other: a transformer layer, normalised first."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.parts, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.dropout = Dropout(dropout)

    def forward(self, items: Tensor, present: Tensor) -> Tensor:
        """`items` (B, N, width), `present` (B, N) one where there is an item."""
        batch, _, width = items.shape
        parts = self.parts(self.first(items)).view(batch, -1, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5
        scores = scores + (1 - present)[:, None, None, :] * _NEVER
        # Weights below e to the −60th of the greatest say nothing, but near the least number that single precision
        # holds a processor takes many times as long for each.
        scores = torch.maximum(scores, scores.amax(dim=-1, keepdim=True) - _FAINT)
        seen = (torch.softmax(scores, dim=-1) @ value).transpose(1, 2).reshape(batch, -1, width)
        items = items + self.dropout(self.out(seen))
        wide = self.dropout(nn.functional.gelu(self.wide(self.second(items))))
        return items + self.dropout(self.narrow(wide))


class Judge(nn.Module):
    """States of rows and mentions to roles of entities, to what joins pairs of them, and to third participants.

    Before it looks at pairs it reads the rows again, knowing by now which words name which kind of entity (the markers
    of Zhong and Chen 2021, "A Frustratingly Easy Approach for Entity and Relation Extraction", in layers of its own).
    """

    def __init__(self, size: int, width: int = 256, heads: int = 4, layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        self.width, self.heads = width, heads
        self.dropout = Dropout(dropout)
        self.rows = nn.Linear(size, width)
        self.marks = nn.Linear(len(ENTITY_FEATURES), width, bias=False)
        self.again = nn.ModuleList(Exchange(width, heads, dropout) for _ in range(layers))
        self.rows_norm = nn.LayerNorm(width)
        self.ends = nn.Linear(2 * (size + width), width)
        self.traits = nn.Linear(len(ENTITY_FEATURES), width)
        self.mix = Exchange(width, heads, dropout)
        self.norm = nn.LayerNorm(width)
        self.keys = nn.Linear(width, width)
        self.values = nn.Linear(width, width)
        self.query_head = nn.Linear(width, width)
        self.query_tail = nn.Linear(width, width)
        self.pull = nn.Parameter(torch.ones(3, heads))
        self.own_query = nn.Linear(width, width)
        self.roles_hidden = nn.Linear(2 * width + len(ENTITY_FEATURES), width)
        self.roles = nn.Linear(width, len(ROLES))
        self.left = nn.Linear(width, width)
        self.right = nn.Linear(width, width)
        self.context = nn.Linear(width, width)
        self.apart = nn.Linear(len(PAIR_FEATURES), width)
        self.product = nn.Linear(width, width)
        self.pair_hidden = nn.Linear(width, width)
        self.kinds = nn.Linear(width, len(PAIRS))
        self.fields = nn.Linear(width, len(FIELDS))
        self.third_query = nn.Linear(width, width)
        self.third_key = nn.Linear(width, width)
        self.nobody = nn.Linear(width, 1)
        self.links = nn.Linear(width, 2)
        self.words = nn.Linear(width, len(FIELDS))
        nn.init.zeros_(self.words.weight)
        nn.init.zeros_(self.words.bias)

    def forward(
        self,
        states: Tensor,
        row_mask: Tensor,
        mentions: Tensor,
        belongs: Tensor,
        traits: Tensor,
        near: Tensor,
        pairs: Tensor,
        gaps: Tensor,
    ) -> Judged:
        """`mentions` (B, M, 2), `belongs` (B, E, M) whose they are, `near` (B, E, R), `pairs` (B, P, 2)."""
        states = self.dropout(states)
        rows = self._read_again(states, row_mask, mentions, belongs, traits)
        entities = self._entities(torch.cat([states, rows], dim=-1), mentions, belongs, traits)
        keys, values, words = _together(rows, self.keys, self.values, self.words)
        keys, values = self._headed(keys), self._headed(values)
        hidden = (1 - row_mask)[:, None, None, :] * _NEVER
        own_query, third_key, *ends = _together(
            entities, self.own_query, self.third_key, self.query_head, self.query_tail, self.left, self.right
        )
        query_head, query_tail, as_head, as_tail = ends
        own, _ = self._ask(own_query, keys, values, self._pulled(near[:, None], 2) + hidden)
        known = torch.cat([entities, own, traits], dim=-1)
        roles = self.roles(self.dropout(nn.functional.gelu(self.roles_hidden(known))))
        heads, tails = pairs[..., 0], pairs[..., 1]
        near_head, near_tail = _pick(near, heads), _pick(near, tails)
        pulled = self._pulled(torch.stack([near_head, near_tail, near_head * near_tail], dim=1))
        seen, looks = self._ask(_pick(query_head, heads) + _pick(query_tail, tails), keys, values, pulled + hidden)
        both = self.product(_pick(entities, heads) * _pick(entities, tails))
        pair = _pick(as_head, heads) + _pick(as_tail, tails) + self.context(seen) + self.apart(gaps) + both
        pair = self.dropout(nn.functional.gelu(pair))
        pair = self.dropout(nn.functional.gelu(self.pair_hidden(pair))) + pair
        kinds, fields, query, links, nobody = _together(
            pair, self.kinds, self.fields, self.third_query, self.links, self.nobody
        )
        thirds = query @ third_key.transpose(1, 2) / self.width**0.5
        return Judged(
            roles, kinds, fields + _said(words, looks[:, :, 0]), looks, _thirds(nobody, thirds, links, pairs, traits)
        )

    def _read_again(
        self, states: Tensor, row_mask: Tensor, mentions: Tensor, belongs: Tensor, traits: Tensor
    ) -> Tensor:
        """The rows (B, R, width), each knowing what the entity is like that it names."""
        numbers = torch.arange(states.shape[1])[None, :, None]
        inside = (numbers >= mentions[:, None, :, 0]) & (numbers <= mentions[:, None, :, 1])
        named = inside.to(traits.dtype) @ (belongs.transpose(1, 2) @ traits)
        rows = self.rows(states) + self.marks(named)
        for layer in self.again:
            rows = layer(rows, row_mask)
        return self.rows_norm(rows)

    def _entities(self, states: Tensor, mentions: Tensor, belongs: Tensor, traits: Tensor) -> Tensor:
        named = torch.cat([_pick(states, mentions[..., 0]), _pick(states, mentions[..., 1])], dim=-1)
        named = self.ends(named)
        # The largest of the mentions' values, column by column.
        spread = named.unsqueeze(1) + (1 - belongs).unsqueeze(-1) * _NEVER
        pooled = spread.max(dim=2).values
        present = (belongs.sum(-1) > 0).to(pooled.dtype)
        pooled = pooled * present.unsqueeze(-1) + self.traits(traits)
        return self.norm(self.mix(self.dropout(pooled), present))

    def _headed(self, items: Tensor) -> Tensor:
        """(B, N, width) as (B, heads, N, width of a head)."""
        return items.view(items.shape[0], -1, self.heads, self.width // self.heads).transpose(1, 2)

    def _pulled(self, near: Tensor, first: int = 0) -> Tensor:
        """How much each head is drawn to rows: (B, heads, N, R) of marks (B, K, N, R), of which each has its pull."""
        kinds, rows = near.shape[1], near.shape[3]
        pull = self.pull[first : first + kinds].transpose(0, 1)
        return (pull @ near.flatten(2)).unflatten(2, (-1, rows))

    def _ask(self, query: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """What the queries (B, P, width) see, and where: two means over half the heads each (B, P, 2, R)."""
        scores = self._headed(query) @ keys.transpose(2, 3) / (self.width // self.heads) ** 0.5
        weights = torch.softmax(scores + bias, dim=-1)
        seen = (weights @ values).transpose(1, 2).flatten(2)
        half = self.heads // 2
        return seen, torch.stack([weights[:, :half].mean(1), weights[:, half:].mean(1)], dim=2)


def _said(words: Tensor, look: Tensor) -> Tensor:
    """What words (B, R, fields) say of pairs (B, P, fields) that look at them so much (B, P, R): one strong is enough.

    The logarithm of the mean of exponentials; nothing as long as the weights of `Judge.words` are zero.
    """
    loud = torch.exp(words.clamp(max=_LOUDEST))
    return torch.log(look.to(loud.dtype) @ loud + 1e-6)


def _thirds(nobody: Tensor, scores: Tensor, links: Tensor, pairs: Tensor, traits: Tensor) -> Tensor:
    """Scores of nobody (B, P, 1) and of every organisation (B, P, E) but the pair's own: (B, P, 1 + E).

    `links` (B, P, 2) are what links either of the pair with the third, each judged as a pair of its own.
    """
    batch, count = traits.shape[:2]
    head, tail = pairs[..., :1], pairs[..., 1:]
    table = links.new_zeros(batch, count * count, 2)
    table = table.scatter(1, (head * count + tail).expand(-1, -1, 2), links).view(batch, count, count, 2)
    scores = scores + _pick(table[..., 0], pairs[..., 0]) + _pick(table[..., 1], pairs[..., 1])
    number = torch.arange(count)
    taken = (number == head) | (number == tail) | (traits[:, None, :, _ORG] == 0)
    return torch.cat([nobody, scores + taken.to(scores.dtype) * _NEVER], dim=-1)


def _together(items: Tensor, *layers: nn.Linear) -> tuple[Tensor, ...]:
    """What each layer makes of `items` (B, N, width), by one product."""
    weight, bias = torch.cat([layer.weight for layer in layers]), torch.cat([layer.bias for layer in layers])
    made = nn.functional.linear(items, weight, bias)
    return tuple(torch.split(made, [layer.out_features for layer in layers], dim=-1))


def _pick(states: Tensor, index: Tensor) -> Tensor:
    """Rows of `states` (B, N, D) at `index` (B, K): (B, K, D)."""
    # Windows come one by one at work: the exported graph then has fewer steps.
    if states.shape[0] == 1:
        return states[:, index[0]]
    return torch.gather(states, 1, index.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def _exact(
    module: nn.Module, query: Tensor, key: Tensor, value: Tensor, attention_mask: Tensor | None, **_: object
) -> tuple[Tensor, None]:
    """Attention in single precision: on a CPU its backward pass in bfloat16 takes six times as long."""
    with torch.autocast("cpu", enabled=False):
        mask = (
            None
            if attention_mask is None
            else attention_mask.float()
            if attention_mask.is_floating_point()
            else attention_mask
        )
        out = nn.functional.scaled_dot_product_attention(query.float(), key.float(), value.float(), attn_mask=mask)
    return out.to(query.dtype).transpose(1, 2).contiguous(), None


def fresh(folder: str) -> tuple[Reader, Judge]:
    """A network on the encoder whose weights lie in `folder` (config.json, model.safetensors)."""
    # Room for every shape that comes: oneDNN keeps a thousand compiled products unless told otherwise.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "50000")
    ALL_ATTENTION_FUNCTIONS.register("exact", _exact)
    ALL_MASK_ATTENTION_FUNCTIONS.register("exact", ALL_MASK_ATTENTION_FUNCTIONS["sdpa"])
    bert = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="exact",
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=0.0,
    )
    return Reader(bert), Judge(bert.config.hidden_size)
