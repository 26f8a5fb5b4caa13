"""Read a shipped verifier back into torch, to train on from it.

    python training/restore.py --out RUN

Runs are not committed; what they made is: ``bundle/verifier`` holds every weight, in 8
bits with a scale a channel. Widened, they are a ``CrossEncoder`` again; what it says of
three pairs is printed. Weights that the export renamed are known by the bias that is
added to their product; a bias of zeros is left out of a graph.
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
from sentence_transformers import CrossEncoder

from encoded import MAX_TOKENS

BUNDLE = Path(__file__).resolve().parents[1] / "src" / "oircheck" / "bundle"

PAIRS = (
    ("Harbour news. The pier was closed on 3 May.", "The pier closed in May."),
    ("Harbour news. The pier was closed on 3 May.", "The pier stayed open."),
    ("Harbour news. The pier was closed on 3 May.", "The ferry sank in a storm."),
)


def main() -> None:
    """Write the model and say how near its answers are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    parser.add_argument("--base", required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    folder = options.bundle / "verifier"
    told = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    classes = list(told["io"]["classes"])
    names = dict(enumerate(classes))
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
    found = weights(folder / "model.onnx")
    state = model.model.state_dict()
    for name in {one for one in state if one.endswith("bias")} - set(found):
        found[name] = np.zeros(state[name].shape, dtype=np.float32)
    if missing := set(state) - set(found):
        raise SystemExit(f"not in the graph: {sorted(missing)}")
    model.model.load_state_dict(
        {
            name: torch.tensor(found[name]).reshape(old.shape)
            for name, old in state.items()
        }
    )
    model.save_pretrained(str(options.out))
    said = model.predict(list(PAIRS), apply_softmax=True)
    for (_, claim), row in zip(PAIRS, said, strict=True):
        print(
            claim,
            json.dumps(dict(zip(classes, np.round(row, 3).tolist(), strict=True))),
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
        wide = made[product.input[1]]
        narrow, scale = (given[one] for one in wide.input[:2])
        name = bias.removeprefix("network.").removesuffix("bias") + "weight"
        found[name] = np.ascontiguousarray((narrow.astype(np.float32) * scale).T)
    return found


if __name__ == "__main__":
    main()
