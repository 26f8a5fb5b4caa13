"""Workers and their parent: how each ends when the other does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

POOL = """
import multiprocessing, sys, time
from oircheck.batch import process_pool

if __name__ == "__main__":
    with process_pool(2) as crew:
        pause = float(sys.argv[1])
        futures = [crew.executor.submit(time.sleep, 0.3) for _ in range(2)]
        for future in futures:
            future.result()
        futures = [crew.executor.submit(time.sleep, pause) for _ in range(2)]
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        time.sleep(600)
"""

SECONDS_TO_END = 20.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are others there")


@pytest.fixture
def started() -> Iterator[list[int]]:
    """Processes to end, where a test that fails left them."""
    numbers: list[int] = []
    yield numbers
    for number in numbers:
        if _lives(number):
            os.kill(number, signal.SIGKILL)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return True
    # One that ended and that nobody has asked after does not live.
    return stat.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("pause", ["0", "600"], ids=["idle", "at work"])
def test_workers_end_when_their_parent_is_killed(
    started: list[int], pause: str
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", POOL, pause],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    started.append(process.pid)
    with process:
        assert process.stdout is not None
        workers = [int(word) for word in process.stdout.readline().split()]
        started.extend(workers)
        assert len(workers) == 2
        assert all(map(_lives, workers))
        process.kill()
        process.wait()
    end = time.monotonic() + SECONDS_TO_END
    while any(map(_lives, workers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_lives, workers))
