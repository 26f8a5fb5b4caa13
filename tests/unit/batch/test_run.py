from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oircheck.batch import (
    Answer,
    Ask,
    Crew,
    Journal,
    Run,
    close_judges,
    process_pool,
    this_process,
)
from oircheck.batch.crews import WorkerLostError
from oircheck.batch.run import REMEMBERED, WindowError
from oircheck.errors import ModelLockError
from oircheck.testing import StandInOpening

HEAD = {"the input": "a"}


@dataclass(eq=False)
class Recording:
    """An opening of a judge that remembers what it was asked."""

    asked: list[list[str]] = field(default_factory=list)
    fails_at: str = ""

    def __call__(self) -> Recording:
        return self

    def judge(self, asks: Sequence[Ask]) -> list[Answer]:
        self.asked.append([ask.claim for ask in asks])
        if self.fails_at in self.asked[-1]:
            raise ModelLockError("the model is gone")
        return [{"verdict": ask.claim.upper()} for ask in asks]

    def close(self) -> None:
        return

    @property
    def flat(self) -> list[str]:
        return [claim for window in self.asked for claim in window]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    close_judges()


def rows(claims: Sequence[str]) -> list[tuple[int, Ask | None]]:
    return [(place, Ask(c) if c else None) for place, c in enumerate(claims)]


def answered(
    claims: Sequence[str],
    opening: Recording,
    *,
    window: int = 3,
    crew: Crew | None = None,
    journal: Journal | None = None,
) -> list[tuple[int, str | None]]:
    run: Run[int] = Run(opening, crew or this_process(), journal=journal, window=window)
    return [
        (row, None if found is None else str(found["verdict"]))
        for row, found in run.answer(rows(claims))
    ]


def expected(claims: Sequence[str]) -> list[tuple[int, str | None]]:
    return [(place, claim.upper() or None) for place, claim in enumerate(claims)]


def test_rows_come_back_in_order_and_bad_ones_unanswered() -> None:
    claims = ["a", "", "b", "a", "c", "d", "", "e"]
    opening = Recording()
    assert answered(claims, opening) == expected(claims)
    assert opening.asked == [["a", "b", "c"], ["d", "e"]]


def test_what_is_asked_twice_is_judged_once_even_far_apart(tmp_path: Path) -> None:
    claims = [f"c{number % 50}" for number in range(500)]
    opening = Recording()
    with Journal(tmp_path / "j", HEAD) as journal:
        assert answered(claims, opening, journal=journal) == expected(claims)
    assert sorted(opening.flat) == sorted(set(claims))


def test_without_a_journal_recent_answers_are_known() -> None:
    claims = [*map(str, range(2 * REMEMBERED)), "5", str(2 * REMEMBERED - 1)]
    opening = Recording()
    assert answered(claims, opening, window=64) == expected(claims)
    assert opening.flat.count(str(2 * REMEMBERED - 1)) == 1
    assert opening.flat.count("5") == 2


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    claims=st.lists(st.sampled_from(["", *"abcdefgh"]), max_size=40),
    window=st.integers(1, 9),
    workers=st.integers(1, 3),
    kept=st.booleans(),
    before=st.integers(0, 8),
)
def test_neither_window_nor_workers_nor_resuming_shows(
    claims: list[str],
    window: int,
    workers: int,
    kept: bool,
    before: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("run") / "j"
    opening = Recording()
    if kept and before:
        with Journal(path, HEAD) as journal:
            answered("abcdefgh"[:before], Recording(), journal=journal)
    with ThreadPoolExecutor(workers) as pool:
        crew = Crew(pool, lambda: 2 * workers)
        if kept:
            with Journal(path, HEAD) as journal:
                found = answered(
                    claims, opening, window=window, crew=crew, journal=journal
                )
            assert not set(opening.flat) & set("abcdefgh"[:before])
        else:
            found = answered(claims, opening, window=window, crew=crew)
    assert found == expected(claims)
    assert len(opening.flat) == len(set(opening.flat))


def test_what_is_finished_is_written_down_before_its_turn(tmp_path: Path) -> None:
    go = threading.Event()
    done: list[str] = []

    @dataclass(eq=False)
    class Slow(Recording):
        def judge(self, asks: Sequence[Ask]) -> list[Answer]:
            if asks[0].claim == "a":
                assert go.wait(10)
            done.append(asks[0].claim)
            return [{"verdict": ask.claim.upper()} for ask in asks]

    # One judge a process takes turns, so each window here has an opening of its own.
    with Journal(tmp_path / "j", HEAD) as journal, ThreadPoolExecutor(2) as pool:
        run: Run[int] = Run(
            Slow(), Crew(_Bare(pool), lambda: 4), journal=journal, window=1
        )
        found = run.answer(rows(["a", "b", "c"]))
        thread = threading.Thread(target=lambda: done.extend(map(str, found)))
        thread.start()
        for _ in range(400):
            if len(journal) == 2:
                break
            threading.Event().wait(0.02)
        assert len(journal) == 2
        go.set()
        thread.join(10)
        assert len(journal) == 3


class _Bare:
    """Submits the judge itself, without the lock that a process has for its own."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool

    def submit(self, call: object, opening: Recording, asks: Sequence[Ask]) -> object:
        return self._pool.submit(opening.judge, asks)


def test_a_judge_that_cannot_judge_stops_the_run() -> None:
    opening = Recording(fails_at="c")
    with pytest.raises(WindowError, match="the model is gone"):
        answered("abcdef", opening, window=2)


def test_what_was_judged_before_an_error_is_kept(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", HEAD) as journal:
        with pytest.raises(WindowError):
            answered("abcdef", Recording(fails_at="e"), window=2, journal=journal)
        assert len(journal) == 4
        again = Recording()
        assert answered("abcdef", again, journal=journal) == expected("abcdef")
        assert again.flat == ["e", "f"]


def test_a_run_that_is_left_leaves_nothing_running() -> None:
    opening = Recording()
    run: Run[int] = Run(opening, this_process(), window=1)
    found = run.answer(rows("abc"))
    next(found)
    found.close()
    assert opening.flat == ["a"]


def test_a_window_holds_something() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Run(Recording(), this_process(), window=0)


def test_processes_give_what_one_gives_and_a_lost_one_is_told(tmp_path: Path) -> None:
    claims = [f"claim {number}" for number in range(30)]
    log = tmp_path / "log"

    def found(journal: Journal | None, opening: StandInOpening, crew: Crew) -> object:
        run: Run[int] = Run(opening, crew, journal=journal, window=4)
        return list(run.answer(rows(claims)))

    alone = found(None, StandInOpening(), this_process())
    fatal = StandInOpening(log, fatal="claim 20")
    with Journal(tmp_path / "j", HEAD) as journal:
        with (
            pytest.raises(WorkerLostError, match="the same command"),
            process_pool(2) as crew,
        ):
            found(journal, fatal, crew)
        kept = len(journal)
        with process_pool(2) as crew:
            assert found(journal, fatal, crew) == alone
    judged = log.read_text().splitlines()
    assert sorted(set(judged)) == sorted(claims)
    assert kept <= 26
    assert len(judged) - len(claims) <= 2 * 4


def test_an_interrupt_ends_the_processes_at_once() -> None:
    def interrupted() -> None:
        with process_pool(2) as crew:
            running = crew.executor.submit(time.sleep, 600)
            while not running.running():
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert multiprocessing.active_children() == []
