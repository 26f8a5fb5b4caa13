"""A head that reads the first token: the last layer is computed for that one only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oircheck.models import narrow
from oircheck.models.first_token import read_first_only
from oircheck.models.graph import OnnxGraph
from oircheck.models.tokenize import Tokens

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
onnx = pytest.importorskip("onnx")

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore")]

SIZES = {
    "vocab_size": 60,
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "max_position_embeddings": 64,
    "attn_implementation": "eager",
}
LENGTHS = (3, 9, 9, 9, 17, 40)


def items() -> list[Tokens]:
    chance = np.random.default_rng(3)
    return [
        Tokens([int(one) for one in chance.integers(3, 60, length)], [0] * length)
        for length in LENGTHS
    ]


def exported(family: str, head: str) -> Any:
    """Export a small network with random weights, in float32."""
    torch.manual_seed(3)
    config = getattr(transformers, f"{family}Config")(**SIZES, num_labels=3)
    name = (
        f"{family}ForSequenceClassification" if head == "logits" else f"{family}Model"
    )
    network = getattr(transformers, name)(config).eval()
    graph = narrow._to_onnx(
        network,
        lambda output: getattr(output, head),
        narrow.INPUTS if family == "Bert" else narrow.INPUTS[:2],
        32,
    )
    narrow._strip(graph)
    return graph


def outputs(graph: Any, place: Path, asked: list[Tokens]) -> Any:
    place.write_bytes(graph.SerializeToString())
    found = dict(OnnxGraph(place).outputs(asked))
    return np.stack([found[number] for number in range(len(asked))])


@pytest.mark.parametrize("family", ["Bert", "Roberta", "Electra"])
def test_the_rest_of_the_last_layer_is_left_out_and_nothing_changes(
    family: str, tmp_path: Path
) -> None:
    graph = exported(family, "logits")
    asked = [item for item in items() if len(item) <= 30]
    before = outputs(graph, tmp_path / "whole.onnx", asked)
    assert read_first_only(graph)
    onnx.checker.check_model(graph)
    after = outputs(graph, tmp_path / "first.onnx", asked)
    assert np.abs(before).max() > 1e-2
    assert np.abs(after - before).max() < 1e-6
    # Queries, mask and residual are cut at the beginning of the last layer.
    cut = [node.name for node in graph.graph.node if node.name.endswith(".first")]
    assert len([one for one in cut if not one.startswith("view")]) == 2
    alone = [outputs(graph, tmp_path / "one.onnx", [item])[0] for item in asked]
    assert np.array_equal(np.stack(alone), after)


def test_what_is_left_out_once_is_left_out(tmp_path: Path) -> None:
    graph = exported("Bert", "logits")
    assert read_first_only(graph)
    once = graph.SerializeToString(deterministic=True)
    assert not read_first_only(graph)
    assert graph.SerializeToString(deterministic=True) == once


def test_a_graph_whose_every_token_is_read_stays_as_it_is() -> None:
    graph = exported("Bert", "last_hidden_state")
    before = graph.SerializeToString(deterministic=True)
    assert not read_first_only(graph)
    assert graph.SerializeToString(deterministic=True) == before


def test_a_tensor_that_others_read_is_not_cut() -> None:
    graph = exported("Bert", "logits")
    nodes = graph.graph.node
    last = next(node for node in reversed(nodes) if node.op_type == "Gelu")
    graph.graph.output.append(
        onnx.helper.make_tensor_value_info(last.output[0], onnx.TensorProto.FLOAT, None)
    )
    assert read_first_only(graph)
    made = {name for node in graph.graph.node for name in node.output}
    given = next(node for node in graph.graph.node if node.output == last.output)
    assert last.output[0] in made
    assert not given.input[0].endswith(".first")
    sliced = [node.input[0] for node in graph.graph.node if node.op_type == "Slice"]
    assert last.output[0] in sliced
