"""The trained network as ONNX files that need no PyTorch."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extract.neural.candidates import ENTITY_FEATURES, PAIR_FEATURES
from extract.neural.features import NAMES
from extract.train.network import Judge, Reader

_FILES = ("reader.onnx", "judge.onnx", "tokenizer.json", "settings.json")
_OPSET = 18


class _Judging(nn.Module):
    """The judge with a tuple of plain tensors for an answer."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.judge(*inputs))


def export(
    reader: Reader, judge: Judge, source: Path, target: Path, settings: Mapping[str, object], *, int8: bool = True
) -> None:
    """Write the network to the folder `target`, with int8 weights; `source` has the `tokenizer.json`."""
    target.mkdir(parents=True, exist_ok=True)
    reader.eval()
    judge.eval()
    reader.bert.config._attn_implementation = "eager"
    reader.bert.set_attn_implementation("eager")
    _export_reader(reader, target / "reader.onnx")
    _export_judge(judge, reader.bert.config.hidden_size, target / "judge.onnx")
    if int8:
        for name in ("reader.onnx", "judge.onnx"):
            _shrink(target / name)
    shutil.copy(source / "tokenizer.json", target / "tokenizer.json")
    write_settings(target, settings)


def write_settings(target: Path, settings: Mapping[str, object]) -> None:
    """Thresholds and calibration beside the network of a folder, and the checksums of all."""
    (target / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    sums = (f"{hashlib.sha256((target / name).read_bytes()).hexdigest()}  {name}\n" for name in _FILES)
    (target / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def _shrink(path: Path) -> None:
    """Weights of a byte each."""
    exact = path.with_suffix(".float.onnx")
    path.replace(exact)
    quantize_dynamic(
        exact,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )
    exact.unlink()


def _export_reader(reader: Reader, path: Path) -> None:
    batch, pieces, rows = 2, 12, 7
    inputs = (
        torch.randint(5, 900, (batch, pieces)),
        torch.zeros(batch, pieces, dtype=torch.long),
        torch.ones(batch, pieces, dtype=torch.long),
        torch.arange(rows).repeat(batch, 1),
        torch.ones(batch, rows),
        torch.zeros(batch, rows, len(NAMES)),
    )
    names = ["pieces", "segments", "mask", "rows", "row_mask", "features"]
    axes = {name: {0: "batch", 1: "length"} for name in names[:3]} | {
        name: {0: "batch", 1: "words"} for name in names[3:]
    }
    axes |= {"states": {0: "batch", 1: "words"}, "tags": {0: "batch", 1: "words"}, "acts": {0: "batch"}}
    _export(reader, inputs, path, names, ["states", "tags", "acts"], axes)


def _export_judge(judge: Judge, size: int, path: Path) -> None:
    batch, rows, mentions, entities, pairs = 1, 7, 5, 4, 6
    inputs = (
        torch.randn(batch, rows, size),
        torch.ones(batch, rows),
        torch.randint(0, rows, (batch, mentions, 2)),
        torch.ones(batch, entities, mentions),
        torch.ones(batch, entities, len(ENTITY_FEATURES)),
        torch.ones(batch, entities, rows),
        torch.randint(0, entities, (batch, pairs, 2)),
        torch.ones(batch, pairs, len(PAIR_FEATURES)),
    )
    names = ["states", "row_mask", "mentions", "belongs", "traits", "near", "pairs", "gaps"]
    axes = {
        "states": {1: "words"},
        "row_mask": {1: "words"},
        "mentions": {1: "mentions"},
        "belongs": {1: "entities", 2: "mentions"},
        "traits": {1: "entities"},
        "near": {1: "entities", 2: "words"},
        "pairs": {1: "pairs"},
        "gaps": {1: "pairs"},
        "roles": {1: "entities"},
        "kinds": {1: "pairs"},
        "fields": {1: "pairs"},
        "looks": {1: "pairs", 3: "words"},
        "thirds": {1: "pairs", 2: "nobody and entities"},
    }
    _export(_Judging(judge), inputs, path, names, ["roles", "kinds", "fields", "looks", "thirds"], axes)


def _export(
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    path: Path,
    names: list[str],
    outputs: list[str],
    axes: dict[str, Any],
) -> None:
    with torch.no_grad():
        torch.onnx.export(
            module,
            inputs,
            str(path),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
