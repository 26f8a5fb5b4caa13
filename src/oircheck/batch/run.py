"""The run: rows to windows, windows to workers, answers back in the order of rows."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from oircheck.batch.asks import Answer, Ask, Opening
from oircheck.batch.crews import Crew, WorkerLostError
from oircheck.batch.journal import Journal
from oircheck.batch.worker import Failure, judge_window
from oircheck.errors import OircheckError

WINDOW = 32
"""How many different asks are judged together; a crash costs as many a worker."""

ROWS_A_WINDOW = 16
"""How many times as many rows a window may have: the rest of them are known."""

REMEMBERED = 2048
"""Answers kept at hand where there is no journal to look them up in."""

_LOST = (
    "a worker ended before its work did (killed, or out of memory); what was finished "
    "is kept, and the same command goes on from there"
)
_SECONDS = 1.0

T = TypeVar("T")

_Result = Future[list[Answer] | Failure]


class WindowError(OircheckError):
    """A worker could not judge: its models, its index or its settings are not so."""


@dataclass(slots=True)
class _Window(Generic[T]):
    """Rows in a row, and where the answer of each comes from.

    Attributes:
        known: Answers that were at hand when the window was put together.
        given: For each key that is being judged, the future and the place in it.
        own: The future of what this window asks; ``None`` if it asks nothing.
    """

    rows: list[tuple[T, bytes | None]] = field(default_factory=list)
    asks: dict[bytes, Ask] = field(default_factory=dict)
    known: dict[bytes, Answer] = field(default_factory=dict)
    given: dict[bytes, tuple[_Result, int]] = field(default_factory=dict)
    own: _Result | None = None


class Run(Generic[T]):
    """Answers rows in their order; what is asked twice is judged once.

    An answer depends on its ask alone, so that neither the window nor the workers
    nor an earlier run can be seen in what comes out.

    Args:
        opening: Opens a judge where the work is done.
        journal: Where answers are written down and looked up; ``None`` keeps none.
        window: How many different asks are given to a worker at a time.
    """

    def __init__(
        self,
        opening: Opening,
        crew: Crew,
        *,
        journal: Journal | None = None,
        window: int = WINDOW,
    ) -> None:
        if window < 1:
            raise ValueError(f"a window holds at least one ask, not {window}")
        self._opening = opening
        self._crew = crew
        self._journal = journal
        self._size = window
        self._waiting: deque[_Window[T]] = deque()
        self._flight: dict[bytes, tuple[_Result, int]] = {}
        self._unwritten: dict[_Result, list[bytes]] = {}
        self._recent: OrderedDict[bytes, Answer] = OrderedDict()
        self.judged = 0
        """How many asks were given to the judge in this run."""

    def answer(
        self, rows: Iterable[tuple[T, Ask | None]]
    ) -> Iterator[tuple[T, Answer | None]]:
        """Yield each row with its answer; a row without an ask has none.

        Raises:
            WindowError: If a judge cannot be opened or used.
            WorkerLostError: If workers are lost for good.
        """
        try:
            for window in self._windows(rows):
                self._submit(window)
                while len(self._waiting) > self._crew.ahead():
                    yield from self._oldest()
            while self._waiting:
                yield from self._oldest()
        finally:
            for future in self._unwritten:
                future.cancel()

    def _windows(self, rows: Iterable[tuple[T, Ask | None]]) -> Iterator[_Window[T]]:
        window: _Window[T] = _Window()
        for row, ask in rows:
            window.rows.append((row, ask.key if ask else None))
            if ask is not None:
                self._place(window, window.rows[-1][1] or b"", ask)
            full = len(window.rows) >= ROWS_A_WINDOW * self._size
            if full or len(window.asks) >= self._size:
                yield window
                window = _Window()
        if window.rows:
            yield window

    def _place(self, window: _Window[T], key: bytes, ask: Ask) -> None:
        """Find out where the answer of an ask will come from."""
        if key in window.asks or key in window.known or key in window.given:
            return
        if key in self._flight:
            window.given[key] = self._flight[key]
        elif (found := self._look_up(key)) is not None:
            window.known[key] = found
        else:
            window.asks[key] = ask

    def _look_up(self, key: bytes) -> Answer | None:
        if self._journal is not None:
            return self._journal.get(key)
        return self._recent.get(key)

    def _submit(self, window: _Window[T]) -> None:
        self._waiting.append(window)
        if not window.asks:
            return
        asks = tuple(window.asks.values())
        future = self._crew.executor.submit(judge_window, self._opening, asks)
        window.own = future
        self.judged += len(asks)
        self._unwritten[future] = list(window.asks)
        for place, key in enumerate(window.asks):
            window.given[key] = self._flight[key] = (future, place)
        window.asks = {}
        self._write_down(done=[item for item in self._unwritten if item.done()])

    def _oldest(self) -> Iterator[tuple[T, Answer | None]]:
        window = self._waiting.popleft()
        wanted = {future for future, _ in window.given.values()}
        while late := wanted & self._unwritten.keys():
            done, _ = wait(
                [*late, *self._unwritten], _SECONDS, return_when=FIRST_COMPLETED
            )
            self._write_down(done)
        for row, key in window.rows:
            yield row, None if key is None else self._answer(window, key)
        for key, (future, _) in window.given.items():
            if future is window.own:
                self._flight.pop(key, None)

    def _answer(self, window: _Window[T], key: bytes) -> Answer:
        found = window.known.get(key)
        if found is None:
            future, place = window.given[key]
            found = self._result(future)[place]
        if self._journal is None:
            self._recent[key] = found
            self._recent.move_to_end(key)
            if len(self._recent) > REMEMBERED:
                self._recent.popitem(last=False)
        return found

    def _write_down(self, done: Iterable[_Result]) -> None:
        """Keep what was finished at once, in whatever order it is finished.

        Where a worker is lost, what others have finished is kept before that is told.
        """
        failed: OircheckError | None = None
        for future in [*done]:
            keys = self._unwritten.pop(future)
            try:
                found = self._result(future)
            except (WorkerLostError, WindowError) as error:
                failed = failed or error
                continue
            if self._journal is not None:
                self._journal.append(zip(keys, found, strict=True))
        if failed is None:
            return
        rest = [future for future in self._unwritten if future.done()]
        if rest:
            with suppress(WorkerLostError, WindowError):
                self._write_down(rest)
        raise failed

    def _result(self, future: _Result) -> list[Answer]:
        lost: tuple[type[BaseException], ...] = (*self._crew.lost, CancelledError)
        try:
            found = future.result()
        except lost:
            raise WorkerLostError(_LOST) from None
        if isinstance(found, Failure):
            raise WindowError(found.problem)
        return found
