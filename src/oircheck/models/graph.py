"""An ONNX graph of a text model: token ids in, one array an item out."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from oircheck.errors import ModelLockError
from oircheck.models.pins import RESTORE
from oircheck.models.tokenize import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOKENS_A_CALL = 2048
"""Most tokens given to the graph at once; more gains nothing and costs memory."""

_ERRORS_ONLY = 3


class Graph(Protocol):
    """A network of text: token ids in, one array an item out."""

    @property
    def width(self) -> int:
        """Length of the last axis of an output."""
        ...

    def outputs(
        self, items: Sequence[Tokens]
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Yield each item's number and the first output for it."""
        ...


class OnnxGraph:
    """A graph opened on ONNX Runtime.

    Args:
        path: The ``model.onnx``; its weights may lie beside it.
        threads: Threads for one call.

    Raises:
        ModelLockError: If ONNX Runtime refuses the file.
    """

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        self._session = _open_session(path, threads=threads)
        self._inputs = frozenset(entry.name for entry in self._session.get_inputs())
        width = self._session.get_outputs()[0].shape[-1]
        if not isinstance(width, int):
            raise ModelLockError(f"{path}: its first output has no fixed width")
        self._width = width

    @property
    def width(self) -> int:
        """Length of the last axis of an output."""
        return self._width

    def outputs(
        self, items: Sequence[Tokens]
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Yield each item's number and what the graph's first output holds for it.

        Only items of equal length share a call, so nothing is ever padded and no
        item's bits depend on its neighbours. Shorter items come first.
        """
        for group in groups(items):
            yield from zip(group, self._call(items, group), strict=True)

    def _call(
        self, items: Sequence[Tokens], group: Sequence[int]
    ) -> NDArray[np.float32]:
        ids = np.array([items[item].ids for item in group], dtype=np.int64)
        types = np.array([items[item].types for item in group], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": types,
        }
        wanted = {name: value for name, value in feed.items() if name in self._inputs}
        output: NDArray[np.float32] = self._session.run(None, wanted)[0]
        return output


def groups(items: Sequence[Tokens]) -> Iterator[list[int]]:
    """Yield the numbers of items of equal length, shorter ones first."""
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_length[len(item)].append(number)
    for length, numbers in sorted(by_length.items()):
        step = max(1, TOKENS_A_CALL // length)
        for start in range(0, len(numbers), step):
            yield numbers[start : start + step]


def _open_session(path: Path, *, threads: int) -> Any:
    # From 1.29 on, the official builds report to their maker over the network unless
    # this stands in the environment before the library is loaded; its own function
    # comes too late for the first report. Only the library sees it: the environment
    # that Python knows stays as it is.
    os.putenv("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    onnxruntime.disable_telemetry_events()
    refusals = (
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NoSuchFile,
        state.NotImplemented,
        state.RuntimeException,
    )
    try:
        return onnxruntime.InferenceSession(
            str(path),
            _options(onnxruntime, threads=threads),
            providers=["CPUExecutionProvider"],
        )
    except refusals as error:
        raise ModelLockError(
            f"{path}: ONNX Runtime {onnxruntime.__version__} cannot open it "
            f"({error}); {RESTORE}"
        ) from None


def _options(onnxruntime: Any, *, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    # Measured: the exported layers are fused already, so a higher level gains
    # nothing when running. Prepacking stays on: without it a single row is multiplied
    # by another kernel than several rows, and bits depend on the neighbours.
    options.graph_optimization_level = (
        onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    )
    # Weights are widened once, when the session opens, and computed in float32;
    # without this, integer kernels would take over, whose results depend on the
    # processor and on the rest of the batch.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # Idle threads sleep: spinning takes the cores from everything else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
