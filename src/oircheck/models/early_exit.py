"""Pairs that a lower layer knows to be neutral do not go through the upper ones."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oircheck.errors import ModelSourceError

_TYPES = "token_type_ids"
_NORMS_A_LAYER = 2

_SURE = re.compile(rb"\x09exit\.sureJ\x04(?P<sure>.{4})", re.DOTALL)
"""The number in a serialised graph: name and raw data of a tensor (ONNX, TensorProto:
fields 8 and 9)."""


@dataclass(frozen=True, slots=True)
class ExitHead:
    """A linear model over what a layer holds of a pair.

    It reads the first token beside the mean of the hypothesis, and gives the logits of
    the classes. Where it is sure of the neutral one, these are the model's answer
    (Xin et al., DeeBERT, arXiv:2004.12993; there by entropy, here by one class, for a
    verdict needs the others in full).

    Attributes:
        layer: After so many layers, 1 or more.
        weights: A row for each number of token and mean, a column a class.
        bias: One number a class.
        neutral: Column of the neutral class.
        sure: Probability of it from which the pair goes no further.
    """

    layer: int
    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    neutral: int
    sure: float


def read_exit(path: Path) -> ExitHead:
    """Read what ``training/exits.py`` wrote.

    Raises:
        ModelSourceError: If the file is not such a head.
    """
    try:
        told = json.loads(path.read_bytes())
        return ExitHead(
            layer=int(told["layer"]),
            weights=tuple(tuple(map(float, row)) for row in told["weights"]),
            bias=tuple(map(float, told["bias"])),
            neutral=int(told["neutral"]),
            sure=float(told["sure"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelSourceError(f"{path}: no head of an early exit: {error!r}") from None


def exit_early(graph: Any, head: ExitHead) -> None:
    """Have pairs that the head is sure of leave after its layer.

    What stays is computed as before, row by row: a pair's answer does not depend on
    which others stay.

    Args:
        graph: The ``ModelProto`` of a cross-encoder with token types, normalised after
            each half of a layer, whose rows are pairs; changed in place.

    Raises:
        ModelSourceError: If the graph has another form.
    """
    nodes = list(graph.graph.node)
    norms = [at for at, one in enumerate(nodes) if one.op_type == "LayerNormalization"]
    if not 0 < head.layer < (len(norms) - 1) // _NORMS_A_LAYER:
        raise ModelSourceError(f"an early exit after layer {head.layer}: no such layer")
    if all(given.name != _TYPES for given in graph.graph.input):
        raise ModelSourceError(f"an early exit needs {_TYPES}")
    cut = norms[_NORMS_A_LAYER * head.layer] + 1
    held = nodes[cut - 1].output[0]
    asked = list(_asking(graph.graph, held, head))
    upper = _for_those_that_stay(nodes[:cut], nodes[cut:], held)
    answer = graph.graph.output[0].name
    for node in upper:
        node.output[:] = ["exit.upper" if x == answer else x for x in node.output]
    whole = [*nodes[:cut], *asked, *upper, *_answering(answer)]
    kept = [type(one).FromString(one.SerializeToString()) for one in whole]
    del graph.graph.node[:]
    graph.graph.node.extend(kept)


def with_none_leaving(model: bytes) -> bytes:
    """Return a graph of ``exit_early`` through which every pair goes whole.

    What is saved may change no verdict; this is what it is compared with.

    Raises:
        ModelSourceError: If the graph has no early exit.
    """
    found = _SURE.search(model)
    if found is None:
        raise ModelSourceError("the graph has no early exit")
    start, end = found.span("sure")
    return model[:start] + struct.pack("<f", 2.0) + model[end:]


def _asking(graph: Any, held: str, head: ExitHead) -> Iterator[Any]:
    """Yield the nodes that ask the head, and number the rows that stay."""
    import numpy as np
    from onnx import TensorProto, numpy_helper

    numbers = {
        "weights": np.array(head.weights, dtype=np.float32),
        "bias": np.array(head.bias, dtype=np.float32),
        "sure": np.array(head.sure, dtype=np.float32),
        "first": np.array(0, dtype=np.int64),
        "neutral": np.array(head.neutral, dtype=np.int64),
        "tokens": np.array([1], dtype=np.int64),
        "last": np.array([-1], dtype=np.int64),
    }
    for name, value in numbers.items():
        graph.initializer.append(numpy_helper.from_array(value, f"exit.{name}"))
    yield _node("Cast", [_TYPES], "exit.typed", to=TensorProto.FLOAT)
    # A product, for a sum over an axis adds up in another order where a row is alone.
    yield _node("Unsqueeze", ["exit.typed", "exit.tokens"], "exit.of")
    yield _node("MatMul", ["exit.of", held], "exit.claim")
    yield _node("Squeeze", ["exit.claim", "exit.tokens"], "exit.sum")
    yield _node("ReduceSum", ["exit.of", "exit.last"], "exit.count", keepdims=0)
    yield _node("Div", ["exit.sum", "exit.count"], "exit.mean")
    yield _node("Gather", [held, "exit.first"], "exit.token", axis=1)
    yield _node("Concat", ["exit.token", "exit.mean"], "exit.read", axis=-1)
    yield _node("Gemm", ["exit.read", "exit.weights", "exit.bias"], "exit.logits")
    yield _node("Softmax", ["exit.logits"], "exit.chances", axis=-1)
    yield _node("Gather", ["exit.chances", "exit.neutral"], "exit.open", axis=1)
    yield _node("Less", ["exit.open", "exit.sure"], "exit.stays")
    yield _node("NonZero", ["exit.stays"], "exit.places")
    yield _node("Reshape", ["exit.places", "exit.last"], "exit.stay")
    yield _node("Shape", ["exit.stay"], "exit.rows")


def _for_those_that_stay(lower: list[Any], upper: list[Any], held: str) -> list[Any]:
    """Return the upper nodes, reading only the rows that stay."""
    made = {name: node for node in lower for name in node.output}
    sizes = {node.output[0] for node in lower if _tells_how_many(node)}
    found: list[Any] = []
    instead: dict[str, str] = {}
    for node in upper:
        for at, name in enumerate(node.input):
            if name not in made:
                continue
            if name not in instead:
                fresh = _of_rows(name, made[name], sizes, held)
                instead[name] = fresh.output[0] if fresh else _left(name, sizes)
                found += [fresh] if fresh else []
            node.input[at] = instead[name]
        found.append(node)
    return found


def _of_rows(name: str, node: Any, sizes: set[str], held: str) -> Any:
    """Return the node that gives a tensor for the rows that stay, if one is needed."""
    made = f"exit.{name}"
    if name == held or node.op_type == "Where":
        return _node("Gather", [name, "exit.stay"], made, axis=0)
    if node.op_type == "Concat" and node.input[0] in sizes:
        return _node("Concat", ["exit.rows", *node.input[1:]], made, axis=0)
    if node.op_type in ("Shape", "Constant"):
        return None
    raise ModelSourceError(
        f"an early exit cannot stand before what reads {node.op_type} {name}"
    )


def _left(name: str, sizes: set[str]) -> str:
    """Return how many rows stay for how many there were; else what it was."""
    return "exit.rows" if name in sizes else name


def _tells_how_many(node: Any) -> bool:
    bounds = {part.name: part.i for part in node.attribute}
    return node.op_type == "Shape" and bounds == {"start": 0, "end": 1}


def _answering(answer: str) -> Iterator[Any]:
    """Yield what puts the answers of both into one."""
    yield _node("Unsqueeze", ["exit.stay", "exit.last"], "exit.at")
    yield _node("ScatterND", ["exit.logits", "exit.at", "exit.upper"], answer)


def _node(operator: str, given: list[str], made: str, **more: int) -> Any:
    from onnx import helper

    return helper.make_node(operator, given, [made], name=made, **more)
