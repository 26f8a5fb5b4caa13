"""stdout carries the result and nothing else; talk and progress go to stderr."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections import deque
from collections.abc import Mapping
from enum import StrEnum
from typing import TextIO

from oircheck.reports import Ink, Style, visible
from oircheck.reports.words import cut_words, tame

_SECONDS_BETWEEN_LINES = 30.0
_SECONDS_BETWEEN_DRAWINGS = 0.1
_SECONDS_BETWEEN_MARKS = 0.5
_SECONDS_OF_LATE = 60.0
_BAR = 30


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def wants_colour(
    choice: Colour, *, environment: Mapping[str, str], terminal: bool
) -> bool:
    """Decide on colours for one stream.

    ``--color`` comes first, then ``NO_COLOR`` and ``FORCE_COLOR`` where they are not
    empty, then ``TERM=dumb``, then whether the stream is a terminal.
    """
    if choice is not Colour.AUTO:
        return choice is Colour.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"


def style_of(stream: TextIO, choice: Colour) -> Style:
    """Return what a stream can show: colours if wanted, a width if a terminal."""
    terminal = stream.isatty()
    return Style(
        colour=wants_colour(choice, environment=os.environ, terminal=terminal),
        width=shutil.get_terminal_size().columns if terminal else None,
    )


def write_result(text: str, *, machine: bool = False) -> None:
    """Write to stdout, all of it, now.

    What the stream's encoding lacks is written as its code, and so is what a build's
    runner would obey; formats for machines are UTF-8 everywhere, and stay as they are.
    A reader that has closed the pipe has seen enough.

    Raises:
        OSError: If it cannot be written for another reason, such as a full disk.
    """
    encoding = "utf-8" if machine else sys.stdout.encoding or "utf-8"
    data = (text if machine else tame(text)).encode(encoding, "backslashreplace")
    try:
        sys.stdout.flush()
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.buffer.write(data)
        else:
            sys.stdout.write(data.decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        abandon(sys.stdout)


def complain(message: str, *, word: str = "error") -> None:
    """Say on stderr what went wrong, in the colours that the environment wants."""
    style = style_of(sys.stderr, Colour.AUTO)
    lines = [_shown(line) for line in message.splitlines()]
    head = style.paint(f"{word}:", Ink.BAD)
    _say("\n".join([f"oircheck: {head} {lines[0] if lines else ''}", *lines[1:]]))


class Talk:
    """What is said on stderr beside the result, as loud as asked for.

    Args:
        quiet: Say nothing but errors.
        verbose: Say the details too.
    """

    def __init__(
        self, *, quiet: bool, verbose: bool, colour: Colour, progress: bool
    ) -> None:
        self.quiet = quiet
        self.verbose = verbose and not quiet
        self._style = style_of(sys.stderr, colour)
        self._progress = progress and not quiet

    def note(self, message: str) -> None:
        """Say something that the user should know."""
        if not self.quiet:
            _say(f"{self._style.paint('note:', Ink.OPEN)} {_shown(message)}")

    def detail(self, message: str) -> None:
        """Say something that only the curious want to know."""
        if self.verbose:
            _say(_shown(message))

    def warn(self, message: str) -> None:
        """Say that the result is not all that was asked for; never left out."""
        _say(f"{self._style.paint('warning:', Ink.DOUBTFUL)} {_shown(message)}")

    def progress(self, noun: str, *, rated: bool = False) -> ProgressLine | None:
        """Return something to report progress to, or ``None`` where none is shown.

        Args:
            rated: Whether to tell how fast it goes, and how long it will take.
        """
        if not self._progress:
            return None
        return ProgressLine(noun, terminal=sys.stderr.isatty(), rated=rated)


class ProgressLine:
    """Shows progress: a bar on a terminal, else a line every 30 seconds.

    Where the whole is not known, 0, it shows how much is done.
    """

    def __init__(self, noun: str, *, terminal: bool, rated: bool = False) -> None:
        self._noun = noun
        self._terminal = terminal
        self._every = _SECONDS_BETWEEN_DRAWINGS if terminal else _SECONDS_BETWEEN_LINES
        self._last = time.monotonic()
        self._drawn = False
        self._rate = Rate() if rated else None

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done, if it is time to."""
        now = time.monotonic()
        if self._rate is not None:
            self._rate.note(now, done)
        finished = done >= total > 0
        if now - self._last < self._every and not (finished and self._drawn):
            return
        self._last = now
        if self._terminal:
            self._draw(done, total)
        else:
            _say(self._text(done, total))

    def clear(self) -> None:
        """Take the bar away, so that what follows begins on a clean line."""
        if self._drawn:
            _say("\r\x1b[K", end="")
            self._drawn = False

    def _draw(self, done: int, total: int) -> None:
        filled = _BAR * done // max(total, 1)
        bar = "#" * filled + "." * (_BAR - filled)
        shown = f"[{bar}] " if total else ""
        _say(f"\r\x1b[K{shown}{self._text(done, total)}", end="")
        self._drawn = True

    def _text(self, done: int, total: int) -> str:
        whole = f" of {total}" if total else ""
        pace = self._rate.told(total - done) if self._rate is not None else ""
        return f"{done}{whole} {self._noun}{pace}"


class Rate:
    """How fast it has been going of late, whatever the first part took."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def note(self, now: float, done: int) -> None:
        """Take note of how much is done at a time in seconds."""
        if self._marks and now - self._marks[-1][0] < _SECONDS_BETWEEN_MARKS:
            return
        self._marks.append((now, done))
        while now - self._marks[0][0] > _SECONDS_OF_LATE and len(self._marks) > 2:
            self._marks.popleft()

    def told(self, left: int) -> str:
        """Say how many a second, and how long what is left will take."""
        if len(self._marks) < 2:
            return ""
        (began, before), (now, done) = self._marks[0], self._marks[-1]
        pace = (done - before) / (now - began)
        if pace <= 0:
            return ""
        told = f", {pace:,.1f} a second"
        return f"{told}, {_duration(left / pace)} left" if left > 0 else told


def _say(text: str, end: str = "\n") -> None:
    encoding = sys.stderr.encoding or "utf-8"
    # A build's runner reads stderr too, and what is quoted was written by others.
    safe = (tame(text) + end).encode(encoding, "backslashreplace").decode(encoding)
    try:
        sys.stderr.write(safe)
        sys.stderr.flush()
    except BrokenPipeError:
        abandon(sys.stderr)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def _shown(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + cut_words(visible(line))


def abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere, instead of failing at exit."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
