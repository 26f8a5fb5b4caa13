"""Read a shipped model back into torch, to train on from it.

    python training/restore.py verifier --base BASE --out RUN
    python training/restore.py embedder --base BASE --out EMBEDDER

Runs are not committed; what they made is: the bundle holds every weight, in 8 bits with
a scale a channel. Widened, they are a ``CrossEncoder`` or a ``SentenceTransformer``
again, whose answers are those of the bundle. Weights that the export renamed are known
by the bias that is added to their product; a bias of zeros is left out of a graph.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from sentence_transformers import CrossEncoder, SentenceTransformer

from encoded import MAX_TOKENS

BUNDLE = Path(__file__).resolve().parents[1] / "src" / "oircheck" / "bundle"


def main() -> None:
    """Write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("role", choices=("verifier", "embedder"))
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    folder = options.bundle / options.role
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    found = weights(folder / "model.onnx")
    if options.role == "verifier":
        names = dict(enumerate(told["io"]["classes"]))
        model = CrossEncoder(
            options.base,
            num_labels=len(names),
            max_length=MAX_TOKENS,
            device="cpu",
            config_kwargs={
                "id2label": names,
                "label2id": {name: index for index, name in names.items()},
            },
        )
        fill(model.model, found)
        model.save_pretrained(str(options.out))
    else:
        encoder = SentenceTransformer(options.base, device="cpu")
        fill(encoder[0].auto_model, found)
        encoder.save_pretrained(str(options.out))


def fill(network: Any, found: dict[str, Any]) -> None:
    """Put weights into a network in place of its own.

    Raises:
        SystemExit: If the graph lacks one that is no bias, or has another shape.
    """
    state = network.state_dict()
    unread = {name for name in state if name.startswith("pooler.")} - set(found)
    for name in {one for one in state if one.endswith("bias")} - set(found) - unread:
        found[name] = np.zeros(state[name].shape, dtype=np.float32)
    if missing := set(state) - set(found) - unread:
        raise SystemExit(f"not in the graph: {sorted(missing)}")
    network.load_state_dict(
        {
            name: old
            if name in unread
            else torch.tensor(found[name]).reshape(old.shape)
            for name, old in state.items()
        }
    )


def weights(path: Path) -> dict[str, Any]:
    """Return the weights of a graph by their names in torch, float32."""
    graph = onnx.load(str(path)).graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    made = {name: node for node in graph.node for name in node.output}
    found = {
        name.removeprefix("network."): array
        for name, array in given.items()
        if name.startswith("network.") and not name.endswith(".scale")
    }
    for name in list(found):
        if (scale := given.get(f"network.{name}.scale")) is not None:
            axis = (-1, 1) if len(scale) == len(found[name]) else (1, -1)
            found[name] = found[name].astype(np.float32) * scale.reshape(axis)
    for node in graph.node:
        if node.op_type != "Add":
            continue
        bias = next((one for one in node.input if one.endswith(".bias")), "")
        product = next((made[one] for one in node.input if one in made), None)
        if not bias or product is None or product.op_type != "MatMul":
            continue
        narrow, scale = (given[one] for one in made[product.input[1]].input[:2])
        name = bias.removeprefix("network.").removesuffix("bias") + "weight"
        found[name] = np.ascontiguousarray((narrow.astype(np.float32) * scale).T)
    return found


if __name__ == "__main__":
    main()
