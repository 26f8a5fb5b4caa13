"""``python -m oircheck`` and the script ``oircheck``: the command line."""

from __future__ import annotations

import os

INTERRUPTED = 130
"""The status of a run that the user stopped; ``Exit`` is not there to be asked yet."""

try:
    import signal
except KeyboardInterrupt:
    # Even this takes long enough to be interrupted.
    os._exit(INTERRUPTED)


def run() -> int:
    """Load the command line and run it; return its exit status.

    Loading it takes longer than anything else of a short run. Whoever interrupts that
    gets the status of an interrupt, and not the place that had been loaded up to.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        from oircheck.cli.main import main

        return main()
    signal.signal(signal.SIGINT, _leave)
    try:
        from oircheck.cli.main import main
    finally:
        signal.signal(signal.SIGINT, before)
    return main()


def _leave(number: int, frame: object) -> None:
    del number, frame
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    raise SystemExit(run())
