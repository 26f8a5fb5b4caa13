"""A torch network to ONNX, its weights in 8 bits: the form that is shipped.

Weights are int8 with one scale an output channel and are widened when a session
opens; the embedding table is int8 with one scale a row, and only the rows that a
text needs are widened. Arithmetic is float32 throughout. Large tensors lie in
weights.bin beside model.onnx, which ONNX Runtime maps instead of reading.
"""

from __future__ import annotations

import logging
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from oircheck.errors import ModelSourceError
from oircheck.models.early_exit import ExitHead, exit_early
from oircheck.models.first_token import read_first_only

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
"""What an exported graph is fed; a network may do without the last."""

OPSET = 21
POSITIONS = 512
"""Most tokens of the exported graph."""
LARGEST = 127
INLINE_BYTES = 65_536
"""Larger tensors lie in weights.bin."""
PAGE_BYTES = 4_096
TABLE_ROWS = 4_096
"""A table of fewer rows (positions, token types) stays float32: it is small, and its
rounding would enter every token (measured: an eighth of the difference to float32).
"""


def write_graph(
    network: Any,
    out: Path,
    *,
    head: Callable[[Any], Any],
    inputs: Sequence[str] = INPUTS,
    positions: int = POSITIONS,
    leaving: ExitHead | None = None,
) -> None:
    """Write model.onnx and weights.bin; the same network gives the same bytes.

    Args:
        network: A transformer in evaluation mode and float32, with eager attention.
        out: The folder to write into.
        head: Takes what the network returns and picks the output.
        inputs: Those of ``INPUTS`` that the network takes, in that order.
        positions: Most tokens that it reads.
        leaving: Which rows need not go through the upper layers, and what they get.
    """
    graph = _to_onnx(network.eval(), head, tuple(inputs), positions)
    _strip(graph)
    read_first_only(graph)
    if leaving is not None:
        exit_early(graph, leaving)
    _quantise(graph)
    _save(graph, out)


def _to_onnx(
    network: Any, head: Callable[[Any], Any], inputs: tuple[str, ...], positions: int
) -> Any:
    import torch

    axes = {
        0: torch.export.Dim("batch"),
        1: torch.export.Dim("sequence", max=positions),
    }
    shape = (2, 16)
    # Different tensors: equal ones would be taken for one and the same input.
    example = tuple(
        torch.zeros(shape, dtype=torch.long)
        if name == INPUTS[-1]
        else torch.ones(shape, dtype=torch.long)
        for name in inputs
    )
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            program = torch.onnx.export(
                _wrapped(network, head, inputs),
                example,
                input_names=list(inputs),
                output_names=["output"],
                dynamic_shapes=((axes,) * len(inputs),),
                opset_version=OPSET,
                dynamo=True,
                verbose=False,
            )
        except torch.onnx.OnnxExporterError as error:
            first = next(iter(str(error).strip().splitlines()), "no reason given")
            raise ModelSourceError(
                f"torch cannot export {type(network).__name__}: {first}; it can be "
                "added with --format safetensors"
            ) from error
    return program.model_proto


def _wrapped(network: Any, head: Callable[[Any], Any], inputs: tuple[str, ...]) -> Any:
    import torch

    class Wrapped(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, *tensors: Any) -> Any:
            return head(self.network(**dict(zip(inputs, tensors, strict=True))))

    return Wrapped().eval()


def _strip(graph: Any) -> None:
    """Remove what is not arithmetic: source lines, paths, shapes in between."""
    graph.producer_version = ""
    del graph.metadata_props[:], graph.graph.value_info[:]
    parts = [*graph.graph.node, *graph.graph.initializer]
    for part in [graph.graph, *parts, *graph.graph.input, *graph.graph.output]:
        del part.metadata_props[:]
        part.doc_string = ""


