"""A whole process, claim to verdict, beside `import sentence_transformers`.

    python benchmarks/cold.py --peer PYTHON [--runs 9] [--markdown FILE]

``--peer`` is a Python in which sentence-transformers is installed; oircheck is run
by the Python that runs this file. The commands take turns, so that whatever else the
machine does falls on all of them. Prints medians, ratios, peak memory, and the size
of the installed packages.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLAIM = "Seven bases were handed over."
MEBIBYTE = 1 << 20


def run(command: Sequence[str]) -> tuple[float, float]:
    """Run a command quietly; return wall seconds and peak memory in MiB."""
    began = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        list(command),
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0)
            for descriptor in (1, 2)
        ],
    )
    _, _, used = os.wait4(process, 0)
    return time.perf_counter() - began, used.ru_maxrss / 1024


def installed_size(package: str, seen: set[str]) -> int:
    """Return the bytes of a distribution and of all that it requires."""
    name = package.lower().replace("_", "-")
    if name in seen:
        return 0
    seen.add(name)
    try:
        found = importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        return 0
    size = sum(
        Path(str(found.locate_file(path))).stat().st_size
        for path in found.files or ()
        if Path(str(found.locate_file(path))).is_file()
    )
    for requirement in found.requires or ():
        if "extra ==" not in requirement:
            bare = requirement.split(";")[0].split("[")[0]
            for mark in "<>=!~ (":
                bare = bare.split(mark)[0]
            size += installed_size(bare.strip(), seen)
    return size


def processor() -> str:
    """Return the processor's name and the widest vectors that it knows."""
    info = Path("/proc/cpuinfo")
    if not info.is_file():
        return platform.processor() or platform.machine()
    lines = info.read_text().splitlines()
    name = next((x.split(":")[1].strip() for x in lines if "model name" in x), "?")
    flags = next((x for x in lines if x.startswith("flags")), "")
    widest = [flag for flag in ("avx2", "avx512f", "avx512_bf16") if flag in flags]
    return f"{name} ({', '.join(widest)})"


def main() -> None:
    """Time the commands in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", required=True, help="a Python of its own")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    os.chdir(ROOT)
    # An installed package has its byte code; a checkout may be told to have none.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    oircheck = [sys.executable, "-m", "oircheck"]
    commands = {
        "import sentence_transformers": [
            options.peer,
            "-c",
            "import sentence_transformers",
        ],
        "oircheck CLAIM": [*oircheck, CLAIM],
        "oircheck --help": [*oircheck, "--help"],
    }
    for command in commands.values():
        run(command)
    times: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0.0)
    for _ in range(options.runs):
        for name, command in commands.items():
            seconds, peak = run(command)
            times[name].append(seconds)
            peaks[name] = max(peaks[name], peak)
    medians = {name: statistics.median(found) for name, found in times.items()}
    base = medians["import sentence_transformers"]
    lines = [
        f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"medians of {options.runs} runs in turns",
        "",
        "| command | seconds | ratio | peak MiB |",
        "|---|---|---|---|",
        *(
            f"| `{name}` | {medians[name]:.3f} | {medians[name] / base:.3f} "
            f"| {peaks[name]:.0f} |"
            for name in commands
        ),
        "",
    ]
    seen: set[str] = set()
    size = installed_size("oircheck", seen) / MEBIBYTE
    lines.append(
        f"installed with all that it requires: {size:.0f} MiB, {len(seen)} packages"
    )
    text = "\n".join(lines)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# Cold start\n\n{text}\n")


if __name__ == "__main__":
    main()
