"""What changed since a revision, asked of git."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oircheck.errors import UsageError

_MODELS_LOCK = "models.lock"
_SHALLOW = (
    "the repository is a shallow clone that does not reach back to {ref}; fetch more "
    "of it (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; else git fetch "
    "--unshallow)"
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that drafts are compared with.

    Attributes:
        root: The top folder of the repository.
        ref: As the user gave it.
        commit: What is compared with: where the branch of ``ref`` was left.
        moved: New to old path, of files that were renamed since.
    """

    root: Path
    ref: str
    commit: str
    moved: tuple[tuple[str, str], ...] = ()

    def text_of(self, path: Path) -> bytes | None:
        """Return the bytes that a file had; ``None`` where there was none."""
        below = self._below(path)
        if below is None:
            return None
        old = dict(self.moved).get(below, below)
        found = _git(self.root, "cat-file", "blob", f"{self.commit}:{old}")
        return found.stdout if found.returncode == 0 else None

    def reason_for_all(self, paths: Sequence[Path]) -> str:
        """Return why everything has to be checked; empty if there is no reason.

        Args:
            paths: What verdicts depend on besides the drafts: sources,
                configuration, models.
        """
        changed = self._changed()
        for path in paths:
            below = self._below(path)
            if below is None:
                return f"{path} is not in this repository, so it may have changed"
            for name in changed:
                if name == below or below == "." or name.startswith(f"{below}/"):
                    return f"{name} changed since {self.ref}"
        locks = [name for name in changed if Path(name).name == _MODELS_LOCK]
        return f"{locks[0]} changed since {self.ref}" if locks else ""

    def _changed(self) -> list[str]:
        tracked = _asked(self.root, "diff", "--name-only", "-z", self.commit)
        others = _asked(
            self.root, "ls-files", "--others", "--exclude-standard", "-z", "--full-name"
        )
        return sorted({name for name in (tracked + others).split("\0") if name})

    def _below(self, path: Path) -> str | None:
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return None


def revision_of(ref: str, here: Path) -> Revision:
    """Find the commit that ``ref`` means, and where the branch left it.

    Raises:
        UsageError: If this is no repository, git is not installed, there is no such
            revision, or the clone is too shallow to tell.
    """
    top = _git(here, "rev-parse", "--show-toplevel")
    if top.returncode != 0:
        problem = top.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(
            f"--diff-base: {here} is in no git repository that can be read: {problem}"
        )
    root = Path(top.stdout.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()
    shallow = _asked(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    named = _git(
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{ref}^{{commit}}",
    )
    if named.returncode != 0:
        if shallow:
            raise UsageError(f"--diff-base: {_SHALLOW.format(ref=ref)}")
        raise UsageError(
            f"--diff-base: no revision {ref}; fetch it, or name another (git branch -a)"
        )
    commit = named.stdout.decode().strip()
    base = _git(root, "merge-base", commit, "HEAD")
    if base.returncode != 0:
        if shallow:
            raise UsageError(f"--diff-base: {_SHALLOW.format(ref=ref)}")
        raise UsageError(f"--diff-base: {ref} and HEAD have no commit in common")
    start = base.stdout.decode().strip()
    return Revision(root, ref, start, _moved(root, start))


def _moved(root: Path, commit: str) -> tuple[tuple[str, str], ...]:
    out = _asked(root, "diff", "--name-status", "--diff-filter=R", "-M", "-z", commit)
    parts = out.split("\0")
    return tuple(
        (parts[at + 2], parts[at + 1])
        for at in range(0, len(parts) - 2, 3)
        if parts[at].startswith("R")
    )


def _asked(root: Path, *arguments: str) -> str:
    found = _git(root, *arguments)
    if found.returncode != 0:
        problem = found.stderr.decode("utf-8", "replace").strip() or "git failed"
        raise UsageError(f"--diff-base: {problem}")
    return found.stdout.decode("utf-8", "surrogateescape")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise UsageError(f"--diff-base needs git: {error.strerror}") from error
