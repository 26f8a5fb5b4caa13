"""The rows of a run as numbers, and as the tokens of one model.

Reads what ``rows.py`` wrote. A premise is cut from the left, a claim never, as the
pipeline does.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rows import GROUPS

if TYPE_CHECKING:
    import torch
    from sentence_transformers import CrossEncoder

MAX_TOKENS = 256
SHARE_BINS = 10
WORDS_BEFORE = 24
_WORD = re.compile(r"[a-z0-9]+")
WINDOW = 12_000
"""Rows that are sorted by length together."""

TOGETHER = 12
"""Claims of one premise that stay together, at most."""

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as numbers; ``table`` has premise, hypothesis, label, group and source.

    ``kept`` are the places of the rows in what was read, where some were left out.
    """

    table: Ints
    texts: tuple[str, ...]
    sources: tuple[str, ...]
    kept: Ints | None = None

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

    def bundles(
        self, shares: Mapping[str, float], draw: np.random.Generator
    ) -> list[Ints]:
        """Draw one epoch of premises, shuffled, each with its claims in their order."""
        found: list[Ints] = []
        for name, share in shares.items():
            own = self.of(name)
            premises = self.table[own, 0]
            ends = np.flatnonzero(premises[1:] != premises[:-1]) + 1
            parts = [
                part[start : start + TOGETHER]
                for part in np.split(own, ends)
                for start in range(0, len(part), TOGETHER)
            ]
            count = min(len(parts), math.ceil(share * len(parts)))
            found += [parts[place] for place in draw.permutation(len(parts))[:count]]
        return [found[place] for place in draw.permutation(len(found))]

    def levelled(self, draw: np.random.Generator) -> Rows:
        """Leave rows out until how much a claim shares with its premise tells nothing.

        Of our authored passages, and of our dossiers, each share of common words has
        as many claims supported as refuted; whoever writes a near-copy likes to make
        it wrong, and a model then takes closeness for contradiction.
        """
        out: list[Ints] = []
        for group in ("authored", "settling"):
            ours = self.of(group)
            shares = np.array([self._shared(number) for number in ours.tolist()])
            bins = np.minimum((shares * SHARE_BINS).astype(int), SHARE_BINS - 1)
            labels = self.table[ours, 2]
            for one in range(SHARE_BINS):
                sides = [ours[(bins == one) & (labels == side)] for side in (0, 2)]
                least = min(map(len, sides))
                out += [draw.permutation(side)[least:] for side in sides]
        kept = np.delete(np.arange(len(self.table)), np.concatenate(out))
        return replace(self, table=self.table[kept], kept=kept.astype(np.int32))

    def in_context(self, share: float, draw: np.random.Generator) -> Rows:
        """Put the beginning of another passage before a share of the authored ones.

        A premise of the pipeline begins with a title and the sentences before; authored
        passages have none, and what stands before must not change what is said.
        """
        authored = self.of("authored")
        chosen = draw.permutation(authored)[: int(share * len(authored))]
        others = self.table[draw.choice(authored, len(chosen)), 0]
        texts, table = list(self.texts), self.table.copy()
        for number, other in zip(chosen.tolist(), others.tolist(), strict=True):
            words = self.texts[other].split()
            before = " ".join(words[: draw.integers(2, WORDS_BEFORE)])
            texts.append(f"{before}. {self.texts[table[number, 0]]}")
            table[number, 0] = len(texts) - 1
        return replace(self, table=table, texts=tuple(texts))

    def _shared(self, number: int) -> float:
        premise, claim = (self.texts[place] for place in self.table[number, :2])
        words = set(_WORD.findall(claim.lower()))
        return len(words & set(_WORD.findall(premise.lower()))) / max(1, len(words))


def contrasted(table: Ints) -> NDArray[np.int64]:
    """Return the places of a supported claim and of a refuted one beside it.

    Args:
        table: The rows of a batch, in order; only neighbours of one premise count, and
            each row once.

    Returns:
        Of shape (pairs, 2): first the supported, then the refuted one.
    """
    found: list[tuple[int, int]] = []
    place = 0
    while place + 1 < len(table):
        one, other = table[place], table[place + 1]
        if one[0] == other[0] and {int(one[2]), int(other[2])} == {0, 2}:
            pair = (place, place + 1)
            found.append(pair if one[2] == 0 else pair[::-1])
            place += 1
        place += 1
    return np.array(found, dtype=np.int64).reshape(-1, 2)


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

    def packed(
        self, bundles: Sequence[Ints], tokens: int, draw: np.random.Generator
    ) -> Iterator[Ints]:
        """Yield whole bundles of like length, at most ``tokens`` tokens a batch.

        One that is larger is a batch of its own.
        """
        found: list[Ints] = []
        size = WINDOW // TOGETHER
        for start in range(0, len(bundles), size):
            widths = [int(self.lengths[one].max()) for one in bundles[start:][:size]]
            batch: list[Ints] = []
            for place in np.argsort(widths, kind="stable").tolist():
                one, rows = bundles[start + place], sum(map(len, batch))
                if batch and widths[place] * (rows + len(one)) > tokens:
                    found.append(np.concatenate(batch))
                    batch = []
                batch.append(one)
            found.append(np.concatenate(batch))
        yield from (found[place] for place in draw.permutation(len(found)))

    def inputs(self, numbers: Ints, device: str) -> dict[str, torch.Tensor]:
        """Return padded inputs of some rows, int64 of shape (rows, tokens)."""
        import torch

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
