"""Kill -9 inside the write phase, again and again, with a reader running.

    python benchmarks/crash.py [--kills 120] [--commits 64] [--documents 480]
        [--markdown FILE]

A writer takes an index from one state of its corpus to the next, and is killed at a
point that a counter chooses: the counter goes up at every 200th step of the database's
machine and around every write of vectors, every fsync and every renaming, from when
the database is opened for writing until the process is done. The points are spread
evenly over one whole run, and an eighth of them over its last steps, one by one; every
fifth run builds the index anew instead of changing it.

Then so many more die inside COMMIT, which SQLite's steps do not reach: when the
statement begins, the system's timer is set to end the process after some
microseconds, in whatever line of SQLite or call of the system it is then. The times
are spread over as long as an undisturbed COMMIT took, and a little longer. What is
done next is written to a pipe, so that it is known which ones died before COMMIT had
returned; it goes on until as many have as were asked for.

Meanwhile a reader opens the index, asks it, and keeps an older one open.

After every kill all passages of all documents, every check sum and the answers to a
few claims must be those of an index of the old or of the new state that was built at
once and never disturbed. Exits with 1 where one is not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from oircheck.errors import IndexUnusableError
from oircheck.index import Corpus, HybridRetriever, Index, refresh, schema, write
from oircheck.index.vectors import VectorWriter
from oircheck.testing import HashingEncoder, make_document
from oircheck.types import Claim, Document

STATES = 4
SENTENCES = 22
EVERY = 200
"""Steps of SQLite's machine between two points."""

RETURNED = b"COMMIT has returned\n"
SPREAD = 1.1
"""Over so much of an undisturbed COMMIT the times are spread; no two take as long."""

TRIES = 4
"""So many times as many processes are started as are to die inside COMMIT, at most."""

REBUILD_EVERY = 5
LATE = 8
"""One kill of so many comes around the commit and what follows it."""

NOUNS = "base ferry mayor bridge report school river tower engine harbour".split()
VERBS = "closed opened moved failed grew burned sailed froze sank rose".split()
CLAIMS = tuple(
    Claim(
        claim_id=str(number), text=f"The {noun} {number * 37} {verb} on day {number}."
    )
    for number, (noun, verb) in enumerate(zip(NOUNS, VERBS, strict=True), 3)
)


def documents_of(state: int, count: int) -> list[Document]:
    """Return a state of the corpus: some documents changed, some are gone."""
    return [
        make_document(f"{number:05}.txt", _text(number, state if changes else 0))
        for number in range(count)
        for changes in [number % 9 == state]
        if number % 23 != state
    ]


def _text(number: int, state: int) -> str:
    return " ".join(
        f"The {NOUNS[(number + line) % 10]} {number * 31 + line} "
        f"{VERBS[(number * 3 + line + state) % 10]} on day {line + state}."
        for line in range(SENTENCES)
    )


def answers(index: Index) -> str:
    """Return a digest of what an index says to a few claims."""
    found = HybridRetriever(index, HashingEncoder()).retrieve(CLAIMS, k=5)
    return hashlib.sha256(repr(found).encode()).hexdigest()


def contents(index: Index) -> str:
    """Return a digest of every document and passage, each as often as it is there."""
    digest = hashlib.sha256()
    for item in index.documents():
        passages = index.document_passages(item.doc_id)
        digest.update(repr((item, passages)).encode())
        digest.update(index.document_text(item.doc_id).encode())
    return digest.hexdigest()


def opened(folder: Path) -> Index:
    """Open the index as a reader does."""
    return Index.open(folder, encoder_digest=HashingEncoder().digest)


