"""A batch that is interrupted, killed or out of room, and goes on where it was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import House, Ran

    Run = Callable[..., Ran]

COUNT = 400
WINDOW = 5
A_WINDOW = WINDOW * len("Six bases were handed over and 123 times.\n")

STAND_IN = """
import sys, time, resource
from pathlib import Path
from oircheck.cli.main import main
from oircheck.cli.ports import Parts
from oircheck.testing import StandInSession

class Slow(StandInSession):
    def check_many(self, claims):
        found = super().check_many(claims)
        time.sleep(float(sys.argv[2]))
        return found

if sys.argv[3] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
session = Slow(Path(sys.argv[1]))
parts = Parts(open_session=lambda **_: session, open_texts=None, open_models=None,
              open_keeper=None)
sys.exit(main(sys.argv[4:], parts=parts))
"""


STARTED: list[subprocess.Popen[bytes]] = []


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """End what a test that failed left running."""
    yield
    while STARTED:
        process = STARTED.pop()
        process.kill()
        process.communicate()


def start(
    *arguments: str, log: Path, pause: float = 0.0, room: int = 0
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", STAND_IN, str(log), str(pause), str(room), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        # Where the tests run in the background, interrupts are ignored from the start.
        preexec_fn=_heed_interrupts,
    )
    STARTED.append(process)
    return process


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=300)
    return process.returncode, errors.decode()


@pytest.fixture
def batch(run: Run, project: Path) -> tuple[str, ...]:
    rows = "".join(f"Six bases were handed over, {n} times.\n" for n in range(COUNT))
    Path("c.csv").write_text(f"claim\n{rows}".replace(", ", " and "))
    return ("batch", "c.csv", "-o", "out.csv", "--window", str(WINDOW))


@pytest.fixture
def expected(batch: tuple[str, ...], tmp_path: Path) -> bytes:
    status, _ = finish(start(*batch, log=tmp_path / "whole.log"))
    assert status == 0
    data = Path("out.csv").read_bytes()
    Path("out.csv").unlink()
    return data


def size_of(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def judged_twice(log: Path) -> int:
    lines = log.read_text().splitlines()
    assert len(set(lines)) == COUNT
    return len(lines) - COUNT


def test_killed_at_any_moment_it_goes_on_where_it_was(
    batch: tuple[str, ...], expected: bytes, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    chance = random.Random(14)
    kills = 0
    for _ in range(4):
        before = size_of(log)
        process = start(*batch, log=log, pause=0.1)
        # Past the first window at least, so that something was written down.
        while process.poll() is None and size_of(log) <= before + A_WINDOW:
            time.sleep(0.005)
        time.sleep(chance.uniform(0.0, 0.4))
        process.send_signal(signal.SIGKILL)
        finish(process)
        kills += process.returncode == -signal.SIGKILL
        assert not Path("out.csv").exists()
    status, errors = finish(start(*batch, log=log))
    assert status == 0
    assert kills == 4
    assert "going on where a run stopped" in errors
    assert Path("out.csv").read_bytes() == expected
    assert judged_twice(log) <= kills * WINDOW
    assert not list(Path().glob("*oircheck-*"))


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_was_done_and_says_how_to_go_on(
    batch: tuple[str, ...], expected: bytes, tmp_path: Path, asked: signal.Signals
) -> None:
    log = tmp_path / "log"
    process = start(*batch, "--restart", log=log, pause=0.2)
    # Past the first window at least, so that something was written down.
    while process.poll() is None and size_of(log) <= A_WINDOW:
        time.sleep(0.01)
    process.send_signal(asked)
    status, errors = finish(process)
    assert status == 130
    assert "judged claims are kept in out.csv.oircheck-journal" in errors
    assert "oircheck batch --output out.csv --window 5 c.csv" in errors
    assert "Traceback" not in errors
    assert not list(Path().glob("*partial*"))
    status, _ = finish(start(*batch, log=log))
    assert status == 0
    assert Path("out.csv").read_bytes() == expected
    assert judged_twice(log) <= WINDOW


def test_a_full_disk_is_told_and_gone_on_from(
    batch: tuple[str, ...], expected: bytes, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    status, errors = finish(start(*batch, log=log, room=len(expected) // 3))
    assert status == 3
    assert "File too large" in errors
    assert "out.csv.oircheck-" in errors
    assert not Path("out.csv").exists()
    status, errors = finish(start(*batch, log=log))
    assert status == 0
    assert "going on where a run stopped" in errors
    assert Path("out.csv").read_bytes() == expected
    assert judged_twice(log) <= WINDOW


def stopped(batch: tuple[str, ...], tmp_path: Path) -> bytes:
    process = start(*batch, log=tmp_path / "log", pause=0.2)
    while not (tmp_path / "log").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    process.kill()
    finish(process)
    return Path("out.csv.oircheck-journal").read_bytes()


def test_what_changed_is_said_and_nothing_is_lost(
    batch: tuple[str, ...], tmp_path: Path
) -> None:
    journal = stopped(batch, tmp_path)
    with Path("c.csv").open("a") as file:
        file.write("One more.\n")
    status, errors = finish(start(*batch, log=tmp_path / "log"))
    assert status == 2
    assert "changed since: the input." in errors
    assert Path("out.csv.oircheck-journal").read_bytes() == journal
    status, errors = finish(start(*batch, "--restart", log=tmp_path / "log"))
    assert status == 0
    assert "going on" not in errors


def test_a_journal_of_another_version_is_said(
    batch: tuple[str, ...], tmp_path: Path
) -> None:
    journal = stopped(batch, tmp_path).replace(b'"stand-in"', b'"0.0.1"', 1)
    Path("out.csv.oircheck-journal").write_bytes(journal)
    status, errors = finish(start(*batch, log=tmp_path / "log"))
    assert status == 2
    assert "changed since: the" in errors
    Path("out.csv.oircheck-journal").write_bytes(b'{"oircheck_journal": 2}\n')
    status, errors = finish(start(*batch, log=tmp_path / "log"))
    assert status == 2
    assert "another version of oircheck" in errors


def test_two_runs_on_one_output_do_not_mix(
    batch: tuple[str, ...], tmp_path: Path
) -> None:
    start(*batch, log=tmp_path / "log", pause=1.0)
    while not (tmp_path / "log").exists():
        time.sleep(0.01)
    status, errors = finish(start(*batch, log=tmp_path / "other"))
    assert status == 3
    assert "another oircheck batch is writing this output" in errors


def test_standard_input_cannot_be_gone_on_with(
    run: Run, house: House, project: Path
) -> None:
    house.fails = KeyboardInterrupt()
    ran = run("batch", "-", "-o", "out.csv", stdin=b"claim\nSix bases.\n")
    assert ran.status == 130
    assert "standard input cannot be gone on with" in ran.err
    assert not list(Path().glob("out.csv*"))


def test_a_run_that_did_nothing_leaves_nothing(
    run: Run, house: House, project: Path
) -> None:
    Path("c.csv").write_text("claim\nSix bases.\n")
    house.fails = KeyboardInterrupt()
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 130
    assert "nothing was kept of this run yet" in ran.err
    assert not list(Path().glob("out.csv*"))


def test_an_interrupt_before_the_first_row_says_that_nothing_was_kept(
    run: Run, house: House, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("c.csv").write_text("claim\nSix bases.\n")

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(house, "open_session", interrupted)
    ran = run("batch", "c.csv", "-o", "out.csv")
    assert ran.status == 130
    assert ran.err.count("nothing was kept of this run yet") == 1
    assert not list(Path().glob("out.csv*"))


def test_a_run_that_stops_by_itself_is_not_told_to_be_repeated(
    run: Run, project: Path
) -> None:
    Path("c.csv").write_text("claim\n" + "Six words. " * 100 + "\n")
    ran = run("batch", "c.csv", "-o", "out.csv", "--max-errors", "0")
    assert ran.status == 3
    assert "longer than 100 tokens" in ran.err
    assert "nothing was kept" not in ran.err
