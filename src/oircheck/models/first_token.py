"""The last layer of a graph, computed only for the token that the head reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_ROWS = -2
"""Axis of the tokens of (text, token, width) and (text, head, token, width)."""

_HEADS_APART = -3
"""Axis of the tokens of (text, token, head, width)."""

_BY_ELEMENT = frozenset(("Add", "Sub", "Mul", "Div", "Gelu", "Erf", "Tanh", "Relu"))

_BEGIN, _END = "first.begin", "first.end"

Edge = tuple[Any, int, int]
"""A node, the place of an input, and the axis along which the first is enough."""


def read_first_only(graph: Any) -> bool:
    """Leave out what a cross-encoder computes of its last layer and never reads.

    A head that picks the first token needs queries, residuals and the feed-forward
    part of the last layer for that token only; keys and values stay those of all.
    What is computed is the same, row by row. The walk goes back from the pick; where
    it meets a node that it does not know, or a tensor that others read too, the first
    token is cut out, so that a graph of another form saves less and is never wrong.

    Args:
        graph: A ``ModelProto``; changed in place.

    Returns:
        Whether anything was left out.
    """
    pick = _pick(graph.graph)
    done = any(tensor.name == _BEGIN for tensor in graph.graph.initializer)
    if pick is None or done:
        return False
    edges, known = _walk(graph.graph, pick)
    if not known:
        return False
    _cut(graph.graph, edges, known)
    return True


def _pick(graph: Any) -> Any:
    """Return the node that picks the first token of all, the last one if many."""
    from onnx import numpy_helper

    given = {tensor.name: tensor for tensor in graph.initializer}
    for node in reversed(graph.node):
        if node.op_type != "Gather" or node.input[1] not in given:
            continue
        place = numpy_helper.to_array(given[node.input[1]])
        if node.input[0] not in given and place.ndim == 0 and int(place) == 0:
            return node if _attribute(node, "axis", 0) == 1 else None
    return None


def _walk(graph: Any, pick: Any) -> tuple[list[Edge], list[str]]:
    """Go back from the pick; return what reads the first only, and what gives it."""
    readers: defaultdict[str, list[str]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            readers[name].append(node.output[0])
    for given in graph.output:
        readers[given.name].append("")
    fixed = _fixed(graph)
    edges: list[Edge] = [(pick, 0, _ROWS)]
    wanted = {pick.input[0]: _ROWS}
    taken, known = {pick.output[0]}, []
    # In reverse order, all that read a tensor come before what gives it.
    for node in reversed(graph.node):
        name = node.output[0]
        if name not in wanted or not taken.issuperset(readers[name]):
            continue
        inner = list(_needs(node, wanted[name], graph, fixed))
        if not inner or any(
            wanted.setdefault(node.input[at], axis) != axis for _, at, axis in inner
        ):
            continue
        edges += inner
        taken.add(name)
        known.append(name)
    return edges, known


def _fixed(graph: Any) -> set[str]:
    """Return the names of tensors that are weights: given, or widened from these."""
    found = {tensor.name for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and found.issuperset(node.input):
            found.add(node.output[0])
    return found


def _needs(node: Any, axis: int, graph: Any, fixed: set[str]) -> Iterator[Edge]:
    """Yield the inputs of which a node needs the first only; none if not known."""
    if node.op_type in _BY_ELEMENT:
        for at, name in enumerate(node.input):
            if name not in fixed:
                yield node, at, axis
    elif node.op_type in ("LayerNormalization", "Softmax"):
        if axis == _ROWS and _attribute(node, "axis", -1) == -1:
            yield node, 0, axis
    elif node.op_type == "MatMul":
        if axis == _ROWS and node.input[0] not in fixed:
            yield node, 0, axis
    elif node.op_type == "Transpose":
        order = list(_attribute(node, "perm", []))
        if len(order) == 4:
            yield node, 0, order[axis] - 4
    elif node.op_type == "Reshape" and len(_shape(node, graph)) in (3, 4):
        apart = len(_shape(node, graph)) == 4
        if axis == (_HEADS_APART if apart else _ROWS):
            yield node, 0, _ROWS if apart else _HEADS_APART


def _shape(node: Any, graph: Any) -> list[str]:
    """Return what the target of a Reshape is put together from."""
    for other in graph.node:
        if other.op_type == "Concat" and other.output[0] == node.input[1]:
            return list(other.input)
    return []


def _cut(graph: Any, edges: list[Edge], known: list[str]) -> None:
    from onnx import helper, numpy_helper

    for name, value in ((_BEGIN, 0), (_END, 1)):
        graph.initializer.append(numpy_helper.from_array(_whole(value), name))
    cut: dict[tuple[str, int], str] = {}
    before: defaultdict[str, list[Any]] = defaultdict(list)
    for node, at, axis in reversed(edges):
        name = node.input[at]
        if node.op_type == "Reshape":
            parts = _shape(node, graph)
            parts[1] = _END
            shape = f"{node.output[0]}.first"
            before[node.output[0]].append(
                helper.make_node("Concat", parts, [shape], name=shape, axis=0)
            )
            node.input[1] = shape
        if name in known:
            continue
        if (name, axis) not in cut:
            made = cut[name, axis] = f"{name}.first"
            along = f"{made}.axis"
            graph.initializer.append(numpy_helper.from_array(_whole(axis), along))
            given = [name, _BEGIN, _END, along]
            before[node.output[0]].append(
                helper.make_node("Slice", given, [made], name=made)
            )
        node.input[at] = cut[name, axis]
    nodes = [one for node in graph.node for one in (*before[node.output[0]], node)]
    kept = [type(one).FromString(one.SerializeToString()) for one in nodes]
    del graph.node[:]
    graph.node.extend(kept)


def _whole(value: int) -> Any:
    import numpy as np

    return np.array([value], dtype=np.int64)


def _attribute(node: Any, name: str, default: Any) -> Any:
    from onnx import helper

    for part in node.attribute:
        if part.name == name:
            return helper.get_attribute_value(part)
    return default