class Fuse:
    """Ends the process some time after COMMIT began, or measures how long it takes.

    Args:
        after_us: Microseconds; 0 only measures.
    """

    def __init__(self, after_us: int) -> None:
        self._after_us = after_us
        self._began = 0
        self.took_us = 0

    def hear(self, said: str) -> None:
        """Be told of every statement when it begins."""
        if said.startswith("COMMIT"):
            self._began = time.perf_counter_ns()
            if self._after_us:
                # What the system does by itself: no line of Python runs any more.
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_REAL, self._after_us / 1e6)
        elif self._began and not self.took_us:
            self.took_us = max(1, (time.perf_counter_ns() - self._began) // 1000)
            os.write(1, RETURNED)
            signal.setitimer(signal.ITIMER_REAL, 0)


class Counter:
    """Counts points of the write phase, and kills the process at one of them."""

    def __init__(self, kill_at: int) -> None:
        self._kill_at = kill_at
        self.count = 0

    def tick(self, *_: object) -> int:
        """Go on by one; SQLite goes on where this is 0."""
        self.count += 1
        if self.count == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def around(self, owner: object, name: str) -> None:
        """Count before and after every call of a function."""
        call: Callable[..., object] = getattr(owner, name)

        def counted(*given: object, **named: object) -> object:
            self.tick()
            result = call(*given, **named)
            self.tick()
            return result

        setattr(owner, name, counted)


def write_until(
    folder: Path, state: int, kill_at: int, after_us: int, count: int, build: int
) -> None:
    """Be the writer: go to a state, and be killed on the way unless both are 0."""
    counter, fuse = Counter(kill_at), Fuse(after_us)
    connect = schema.connect_writer

    def connected(generation: Path) -> sqlite3.Connection:
        connection = connect(generation)
        connection.set_progress_handler(counter.tick, EVERY)
        connection.set_trace_callback(heard)
        return connection

    def heard(said: str) -> None:
        if said.startswith(("BEGIN", "COMMIT")):
            counter.tick()
        fuse.hear(said)

    write.connect_writer = connected
    counter.around(write, "closing")
    for owner, name in (
        (VectorWriter, "append"),
        (os, "fsync"),
        (Path, "replace"),
        (Path, "mkdir"),
    ):
        counter.around(owner, name)
    refresh(
        folder,
        Corpus(documents=documents_of(state, count)),
        encoder=HashingEncoder(),
        rebuild=bool(build),
    )
    print(counter.count, fuse.took_us)


def read_until(folder: Path, stop: Path, expected: Path) -> NoReturn:
    """Be the reader: ask until told to stop, and say what was wrong."""
    known: Mapping[str, str] = json.loads(expected.read_text())
    asked, wrong = 0, []
    kept = opened(folder)
    said = answers(kept)
    while not stop.exists():
        try:
            with opened(folder) as index:
                if known.get(index.digest) != answers(index):
                    wrong.append(f"a wrong answer from {index.digest}")
        except IndexUnusableError as error:
            wrong.append(str(error))
        asked += 1
        if asked % 10 == 0:
            if answers(kept) != said:
                wrong.append("an open index changed")
            kept.close()
            kept = opened(folder)
            said = answers(kept)
    kept.close()
    print(json.dumps({"asked": asked, "wrong": wrong}))
    sys.exit(0)


@dataclass(slots=True)
class Run:
    """What came of the kills."""

    kills: int = 0
    inside: int = 0
    ended: int = 0
    rebuilds: int = 0
    old: int = 0
    new: int = 0
    wrong: list[str] = field(default_factory=list)


def spawn(*arguments: str | int | Path) -> subprocess.Popen[str]:
    """Start this file again in another role."""
    command = [sys.executable, str(Path(__file__).resolve()), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def states(
    folder: Path, count: int
) -> tuple[dict[str, tuple[str, str]], list[str], int]:
    """Build each state at once: digest to answers and contents; and the passages."""
    found: dict[str, tuple[str, str]] = {}
    order: list[str] = []
    passages = 0
    for state in range(STATES):
        place = folder / f"state{state}"
        done = refresh(
            place,
            Corpus(documents=documents_of(state, count)),
            encoder=HashingEncoder(),
        )
        passages = done.passages
        with opened(place) as index:
            found[index.digest] = (answers(index), contents(index))
            order.append(index.digest)
    return found, order, passages


def points(folder: Path, count: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return how many points a whole run has, and the microseconds of its COMMIT.

    Returns:
        Of a run that changes the index, and of one that builds it anew.
    """
    whole: list[tuple[int, int]] = []
    for state, build in ((0, 0), (1, 0), (1, 1)):
        out, _ = spawn("--write", folder, state, 0, 0, count, build).communicate()
        ticks, took = out.splitlines()[-1].split()
        whole.append((int(ticks), int(took)))
    return whole[1], whole[2]


@dataclass(slots=True)
class Ground:
    """Where writers are killed, and what the index may be afterwards."""

    index: Path
    count: int
    expected: Mapping[str, tuple[str, str]]
    order: list[str]
    changing: tuple[int, int]
    building: tuple[int, int]
    state: int = 1

    def kill(self, run: Run, number: int, *, kills: int, late: bool) -> None:
        """Start a writer that is killed on the way, and look at what it left.

        Args:
            kills: Over how many the points, or times, are spread.
            late: Whether it dies inside COMMIT.
        """
        build = number % REBUILD_EVERY == REBUILD_EVERY - 1
        span, took_us = self.building if build else self.changing
        kill_at = 0 if late else point(number, kills, span)
        share = SPREAD * (number % kills) / kills
        after_us = 1 + int(share * took_us) if late else 0
        target = (self.state + 1) % STATES
        writer = spawn(
            "--write", self.index, target, kill_at, after_us, self.count, int(build)
        )
        out, _ = writer.communicate()
        killed = writer.returncode in (-signal.SIGKILL, -signal.SIGALRM)
        run.kills += killed
        run.ended += writer.returncode == 0
        run.rebuilds += build
        run.inside += late and killed and RETURNED.decode() not in out
        allowed = (self.state, target)
        self.state = look(self.index, self.expected, self.order, allowed, run, number)


def crash(
    folder: Path, kills: int, commits: int, count: int
) -> tuple[tuple[Run, Run], dict[str, object], int]:
    """Kill, and look; return what was found, by the reader too."""
    expected, order, passages = states(folder, count)
    index, stop, known = folder / "index", folder / "stop", folder / "known.json"
    known.write_text(json.dumps({key: said for key, (said, _) in expected.items()}))
    ground = Ground(index, count, expected, order, *points(index, count))
    reader = spawn("--read", index, stop, known)
    anywhere, inside = Run(), Run()
    for number in range(kills):
        ground.kill(anywhere, number, kills=kills, late=False)
        tell(number + 1, kills)
    for number in range(TRIES * commits):
        if inside.inside >= commits:
            break
        ground.kill(inside, number, kills=commits, late=True)
        tell(inside.inside, commits)
    stop.touch()
    out, _ = reader.communicate()
    seen: dict[str, object] = json.loads(out)
    return (anywhere, inside), seen, passages


def tell(done: int, of: int) -> None:
    """Say how far it is, to a person."""
    if sys.stderr.isatty():
        print(f"\r{done} of {of} ", end="", file=sys.stderr)


def point(number: int, kills: int, span: int) -> int:
    """Spread the points over a run; the last ones are the last of it, one by one."""
    late = kills // LATE
    if number >= kills - late:
        return span - (kills - 1 - number)
    return 1 + (2 * number + 1) * (span - 1) // (2 * (kills - late))


def look(
    folder: Path,
    expected: Mapping[str, tuple[str, str]],
    order: list[str],
    allowed: tuple[int, int],
    run: Run,
    number: int,
) -> int:
    """Compare the index with one that was never disturbed; return its state."""
    with opened(folder) as index:
        digest = index.digest
        if digest not in {order[state] for state in allowed}:
            run.wrong.append(f"kill {number}: neither the old nor the new state")
            return allowed[0]
        if (answers(index), contents(index)) != expected[digest]:
            run.wrong.append(f"kill {number}: a passage is lost, doubled or torn")
        run.wrong += [f"kill {number}: {said}" for said in index.problems()]
    state = order.index(digest)
    if state == allowed[0]:
        run.old += 1
    else:
        run.new += 1
    return state


def main() -> None:
    """Run as the one that kills, the writer, or the reader."""
    if sys.argv[1:2] == ["--write"]:
        folder, *numbers = sys.argv[2:]
        write_until(Path(folder), *map(int, numbers))
        return
    if sys.argv[1:2] == ["--read"]:
        read_until(*map(Path, sys.argv[2:5]))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--commits", type=int, default=64)
    parser.add_argument("--documents", type=int, default=480)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    began = time.perf_counter()
    with TemporaryDirectory() as away:
        runs, seen, passages = crash(
            Path(away), options.kills, options.commits, options.documents
        )
    anywhere, inside = runs
    unheard = list(map(str, seen["wrong"]))
    wrong = [*anywhere.wrong, *inside.wrong, *unheard]
    text = (
        f"An index of {passages} passages "
        f"({time.perf_counter() - began:.0f} s, SQLite {sqlite3.sqlite_version}, "
        f"Python {platform.python_version()})\n\n"
        f"| | killed anywhere | inside COMMIT |\n|---|---|---|\n"
        f"| writers killed | {anywhere.kills} | {inside.kills} |\n"
        f"| of them before COMMIT had returned | | {inside.inside} |\n"
        f"| runs that were building anew | {anywhere.rebuilds} | {inside.rebuilds} |\n"
        f"| the index stood as before | {anywhere.old} | {inside.old} |\n"
        f"| the index stood as after | {anywhere.new} | {inside.new} |\n"
        f"| a passage lost, doubled or torn, a check sum or answer wrong | "
        f"{len(anywhere.wrong)} | {len(inside.wrong)} |\n\n"
        f"Questions asked by the reader meanwhile: {seen['asked']}; "
        f"answered wrongly or not at all: {len(unheard)}."
    )
    print(text)
    for line in wrong:
        print(line, file=sys.stderr)
    if options.markdown:
        options.markdown.write_text(f"# Crashes\n\n{text}\n")
    whole = anywhere.kills + anywhere.ended == options.kills
    enough = inside.inside >= options.commits
    sys.exit(0 if whole and enough and not wrong else 1)


if __name__ == "__main__":
    main()