def _quantise(graph: Any) -> None:
    """Store the weights of every MatMul, Gemm and embedding table in 8 bits."""
    from onnx import numpy_helper

    given = {tensor.name: tensor for tensor in graph.graph.initializer}
    tensors = dict(given)
    uses = _uses(graph)
    nodes: list[Any] = []
    done: dict[str, str] = {}
    for node in graph.graph.node:
        at = _PLACES.get(node.op_type)
        name = node.input[at] if at is not None else ""
        plain = name in given and len(uses[name]) == 1
        weights = numpy_helper.to_array(given[name]) if plain else None
        if weights is None or weights.ndim != 2 or weights.dtype != np.float32:
            nodes.append(node)
        elif node.op_type != "Gather":
            if name not in done:
                axis = _axis(node)
                nodes.append(_narrow_weights(name, weights, tensors, axis=axis))
                done[name] = nodes[-1].output[0]
            node.input[1] = done[name]
            nodes.append(node)
        elif len(weights) >= TABLE_ROWS:
            nodes += _narrow_table(node, name, weights, tensors)
        else:
            nodes.append(node)
    del graph.graph.node[:], graph.graph.initializer[:]
    graph.graph.node.extend(nodes)
    used = {name for node in nodes for name in node.input}
    graph.graph.initializer.extend(t for t in tensors.values() if t.name in used)


_PLACES = {"MatMul": 1, "Gemm": 1, "Gather": 0}
"""Which input of a node holds weights or a table."""


def _uses(graph: Any) -> dict[str, set[tuple[str, int]]]:
    """Return the ways in which each tensor is used; only one can be narrowed."""
    found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for node in graph.graph.node:
        for at, name in enumerate(node.input):
            if at != _PLACES.get(node.op_type):
                found[name].add((node.op_type, -1))
            elif node.op_type == "Gather":
                found[name].add(("table", 0))
            else:
                found[name].add(("weights", _axis(node)))
    return found


def _axis(node: Any) -> int:
    """Return the axis of a weight's output channels."""
    return 1 - any(part.name == "transB" and part.i for part in node.attribute)


def _narrow_weights(
    name: str, weights: Any, tensors: dict[str, Any], *, axis: int
) -> Any:
    from onnx import helper

    narrow, scales = _eight_bits(weights, keep=axis)
    _replace(name, narrow, scales.reshape(-1), tensors)
    wide = f"{name}.wide"
    return helper.make_node(
        "DequantizeLinear", [name, f"{name}.scale"], [wide], name=wide, axis=axis
    )


def _narrow_table(
    node: Any, name: str, weights: Any, tensors: dict[str, Any]
) -> Iterator[Any]:
    from onnx import TensorProto, helper

    narrow, scales = _eight_bits(weights, keep=0)
    _replace(name, narrow, scales, tensors)
    out, rows = node.output[0], node.input[1]
    made = [f"{out}.{part}" for part in ("narrow", "scale", "wide")]
    yield helper.make_node("Gather", [name, rows], [made[0]], name=made[0], axis=0)
    yield helper.make_node(
        "Gather", [f"{name}.scale", rows], [made[1]], name=made[1], axis=0
    )
    yield helper.make_node(
        "Cast", [made[0]], [made[2]], name=made[2], to=TensorProto.FLOAT
    )
    yield helper.make_node("Mul", [made[2], made[1]], [out], name=f"{out}.table")


def _eight_bits(weights: Any, *, keep: int) -> tuple[Any, Any]:
    """Return int8 weights and the scales that widen them, one along ``keep``."""
    largest = np.abs(weights).max(axis=1 - keep, keepdims=True)
    scales = np.where(largest > 0, largest / LARGEST, 1).astype(np.float32)
    return np.clip(np.rint(weights / scales), -LARGEST, LARGEST).astype(np.int8), scales


def _replace(name: str, narrow: Any, scales: Any, tensors: dict[str, Any]) -> None:
    from onnx import numpy_helper

    tensors[name] = numpy_helper.from_array(narrow, name)
    tensors[f"{name}.scale"] = numpy_helper.from_array(scales, f"{name}.scale")


def _save(graph: Any, out: Path) -> None:
    """Write model.onnx, and the large tensors beside it, each on its own pages."""
    from onnx import checker
    from onnx.external_data_helper import set_external_data

    checker.check_model(graph)
    with (out / "weights.bin").open("wb") as stream:
        for tensor in graph.graph.initializer:
            size = len(tensor.raw_data)
            if size < INLINE_BYTES:
                continue
            stream.write(bytes(-stream.tell() % PAGE_BYTES))
            set_external_data(tensor, "weights.bin", stream.tell(), size)
            stream.write(tensor.raw_data)
            tensor.ClearField("raw_data")
    (out / "model.onnx").write_bytes(graph.SerializeToString(deterministic=True))
