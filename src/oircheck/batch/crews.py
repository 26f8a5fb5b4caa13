"""Who does the work: this process, a pool of processes, or a Dask cluster.

All through ``concurrent.futures.Executor``.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import ParamSpec, TypeVar

from oircheck.errors import OircheckError, UsageError

AHEAD = 2
"""Windows given out for each worker, so that none waits for the next."""

SECONDS_TO_CONNECT = 30
"""How long a scheduler, and its first worker, may take to answer."""

P = ParamSpec("P")
T = TypeVar("T")


class ClusterError(OircheckError):
    """A cluster cannot be reached, or was lost on the way."""


class WorkerLostError(OircheckError):
    """A worker ended before its work did."""


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, and what is to be known of it.

    Attributes:
        ahead: Says how many windows may be given out before the first is back.
        lost: What its futures raise when workers are lost for good.
    """

    executor: Executor
    ahead: Callable[[], int]
    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)


class HereExecutor(Executor):
    """Runs what is submitted at once, in this thread."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Run a call and return its result as a future that is done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def this_process() -> Crew:
    """Return a crew of one: this process."""
    return Crew(HereExecutor(), lambda: 0)


@contextmanager
def process_pool(workers: int) -> Iterator[Crew]:
    """Start a pool of processes of their own; they are gone when it is left.

    They end by themselves where this process is killed. They are spawned, not forked:
    what this process has open stays its own.
    """
    pool = ProcessPoolExecutor(
        max_workers=workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
    )
    try:
        yield Crew(pool, lambda: AHEAD * workers)
    except BaseException:
        _end(pool)
        raise
    pool.shutdown()


@contextmanager
def dask_cluster(address: str) -> Iterator[Crew]:
    """Connect to a Dask scheduler; workers may come and go meanwhile.

    Args:
        address: As the scheduler prints it, ``tcp://host:port``.

    Raises:
        UsageError: If Dask is not installed, or the address is none.
        ClusterError: If no scheduler or no worker answers.
    """
    if "://" not in address:
        raise UsageError(f"--cluster is an address such as tcp://host:8786: {address}")
    try:
        import distributed
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise UsageError(
            'a cluster needs Dask: python -m pip install "oircheck[cluster]"'
        ) from None
    try:
        client = distributed.Client(
            address, timeout=SECONDS_TO_CONNECT, set_as_default=False
        )
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(
            f"{address}: no Dask scheduler answers there ({error})"
        ) from None
    try:
        _await_worker(client, address)
        with client.get_executor(pure=False) as executor:
            yield Crew(
                executor,
                lambda: AHEAD * max(1, len(client.ncores())),
                (BrokenExecutor, CommClosedError, KilledWorker),
            )
    finally:
        client.close()


def _await_worker(client: object, address: str) -> None:
    wait = getattr(client, "wait_for_workers", None)
    try:
        if wait is not None:
            wait(1, timeout=SECONDS_TO_CONNECT)
    except TimeoutError:
        raise ClusterError(
            f"{address}: the scheduler has no worker; start one with "
            f"'dask worker {address} --nthreads 1'"
        ) from None


def _begin_worker() -> None:
    """Leave interrupts to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """Wait for the end of the parent: then nobody is left to take what is found.

    Its sentinel is the other end of a pipe, or the handle of a process, and is told
    by the system itself; no signal is needed that not every system has.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers now: what they are at is lost, and judged again next time."""
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
