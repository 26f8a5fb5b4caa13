"""The way forward of training gives what the network gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore")]

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from forward import classify  # noqa: E402

LENGTHS = (5, 9, 3)


def network(family: str = "Bert", **settings: Any) -> Any:
    torch.manual_seed(5)
    config = getattr(transformers, f"{family}Config")(
        vocab_size=60,
        hidden_size=32,
        num_hidden_layers=3,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
        num_labels=3,
        attn_implementation="eager",
        **{"attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0, **settings},
    )
    found = getattr(transformers, f"{family}ForSequenceClassification")(config)
    for weight in found.parameters():
        torch.nn.init.normal_(weight, std=0.2)
    return found.eval()


def pairs() -> dict[str, Any]:
    ids = torch.randint(3, 60, (len(LENGTHS), max(LENGTHS)))
    places = torch.arange(max(LENGTHS))[None, :]
    mask = (places < torch.tensor(LENGTHS)[:, None]).long()
    return {
        "input_ids": ids * mask,
        "attention_mask": mask,
        "token_type_ids": (places >= 2).long() * mask,
    }


@pytest.mark.parametrize("layer", [0, 1, 2])
def test_logits_and_the_layer_below_are_those_of_the_network(layer: int) -> None:
    one, inputs = network(), pairs()
    whole = one(**inputs, output_hidden_states=True)
    logits, held = classify(one, inputs, layer=layer)
    torch.testing.assert_close(logits, whole.logits)
    if not layer:
        assert held is None
        return
    kept = inputs["attention_mask"].bool()
    torch.testing.assert_close(held[kept], whole.hidden_states[layer][kept])


def test_the_same_weights_move_the_same_way() -> None:
    inputs, wanted = pairs(), torch.tensor([0, 1, 2])
    ways = network(), network()
    for one, logits in zip(
        ways,
        (ways[0](**inputs).logits, classify(ways[1], inputs)[0]),
        strict=True,
    ):
        torch.nn.functional.cross_entropy(logits, wanted).backward()
        assert one.bert.encoder.layer[-1].intermediate.dense.weight.grad.any()
    for (name, left), (_, right) in zip(
        ways[0].named_parameters(), ways[1].named_parameters(), strict=True
    ):
        torch.testing.assert_close(left.grad, right.grad, msg=name)


def test_padding_does_not_show() -> None:
    one, inputs = network(), pairs()
    short = {name: value[1:2, : LENGTHS[1]] for name, value in inputs.items()}
    alone = classify(one, short)[0]
    torch.testing.assert_close(classify(one, inputs)[0][1:2], alone)


@pytest.mark.parametrize(
    ("family", "settings"),
    [
        pytest.param("MPNet", {}, id="another network"),
        pytest.param("Bert", {"attention_probs_dropout_prob": 0.1}, id="with dropout"),
    ],
)
def test_others_go_their_own_way(family: str, settings: dict[str, float]) -> None:
    one, inputs = network(family, **settings), pairs()
    if family == "MPNet":
        inputs.pop("token_type_ids")
    logits, held = classify(one, inputs, layer=1)
    whole = one(**inputs, output_hidden_states=True)
    torch.testing.assert_close(logits, whole.logits)
    torch.testing.assert_close(held, whole.hidden_states[1])


def test_the_last_layer_is_not_there_whole() -> None:
    with pytest.raises(ValueError, match="below the last"):
        classify(network(), pairs(), layer=3)
