"""How a batch holds out: a million rows, twenty kills, two workers.

    python benchmarks/batch_scale.py stream [--rows 1000000]
    python benchmarks/batch_scale.py kills [--rows 2000] [--kills 20]
    python benchmarks/batch_scale.py workers --claims FILE --corpus FOLDER [--dask]

``stream`` and ``kills`` have a stand-in for the index and the models, which answers
at once: what is measured is the reading, the journal and the writing. ``workers``
needs an idle machine with two cores; it says how busy it is. ``--markdown FILE``
appends to a file.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import platform
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from cold import processor

ROOT = Path(__file__).resolve().parents[1]
STAND_IN = """
import sys, time
from pathlib import Path
from oircheck.cli.main import main
from oircheck.cli.ports import Parts
from oircheck.testing import StandInSession
pause, log = float(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2] else None
class Slow(StandInSession):
    def check_many(self, claims):
        found = super().check_many(claims)
        time.sleep(pause)
        return found
session = Slow(log)
parts = Parts(open_session=lambda **_: session, open_texts=None, open_models=None,
              open_keeper=None)
sys.exit(main(sys.argv[3:], parts=parts))
"""
WINDOW = 32


def stand_in(*arguments: str, pause: float = 0.0, log: Path | None = None) -> list[str]:
    """Return the command that runs oircheck without models."""
    return [sys.executable, "-c", STAND_IN, str(pause), str(log or ""), *arguments]


def write_claims(place: Path, rows: int) -> None:
    """Write a CSV of different claims."""
    with place.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "claim", "note"])
        for row in range(rows):
            claim = f"In year {row} the council counted {row * 7} houses, it is said."
            writer.writerow([row, claim, 'a "note", with a comma'])


def stream(rows: int, outputs: Sequence[str]) -> list[str]:
    """Check very many rows, and measure memory and time."""
    lines = [f"{rows:,} rows, all different, with a stand-in for index and models"]
    lines += [
        "",
        "| output | seconds | rows a second | peak MiB |",
        "|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory(dir=os.getcwd()) as name:
        folder = Path(name)
        write_claims(folder / "c.csv", rows)
        for output in outputs:
            began = time.perf_counter()
            command = stand_in("batch", "c.csv", "-o", output, "--corpus", ".", "-q")
            process = subprocess.Popen(command, cwd=folder)
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - began
            if status:
                raise SystemExit(f"{output}: status {status}")
            with (folder / output).open("rb") as file:
                found = sum(1 for _ in file) - output.endswith(".csv")
            if found != rows:
                raise SystemExit(f"{output}: {found} rows")
            peak = used.ru_maxrss / 1024
            lines.append(
                f"| {output} | {seconds:.0f} | {rows / seconds:,.0f} | {peak:.0f} |"
            )
            (folder / output).unlink()
    return lines


def kills(rows: int, count: int) -> list[str]:
    """Kill a run again and again, and compare with one that was left alone."""
    with tempfile.TemporaryDirectory(dir=os.getcwd()) as name:
        folder = Path(name)
        write_claims(folder / "c.csv", rows)
        whole = ("batch", "c.csv", "--corpus", ".", "-q", "--window", str(WINDOW), "-o")
        subprocess.run(stand_in(*whole, "whole.csv"), cwd=folder, check=True)
        chance = random.Random(14)
        log = folder / "log"
        pause = 0.05
        killed = 0
        for _ in range(count):
            command = stand_in(*whole, "out.csv", pause=pause, log=log)
            process = subprocess.Popen(command, cwd=folder)
            before = log.stat().st_size if log.exists() else 0
            while process.poll() is None:
                if log.exists() and log.stat().st_size > before:
                    break
                time.sleep(0.001)
            time.sleep(chance.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        command = stand_in(*whole, "out.csv", log=log)
        subprocess.run(command, cwd=folder, check=True)
        same = digest(folder / "out.csv") == digest(folder / "whole.csv")
        judged = log.read_text().splitlines()
    again = len(judged) - len(set(judged))
    return [
        f"{rows:,} rows, windows of {WINDOW}, killed with signal 9 at {killed} random "
        "moments and gone on with each time (stand-in for index and models)",
        "",
        "| what | found |",
        "|---|---|",
        f"| output is that of a run left alone, byte for byte | {same} |",
        f"| claims judged | {len(set(judged)):,} of {rows:,} |",
        f"| claims judged again, in all | {again} |",
        f"| of which at most allowed, a window a kill | {killed * WINDOW} |",
    ]


def table(*names: str) -> list[str]:
    """Return the head of a table of Markdown."""
    return ["", f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]


def digest(place: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(place.read_bytes()).hexdigest()


def workers(claims: str, corpus: str, *, dask: bool) -> list[str]:
    """Time one worker, two, and two on a Dask cluster, on real models."""
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    lines = [f"{processor()}, {cores} cores, load before the run {load:.1f}"]
    if load > 0.3:
        lines.append("(the machine was not idle: these ratios say little)")
    lines += [
        "",
        "| crew | seconds | to one worker | same bytes |",
        "|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory(dir=os.getcwd()) as name:
        folder = Path(name)
        runs: list[tuple[str, list[str]]] = [
            ("1 worker", []),
            ("2", ["--workers", "2"]),
        ]
        cluster: list[subprocess.Popen[bytes]] = []
        if dask:
            cluster, address = start_dask(folder)
            runs.append(("Dask, 2 workers", ["--cluster", address]))
        times: dict[str, float] = {}
        first = ""
        try:
            for crew, options in runs:
                place = folder / f"{len(times)}.csv"
                began = time.perf_counter()
                command = [sys.executable, "-m", "oircheck", "batch", claims, "-q"]
                command += ["-o", str(place), "--corpus", corpus, *options]
                subprocess.run(command, check=True)
                times[crew] = time.perf_counter() - began
                first = first or digest(place)
                ratio = times["1 worker"] / times[crew]
                same = digest(place) == first
                lines.append(f"| {crew} | {times[crew]:.1f} | {ratio:.2f} | {same} |")
        finally:
            for process in cluster:
                process.terminate()
                process.wait()
    return lines


def start_dask(folder: Path) -> tuple[list[subprocess.Popen[bytes]], str]:
    """Start a scheduler and two workers of one thread each, on loopback."""
    import json

    place = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        shared = ["--scheduler-file", str(place), "--no-dashboard"]
        command = [sys.executable, "-m", "dask", *arguments, *shared]
        return subprocess.Popen(command, **quiet)

    started = [start("scheduler", "--host", "127.0.0.1", "--port", "0")]
    while not (place.exists() and place.stat().st_size):
        time.sleep(0.05)
    one = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    started += [start("worker", *one) for _ in range(2)]
    time.sleep(5)
    return started, json.loads(place.read_text())["address"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one of the three, print it, and write it down if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["stream", "kills", "workers"])
    parser.add_argument("--rows", type=int)
    parser.add_argument("--outputs", nargs="+", default=["out.csv", "out.jsonl"])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--claims", default=str(ROOT / "claims" / "seeds.csv"))
    parser.add_argument("--corpus", default=str(ROOT / "seeds"))
    parser.add_argument("--dask", action="store_true")
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args(arguments)
    if options.what == "stream":
        lines = stream(options.rows or 1_000_000, options.outputs)
    elif options.what == "kills":
        lines = kills(options.rows or 2000, options.kills)
    else:
        lines = workers(options.claims, options.corpus, dask=options.dask)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines += [
        "",
        f"{processor()}, Python {platform.python_version()}; "
        f"{used.ru_utime + used.ru_stime:.0f} s of CPU",
    ]
    text = "\n".join([f"## {options.what}", "", *lines, ""])
    print(text)
    if options.markdown:
        with options.markdown.open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")


if __name__ == "__main__":
    main()
