"""The rows of a run as numbers, and as the tokens of one model.

Reads what ``rows.py`` wrote. A premise is cut from the left, a claim never, as the
pipeline does.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder

from rows import GROUPS

MAX_TOKENS = 256
WINDOW = 12_000
"""Rows that are sorted by length together."""

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as numbers; ``table`` has premise, hypothesis, label, group and source."""

    table: Ints
    texts: tuple[str, ...]
    sources: tuple[str, ...]

    def of(self, *groups: str) -> Ints:
        """Return the numbers of the rows of some groups, int32 of shape (n,)."""
        wanted = [GROUPS.index(name) for name in groups]
        return np.flatnonzero(np.isin(self.table[:, 3], wanted)).astype(np.int32)

    def drawn(self, shares: Mapping[str, float], draw: np.random.Generator) -> Ints:
        """Draw one epoch, shuffled."""
        parts = []
        for name, share in shares.items():
            found = self.of(name)
            count = min(len(found), math.ceil(share * len(found)))
            parts.append(draw.permutation(found)[:count])
        return draw.permutation(np.concatenate(parts))


def read_rows(folder: Path, limit: int) -> Rows:
    """Read what ``rows.py`` wrote; ``limit`` keeps so many rows of each group."""
    table = np.load(folder / "rows.npz")["rows"]
    with gzip.open(folder / "texts.json.gz", "rt", encoding="utf-8") as lines:
        told = json.load(lines)
    if limit:
        kept = [
            np.flatnonzero(table[:, 3] == group)[:limit] for group in range(len(GROUPS))
        ]
        table = table[np.concatenate(kept)]
    return Rows(table, tuple(told["texts"]), tuple(told["sources"]))


class Encoded:
    """The rows as one model's tokens; premises are cut from the left."""

    def __init__(self, model: CrossEncoder, rows: Rows) -> None:
        tokenizer = model.tokenizer
        used = sorted(set(rows.table[:, :2].ravel().tolist()))
        found = tokenizer(
            [rows.texts[number] for number in used],
            add_special_tokens=False,
            return_attention_mask=False,
            return_token_type_ids=False,
        )["input_ids"]
        self.tokens = {
            number: np.asarray(ids[: MAX_TOKENS * 4], dtype=np.int32)
            for number, ids in zip(used, found, strict=True)
        }
        self.rows = rows
        self.first, self.last = tokenizer.cls_token_id, tokenizer.sep_token_id
        self.between = tokenizer.num_special_tokens_to_add(pair=True) - 2
        self.pad = tokenizer.pad_token_id
        self.typed = "token_type_ids" in tokenizer.model_input_names
        self.lengths = np.array(
            [
                min(
                    MAX_TOKENS,
                    len(self.tokens[row[0]])
                    + len(self.tokens[row[1]])
                    + 2
                    + self.between,
                )
                for row in rows.table.tolist()
            ],
            dtype=np.int32,
        )

    def batches(
        self, numbers: Ints, tokens: int, draw: np.random.Generator | None
    ) -> Iterator[Ints]:
        """Yield rows of like length, about ``tokens`` tokens a batch."""
        found: list[Ints] = []
        for start in range(0, len(numbers), WINDOW):
            window = numbers[start : start + WINDOW]
            window = window[np.argsort(self.lengths[window], kind="stable")]
            begin = 0
            while begin < len(window):
                left = len(window) - begin
                size = max(1, min(left, tokens // int(self.lengths[window[begin]])))
                while int(self.lengths[window[begin + size - 1]]) * size > tokens:
                    if size == 1:
                        break
                    size -= max(1, size // 16)
                found.append(window[begin : begin + size])
                begin += size
        if draw is not None:
            found = [found[place] for place in draw.permutation(len(found))]
        yield from found

    def inputs(self, numbers: Ints, device: str) -> dict[str, torch.Tensor]:
        """Return padded inputs of some rows, int64 of shape (rows, tokens)."""
        width = int(self.lengths[numbers].max())
        width += -width % 8
        ids = np.full((len(numbers), width), self.pad, dtype=np.int64)
        mask = np.zeros_like(ids)
        types = np.zeros_like(ids)
        ids[:, 0] = self.first
        for place, (one, two) in enumerate(self.rows.table[numbers, :2].tolist()):
            claim = self.tokens[two][: MAX_TOKENS - 3 - self.between]
            room = MAX_TOKENS - 2 - self.between - len(claim)
            premise = self.tokens[one]
            premise = premise[len(premise) - min(room, len(premise)) :]
            begin = 1 + len(premise) + self.between
            end = begin + len(claim) + 1
            ids[place, 1 : 1 + len(premise)] = premise
            ids[place, begin - self.between : begin] = self.last
            ids[place, begin : end - 1] = claim
            ids[place, end - 1] = self.last
            mask[place, :end] = 1
            types[place, begin:end] = 1
        found = {"input_ids": ids, "attention_mask": mask}
        if self.typed:
            found["token_type_ids"] = types
        return {
            name: torch.from_numpy(value).to(device, non_blocking=True)
            for name, value in found.items()
        }
