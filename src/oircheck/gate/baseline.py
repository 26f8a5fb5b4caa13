"""Findings that were there before: a file that silences them, and only shrinks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from oircheck.errors import ConfigError
from oircheck.findings import Finding
from oircheck.gate.places import normalised
from oircheck.gate.rules import family_of
from oircheck.types import Provenance

BASELINE_VERSION = 1
"""Changes when an entry is recognised by something else."""

_KEPT = ("OC1xx", "OC2xx")
"""Families that a baseline may silence; what is wrong with a comment stays."""

_DIGESTS = ("models", "index", "config")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding as a baseline knows it: no line, and no rule but its family."""

    path: str
    family: str
    claim: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was found before.

    Attributes:
        entries: Each with how many findings of it there were.
        digests: What they depended on: of models, index and configuration.
    """

    entries: Mapping[Entry, int]
    digests: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings sorted by a baseline.

    Attributes:
        stale: Entries that nothing matches any more, with how many.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: Mapping[Entry, int]


Paths = Callable[[str], str]
"""From the path of a draft as it is shown to the path as the baseline has it."""


def entry_of(finding: Finding, paths: Paths) -> Entry:
    """Return what a finding is recognised by; ``paths`` as the baseline has them."""
    words = normalised(finding.words)
    return Entry(paths(finding.path), family_of(finding.rule_id), words)


def make_baseline(
    findings: Iterable[Finding], paths: Paths, provenance: Provenance
) -> Baseline:
    """Return the baseline of findings."""
    entries = Counter(
        entry_of(finding, paths)
        for finding in findings
        if family_of(finding.rule_id) in _KEPT
    )
    return Baseline(entries, digests_of(provenance))


def sift(
    findings: Iterable[Finding],
    baseline: Baseline,
    paths: Paths,
    looked_at: Callable[[Entry], bool],
) -> Sifted:
    """Sort findings into those that a baseline knows and the rest.

    Args:
        findings: Of this run.
        baseline: What was there before.
        paths: Names a draft as the baseline does.
        looked_at: Whether an entry would have been found, were it still there.
    """
    left = Counter(dict(baseline.entries))
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        entry = entry_of(finding, paths)
        if left[entry] > 0:
            left[entry] -= 1
            known.append(finding)
        else:
            new.append(finding)
    stale = {
        entry: count for entry, count in left.items() if count and looked_at(entry)
    }
    return Sifted(tuple(new), tuple(known), stale)


def shrink(baseline: Baseline, stale: Mapping[Entry, int]) -> Baseline:
    """Return a baseline without what is stale; nothing is ever added."""
    kept = {
        entry: count - stale.get(entry, 0) for entry, count in baseline.entries.items()
    }
    return Baseline({e: c for e, c in kept.items() if c > 0}, baseline.digests)


def digests_of(provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """Return what findings depend on besides the drafts."""
    return tuple((name, getattr(provenance, name)) for name in _DIGESTS)


def render_baseline(baseline: Baseline) -> str:
    """Return the text of a baseline: sorted, so that a diff of it can be read."""
    entries = [
        {"path": e.path, "family": e.family, "claim": e.claim, "count": count}
        for e, count in sorted(baseline.entries.items())
    ]
    values = {
        "oircheck_baseline": BASELINE_VERSION,
        **dict(baseline.digests),
        "entries": entries,
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def parse_baseline(text: str, *, place: str) -> Baseline:
    """Parse the text of a baseline.

    Raises:
        ConfigError: If it is no baseline, is damaged, or is of another version.
    """
    try:
        values: object = json.loads(text.removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ConfigError(place, f"not a baseline: {error}") from None
    if not isinstance(values, dict) or "oircheck_baseline" not in values:
        raise ConfigError(
            place, "not a baseline of oircheck; write one with --write-baseline"
        )
    version = values["oircheck_baseline"]
    if version != BASELINE_VERSION:
        raise ConfigError(
            place,
            f"a baseline of version {version!r}; this oircheck reads version "
            f"{BASELINE_VERSION}: write it anew with --write-baseline",
        )
    rows = values.get("entries")
    if not isinstance(rows, list):
        raise ConfigError(place, "the baseline has no list of entries")
    entries: Counter[Entry] = Counter()
    for number, row in enumerate(rows, 1):
        entry, count = _entry(row, number, place)
        entries[entry] += count
    digests = tuple(
        (name, str(values[name]))
        for name in _DIGESTS
        if isinstance(values.get(name), str)
    )
    return Baseline(entries, digests)


def _entry(row: object, number: int, place: str) -> tuple[Entry, int]:
    if isinstance(row, dict):
        texts = [row.get(name) for name in ("path", "family", "claim")]
        count = row.get("count", 1)
        whole = isinstance(count, int) and not isinstance(count, bool) and count > 0
        named = [text for text in texts if isinstance(text, str)]
        if whole and len(named) == len(texts) and named[1] in _KEPT:
            path, family, claim = named
            return Entry(path, family, claim), count
    raise ConfigError(place, f"entry {number} of the baseline cannot be read: {row!r}")
