"""The vector file, and exact search in it."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from oircheck.index.schema import VECTORS, damaged

if TYPE_CHECKING:
    from numpy.typing import NDArray

BYTES_A_VALUE = 4
SLACK = 1e-4
"""How far apart two float32 sums of the same products can lie, and then some."""

LEAST = -2.0
"""Less than any similarity, and more than that of a dead row."""

DIGITS = 9
"""Decimals of a similarity that count; vectors are float32 and know fewer."""

_BLOCK = 2048


def open_vectors(generation: Path, *, rows: int, dimension: int) -> NDArray[np.float32]:
    """Map the committed rows of a vector file into memory.

    What lies behind them was written by a process that never finished.

    Returns:
        *Shape:* ``(rows, dimension)``.

    Raises:
        IndexDamagedError: If the file is shorter than that.
    """
    path = generation / VECTORS
    expected = rows * dimension * BYTES_A_VALUE
    size = path.stat().st_size if path.exists() else 0
    if size < expected:
        raise damaged(
            generation.parent, f"{VECTORS} has {size} bytes, not at least {expected}"
        )
    if not rows:
        return np.empty((0, dimension), dtype=np.float32)
    return np.memmap(path, dtype="<f4", mode="r", shape=(rows, dimension))


class VectorWriter:
    """Appends vectors behind the committed rows of a vector file.

    Args:
        rows: How many rows are committed; what lies behind them is cut off.
    """

    def __init__(self, generation: Path, *, rows: int, dimension: int) -> None:
        self._dimension = dimension
        self._file = (generation / VECTORS).open("a+b")
        committed = rows * dimension * BYTES_A_VALUE
        if os.fstat(self._file.fileno()).st_size != committed:
            self._file.truncate(committed)

    def append(self, vectors: NDArray[np.float32]) -> list[int]:
        """Write rows, and return the check sum of each.

        Raises:
            ValueError: If the shape is wrong or a value is not finite.
        """
        if vectors.ndim != 2 or vectors.shape[1] != self._dimension:
            raise ValueError(f"expected rows of {self._dimension}: {vectors.shape}")
        if not np.isfinite(vectors).all():
            raise ValueError("a vector holds a value that is not finite")
        data = np.ascontiguousarray(vectors, dtype="<f4")
        self._file.write(data.tobytes())
        return [zlib.crc32(row.tobytes()) for row in data]

    @property
    def written_ns(self) -> int:
        """When the file was last written, by the file system's time."""
        return os.fstat(self._file.fileno()).st_mtime_ns

    def sync(self) -> None:
        """Write the file through to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def nearest(
    vectors: NDArray[np.float32],
    query: NDArray[np.float32],
    *,
    depth: int,
    dead: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Find every row that may be among the ``depth`` most similar ones.

    Similarities are summed in float64, each row by itself, and rounded, so that
    equal vectors are equally similar wherever they stand. Rows as similar as the
    last one are all returned: the caller breaks the tie.

    Args:
        vectors: *Shape:* ``(rows, dimension)``.
        query: *Shape:* ``(dimension,)``.
        depth: At least 1.
        dead: Rows that no longer count.

    Returns:
        Row numbers and similarities, best first, equal ones by row. *Shape:*
        ``(n,)`` each; n is at least ``min(depth, live rows)``.
    """
    rough = vectors @ query
    rough[dead] = -np.inf
    count = min(depth, len(rough) - len(dead))
    if count <= 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
    last = len(rough) - count
    floor = max(float(np.partition(rough, last)[last]) - SLACK, LEAST)
    rows = np.flatnonzero(rough >= floor)
    blocks = [rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK)]
    exact = np.concatenate([similarities(vectors[block], query) for block in blocks])
    order = np.lexsort((rows, -exact))
    rows, exact = rows[order], exact[order]
    tied = int(np.searchsorted(-exact, -exact[count - 1], side="right"))
    return rows[:tied], exact[:tied]


def similarities(
    vectors: NDArray[np.float32], query: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return the cosine of each row to the query, in [-1, 1].

    Args:
        vectors: Rows of length one. *Shape:* ``(n, dimension)``.
        query: Of length one. *Shape:* ``(dimension,)``.
    """
    products = vectors.astype(np.float64) * query.astype(np.float64)
    found: NDArray[np.float64] = np.round(products.sum(axis=1), DIGITS)
    return np.clip(found, -1.0, 1.0)


def written_at(generation: Path) -> int:
    """Return when the vectors were last written, in nanoseconds by the file system."""
    return (generation / VECTORS).stat().st_mtime_ns


def wrong_rows(
    vectors: NDArray[np.float32], check_sums: Sequence[tuple[int, int]]
) -> list[int]:
    """Return the rows whose check sum is not the one that was written.

    Args:
        check_sums: Row and check sum.
    """
    return [
        row for row, found in check_sums if zlib.crc32(vectors[row].tobytes()) != found
    ]
