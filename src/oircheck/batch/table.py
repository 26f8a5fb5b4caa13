"""Where in a journal an answer stands, in few bytes a row."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

_SMALLEST = 1024
_FULL = 0.6
_FREE = 0


class PlaceTable:
    """A hash table from the first eight bytes of a key to places in a file.

    It takes about 30 bytes an entry, whatever the key. Keys that begin alike share
    their places: who looks one up compares the key that stands there.
    """

    def __init__(self) -> None:
        self._heads = array("Q", [_FREE]) * _SMALLEST
        self._places = array("Q", [_FREE]) * _SMALLEST
        self._count = 0

    def __len__(self) -> int:
        """Return how many places were added."""
        return self._count

    def add(self, key: bytes, place: int) -> None:
        """Remember a place, which is not 0, for a key."""
        if not place:
            raise ValueError("no entry stands at the beginning of a journal")
        if self._count >= _FULL * len(self._heads):
            self._grow()
        self._put(_head(key), place)
        self._count += 1

    def places(self, key: bytes) -> Iterator[int]:
        """Yield every place of keys that begin like this one."""
        head = _head(key)
        at = head % len(self._heads)
        while self._places[at] != _FREE:
            if self._heads[at] == head:
                yield self._places[at]
            at = (at + 1) % len(self._heads)

    def _put(self, head: int, place: int) -> None:
        at = head % len(self._heads)
        while self._places[at] != _FREE:
            at = (at + 1) % len(self._heads)
        self._heads[at], self._places[at] = head, place

    def _grow(self) -> None:
        entries = zip(self._heads, self._places, strict=True)
        size = 2 * len(self._heads)
        self._heads = array("Q", [_FREE]) * size
        self._places = array("Q", [_FREE]) * size
        for head, place in entries:
            if place != _FREE:
                self._put(head, place)


def _head(key: bytes) -> int:
    return int.from_bytes(key[:8], "big")
