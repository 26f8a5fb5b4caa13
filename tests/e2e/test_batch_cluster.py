"""A batch on a Dask cluster of two workers on loopback, one of which is killed."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from oircheck.batch import Ask, Crew, Journal, Run, dask_cluster, this_process
from oircheck.batch.crews import ClusterError
from oircheck.errors import UsageError
from oircheck.testing import StandInOpening

installed = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="needs the extra oircheck[cluster]",
)
pytestmark = pytest.mark.filterwarnings("ignore")

WINDOW = 5
CLAIMS = [f"claim {number}" for number in range(200)]


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(sys.path)
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers, each a process of one thread."""
    place = tmp_path / "scheduler.json"
    shared = ("--scheduler-file", str(place), "--no-dashboard")
    started = [dask("scheduler", "--host", "127.0.0.1", "--port", "0", *shared)]
    try:
        for _ in range(600):
            if place.exists() and place.stat().st_size:
                break
            time.sleep(0.05)
        address = json.loads(place.read_text())["address"]
        folder = ("--local-directory", str(tmp_path), "--nthreads", "1", "--no-nanny")
        started += [dask("worker", *shared, *folder) for _ in range(2)]
        yield address, started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def answered(
    opening: StandInOpening, crew: Crew, journal: Journal | None = None
) -> Sequence[object]:
    run: Run[str] = Run(opening, crew, journal=journal, window=WINDOW)
    return list(run.answer((claim, Ask(claim)) for claim in CLAIMS))


@installed
def test_a_killed_worker_changes_nothing(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    alone = answered(StandInOpening(), this_process())
    log = tmp_path / "log"
    fatal = StandInOpening(log, fatal="claim 90", seconds=0.02)
    with (
        Journal(tmp_path / "j", {}) as journal,
        dask_cluster(address) as crew,
    ):
        assert answered(fatal, crew, journal) == alone
        assert len(journal) == len(CLAIMS)
    assert log.with_suffix(".died").exists()
    assert [process.poll() is None for process in workers].count(False) == 1
    judged = log.read_text().splitlines()
    assert sorted(set(judged)) == sorted(CLAIMS)
    # The dead worker may have judged windows whose answers had not been fetched.
    assert len(judged) - len(CLAIMS) <= 4 * WINDOW


@installed
def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oircheck.batch.crews.SECONDS_TO_CONNECT", 0.5)
    with (
        pytest.raises(ClusterError, match="no Dask scheduler answers"),
        dask_cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_an_address_has_a_protocol() -> None:
    with pytest.raises(UsageError, match="tcp://host"), dask_cluster("localhost:8786"):
        pass


def test_without_dask_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(UsageError, match=r"oircheck\[cluster\]"),
        dask_cluster("tcp://127.0.0.1:9"),
    ):
        pass
