"""Pairs that a lower layer is sure of leave there; nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oircheck.errors import ModelSourceError
from oircheck.models import narrow
from oircheck.models.early_exit import (
    ExitHead,
    exit_early,
    read_exit,
    with_none_leaving,
)
from oircheck.models.first_token import read_first_only
from oircheck.models.graph import OnnxGraph
from oircheck.models.tokenize import Tokens

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
onnx = pytest.importorskip("onnx")

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore")]

WIDTH, LAYERS, CLASSES = 32, 4, 3
SIZES = {
    "vocab_size": 60,
    "hidden_size": WIDTH,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "max_position_embeddings": 64,
    "attn_implementation": "eager",
}


def items() -> list[Tokens]:
    chance = np.random.default_rng(3)
    found = []
    for length in (5, 9, 9, 9, 9, 9, 9, 17, 30):
        ids = [int(one) for one in chance.integers(3, 60, length)]
        claim = length // 3
        found.append(Tokens(ids, [0] * (length - claim) + [1] * claim))
    return found


def network() -> Any:
    torch.manual_seed(3)
    config = transformers.BertConfig(**SIZES, num_labels=CLASSES)
    return transformers.BertForSequenceClassification(config).eval()


def exported(model: Any) -> Any:
    graph = narrow._to_onnx(model, lambda output: output.logits, narrow.INPUTS, 32)
    narrow._strip(graph)
    read_first_only(graph)
    return graph


def head(sure: float, layer: int = 2) -> ExitHead:
    chance = np.random.default_rng(5)
    weights = chance.normal(size=(2 * WIDTH, CLASSES)) / 4
    rows = tuple(tuple(map(float, row)) for row in weights)
    return ExitHead(layer, rows, (0.1, 0.0, -0.1), neutral=1, sure=sure)


def told(model: Any, asked: list[Tokens], given: ExitHead) -> Any:
    """Return the head's logits, computed by torch."""
    found = []
    for item in asked:
        types = torch.tensor([list(item.types)])
        with torch.no_grad():
            states = model(
                input_ids=torch.tensor([list(item.ids)]),
                attention_mask=torch.ones_like(types),
                token_type_ids=types,
                output_hidden_states=True,
            ).hidden_states[given.layer][0]
        claim = states[types[0] == 1].mean(axis=0)
        read = torch.cat([states[0], claim])
        found.append((read @ torch.tensor(given.weights)).numpy() + given.bias)
    return np.array(found)


def outputs(graph: Any, place: Path, asked: list[Tokens]) -> Any:
    place.write_bytes(graph.SerializeToString())
    found = dict(OnnxGraph(place).outputs(asked))
    return np.stack([found[number] for number in range(len(asked))])


def sure_of(logits: Any) -> Any:
    powers = np.exp(logits)
    return (powers / powers.sum(axis=1, keepdims=True))[:, 1]


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_those_that_leave_have_the_heads_answer_and_the_others_their_own(
    layer: int, tmp_path: Path
) -> None:
    model, asked = network(), items()
    given = head(0.0, layer)
    early = told(model, asked, given)
    sure = float(np.median(sure_of(early)))
    whole = outputs(exported(model), tmp_path / "whole.onnx", asked)
    graph = exported(model)
    exit_early(graph, head(sure, layer))
    onnx.checker.check_model(graph)
    found = outputs(graph, tmp_path / "exit.onnx", asked)
    leaves = sure_of(early) >= sure
    assert 0 < leaves.sum() < len(asked)
    assert np.abs(found[leaves] - early[leaves]).max() < 1e-5
    assert np.array_equal(found[~leaves], whole[~leaves])
    assert np.abs(early[~leaves] - whole[~leaves]).max() > 1e-2
    alone = [outputs(graph, tmp_path / "one.onnx", [item])[0] for item in asked]
    assert np.array_equal(np.stack(alone), found)


def test_all_may_stay_and_all_may_leave(tmp_path: Path) -> None:
    model, asked = network(), items()
    whole = outputs(exported(model), tmp_path / "whole.onnx", asked)
    graph = exported(model)
    exit_early(graph, head(1.1))
    assert np.array_equal(outputs(graph, tmp_path / "stay.onnx", asked), whole)
    graph = exported(model)
    exit_early(graph, head(0.0))
    found = outputs(graph, tmp_path / "leave.onnx", asked)
    assert np.abs(found - told(model, asked, head(0.0))).max() < 1e-5


def test_a_shipped_graph_can_be_asked_with_none_leaving(tmp_path: Path) -> None:
    model, asked = network(), items()
    for name, leaving in (("whole", None), ("exit", head(0.0))):
        (tmp_path / name).mkdir()
        narrow.write_graph(
            model,
            tmp_path / name,
            head=lambda output: output.logits,
            positions=32,
            leaving=leaving,
        )
    shipped = tmp_path / "exit" / "model.onnx"
    early = np.stack([row for _, row in sorted(OnnxGraph(shipped).outputs(asked))])
    shipped.write_bytes(with_none_leaving(shipped.read_bytes()))
    ours = np.stack([row for _, row in sorted(OnnxGraph(shipped).outputs(asked))])
    graph = OnnxGraph(tmp_path / "whole" / "model.onnx")
    whole = np.stack([row for _, row in sorted(graph.outputs(asked))])
    assert np.array_equal(ours, whole)
    assert not np.array_equal(early, whole)


def test_a_graph_without_an_exit_cannot(tmp_path: Path) -> None:
    narrow.write_graph(
        network(), tmp_path, head=lambda output: output.logits, positions=32
    )
    with pytest.raises(ModelSourceError, match="no early exit"):
        with_none_leaving((tmp_path / "model.onnx").read_bytes())


def test_the_same_network_and_head_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        narrow.write_graph(
            network(),
            tmp_path / name,
            head=lambda output: output.logits,
            positions=32,
            leaving=head(0.4),
        )
    one, two = ((tmp_path / x / "model.onnx").read_bytes() for x in ("one", "two"))
    assert one == two
    assert b"exit.stay" in one


@pytest.mark.parametrize("layer", [0, 4, 7])
def test_a_layer_that_is_not_there_or_is_the_last_is_refused(layer: int) -> None:
    with pytest.raises(ModelSourceError, match=f"after layer {layer}: no such layer"):
        exit_early(exported(network()), head(0.9, layer))


def test_a_network_that_does_not_tell_claims_from_premises_is_refused() -> None:
    config = transformers.RobertaConfig(**SIZES, num_labels=CLASSES)
    model = transformers.RobertaForSequenceClassification(config).eval()
    graph = narrow._to_onnx(model, lambda output: output.logits, narrow.INPUTS[:2], 32)
    with pytest.raises(ModelSourceError, match="token_type_ids"):
        exit_early(graph, head(0.9))


def test_a_head_is_read_as_it_was_written(tmp_path: Path) -> None:
    given = head(0.9)
    path = tmp_path / "exit.json"
    names = ("layer", "weights", "bias", "neutral", "sure")
    path.write_text(json.dumps({name: getattr(given, name) for name in names}))
    assert read_exit(path) == given


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"layer": 2, "weights": [["x"]]}'])
def test_a_file_that_is_no_head_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "exit.json"
    path.write_text(text)
    with pytest.raises(ModelSourceError, match="no head of an early exit"):
        read_exit(path)
