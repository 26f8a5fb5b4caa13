"""What runs in a worker: a judge that stays open from one window to the next."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from oircheck.batch.asks import Answer, Ask, Judge, Opening
from oircheck.errors import OircheckError

_GUARD = threading.Lock()
_OPEN: dict[Opening, Judge] = {}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a window could not be judged; an error's own class may not travel."""

    problem: str


def judge_window(opening: Opening, asks: Sequence[Ask]) -> list[Answer] | Failure:
    """Answer a window of asks, with the judge of this process.

    The judge is opened by the first window, and kept until another one is asked for.
    Windows of one process take turns.
    """
    with _GUARD:
        try:
            judge = _OPEN.get(opening)
            if judge is None:
                _close()
                judge = _OPEN[opening] = opening()
            return list(judge.judge(asks))
        except OircheckError as error:
            return Failure(str(error))


def close_judges() -> None:
    """Close what this process holds open."""
    with _GUARD:
        _close()


def _close() -> None:
    while _OPEN:
        _, judge = _OPEN.popitem()
        judge.close()
