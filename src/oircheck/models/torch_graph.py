"""A sentence-transformers model as it was saved, run by torch: on a GPU if any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from oircheck.errors import ModelLockError
from oircheck.models.graph import groups
from oircheck.models.narrow import INPUTS
from oircheck.models.pins import Role
from oircheck.models.sources import hush
from oircheck.models.tokenize import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

TORCH_FOLDER = "model"
"""Where the saved model lies, inside the folder of its role."""


class TorchGraph:
    """The network of a saved model, fed like an ``OnnxGraph``.

    Computes in float32. Results are those of the processor at hand, and their last bits
    may depend on the items beside: probabilities are rounded before the policy looks
    at them.

    Args:
        folder: A saved SentenceTransformer or CrossEncoder, already verified.
        role: Which of the two it is.
        threads: Threads for one call on a CPU.
        device: As torch names it; ``None`` takes a GPU where there is one.

    Raises:
        ModelLockError: If torch or sentence-transformers is missing.
    """

    def __init__(
        self, folder: Path, *, role: Role, threads: int = 1, device: str | None = None
    ) -> None:
        try:
            import torch
            from sentence_transformers import CrossEncoder, SentenceTransformer
        except ImportError:
            raise ModelLockError(
                f"{folder}: --backend torch needs the extra: "
                'python -m pip install "oircheck[models]"'
            ) from None
        hush()
        chosen = device or ("cuda" if torch.cuda.is_available() else "cpu")
        if chosen == "cpu":
            torch.set_num_threads(threads)
        build = SentenceTransformer if role is Role.EMBEDDER else CrossEncoder
        model = build(
            str(folder),
            device=chosen,
            local_files_only=True,
            model_kwargs={"use_safetensors": True},
        ).float()
        self._torch, self._device = torch, chosen
        self._network = model[0].auto_model if role is Role.EMBEDDER else model.model
        self._network.eval()
        config = self._network.config
        self._embeds = role is Role.EMBEDDER
        self._width = config.hidden_size if self._embeds else config.num_labels
        names = {*model.tokenizer.model_input_names, *INPUTS[:2]}
        self._inputs = tuple(name for name in INPUTS if name in names)

    @property
    def width(self) -> int:
        """Length of the last axis of an output."""
        return int(self._width)

    def outputs(
        self, items: Sequence[Tokens]
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Yield each item's number and the network's output, as ``OnnxGraph`` does."""
        for group in groups(items):
            yield from zip(group, self._call(items, group), strict=True)

    def _call(
        self, items: Sequence[Tokens], group: Sequence[int]
    ) -> NDArray[np.float32]:
        torch = self._torch
        ids = torch.tensor([list(items[item].ids) for item in group])
        types = torch.tensor([list(items[item].types) for item in group])
        feed = dict(zip(INPUTS, (ids, torch.ones_like(ids), types), strict=True))
        chosen = {name: feed[name].to(self._device) for name in self._inputs}
        with torch.inference_mode():
            output: Any = self._network(**chosen)
        tensor = output.last_hidden_state if self._embeds else output.logits
        found: NDArray[np.float32] = tensor.float().cpu().numpy()
        return found
