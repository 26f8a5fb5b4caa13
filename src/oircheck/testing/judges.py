"""A judge for batches, without models: quick, and it tells what it was asked."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LABELS = ("supported", "refuted", "conflicting", "not_enough_info")


class Asked(Protocol):
    """What an ask has."""

    @property
    def claim(self) -> str:
        """The claim as written."""
        ...


class StandInJudge:
    """Chooses a label by the digest of a claim.

    Args:
        log: A file to which each claim that is judged adds a line.
        fatal: A claim at which the process kills itself, the first time: a file
            beside the log remembers that it did.
        seconds: How long a window takes.
    """

    def __init__(
        self, log: Path | None = None, *, fatal: str | None = None, seconds: float = 0.0
    ) -> None:
        self._log = log
        self._fatal = fatal
        self._seconds = seconds

    def judge(self, asks: Sequence[Asked]) -> list[dict[str, str | float | None]]:
        """Answer each ask by itself, in order."""
        time.sleep(self._seconds)
        answers: list[dict[str, str | float | None]] = []
        for ask in asks:
            if ask.claim == self._fatal:
                self._die_once()
            digest = hashlib.sha256(ask.claim.encode()).digest()
            label = LABELS[digest[0] % len(LABELS)]
            answers.append({"verdict": label, "confidence": digest[1] / 255})
        self._note([ask.claim for ask in asks])
        return answers

    def close(self) -> None:
        """Let go of nothing."""

    def _note(self, claims: Sequence[str]) -> None:
        if self._log is not None:
            with self._log.open("a", encoding="utf-8") as file:
                file.write("".join(f"{claim}\n" for claim in claims))

    def _die_once(self) -> None:
        if self._log is None:
            raise ValueError("a fatal claim needs a log")
        grave = self._log.with_suffix(".died")
        if not grave.exists():
            grave.touch()
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class StandInOpening:
    """Opens a ``StandInJudge`` in whatever process it is called."""

    log: Path | None = None
    fatal: str | None = None
    seconds: float = 0.0

    def __call__(self) -> StandInJudge:
        """Open the judge."""
        return StandInJudge(self.log, fatal=self.fatal, seconds=self.seconds)
