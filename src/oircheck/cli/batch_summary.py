"""What a batch came to: counted as rows go by, told at the end."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oircheck.batch import Json
from oircheck.cli.batch_judge import Footing
from oircheck.cli.batch_order import STDOUT
from oircheck.cli.streams import write_result
from oircheck.intake import RowClaim, sentence_count
from oircheck.reports import LABEL_WORDS
from oircheck.reports.machine import inert_json
from oircheck.types import Label

SCHEMA_VERSION = "1.0"
ERRORS_SHOWN = 5
"""Bad rows that are told on stderr; of more, their number."""

ERRORS_LISTED = 1000
"""Bad rows that the summary file lists."""


@dataclass(slots=True)
class Tally:
    """Counts of a run.

    Attributes:
        resumed: Answers that an earlier run left.
        judged: Different claims that this run judged.
        right: Of the rows with a gold label, how many verdicts are that label.
        unlabelled: Gold labels that could not be read.
        unjudged: Rows in another language, of which nothing is said.
        bugs: Of the errors, those that are no fault of the row.
        several: Claims of more than one sentence; ``several_at`` is the first's line.
    """

    began: float = field(default_factory=time.monotonic)
    rows: int = 0
    verdicts: dict[Label, int] = field(default_factory=lambda: dict.fromkeys(Label, 0))
    errors: int = 0
    skipped: int = 0
    listed: list[tuple[int, int, str]] = field(default_factory=list)
    resumed: int = 0
    judged: int = 0
    gold: int = 0
    right: int = 0
    unlabelled: int = 0
    unjudged: int = 0
    bugs: int = 0
    several: int = 0
    several_at: int = 0

    def error(self, number: int, line: int, problem: str) -> None:
        """Count a row that could not be judged."""
        self.errors += 1
        if len(self.listed) < ERRORS_LISTED:
            self.listed.append((number, line, problem))

    def look_at(self, item: RowClaim) -> None:
        """Count a claim that can be judged, and has several sentences."""
        if item.claim is not None and sentence_count(item.claim.text) > 1:
            self.several += 1
            self.several_at = self.several_at or item.row.line

    def against(self, gold: Label | None, label: Label) -> None:
        """Set a verdict beside its gold label; ``None`` is one that says nothing."""
        if gold is None:
            self.unlabelled += 1
            return
        self.gold += 1
        self.right += gold is label

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return time.monotonic() - self.began


def several_told(tally: Tally, shown: str) -> str:
    """Say how many claims have several sentences, and where the first is."""
    one = tally.several == 1
    what = "claim has" if one else "claims have"
    return (
        f"{tally.several:,} {what} more than one sentence and "
        f"{'is' if one else 'are'} judged as one ({shown}:{tally.several_at}); for a "
        "verdict of each sentence, give each a row"
    )


def told(tally: Tally) -> str:
    """Return the summary as one line for people."""
    verdicts = ", ".join(
        f"{count:,} {LABEL_WORDS[label]}"
        for label, count in tally.verdicts.items()
        if count
    )
    parts = [
        f"{tally.rows:,} row{'s' * (tally.rows != 1)}: {verdicts or 'none judged'}"
    ]
    if tally.errors:
        left = " (left out)" if tally.skipped else ""
        parts.append(f"{tally.errors:,} error{'s' * (tally.errors != 1)}{left}")
    if tally.unjudged:
        parts.append(f"{tally.unjudged:,} not judged (another language)")
    if tally.gold:
        share = tally.right / tally.gold
        parts.append(f"accuracy {share:.3f} ({tally.right:,} of {tally.gold:,})")
    if tally.unlabelled:
        parts.append(f"{tally.unlabelled:,} gold labels not read")
    if tally.resumed:
        parts.append(f"{tally.resumed:,} answers from an earlier run")
    seconds = tally.seconds
    rate = tally.rows / seconds if seconds else 0.0
    parts.append(f"{rate:,.1f} rows a second")
    return "; ".join(parts)


def summary_json(
    tally: Tally,
    *,
    source: Mapping[str, Json],
    policy: tuple[tuple[str, float | int | str | bool], ...],
    footing: Footing | None,
    status: int,
    different: int | None = None,
    unreadable: Sequence[tuple[str, str]] = (),
) -> str:
    """Return the summary as one object for machines.

    Args:
        footing: What the verdicts rest on; ``None`` where nothing was judged.
        different: How many different claims a dry run found; ``None`` for a real run.
        unreadable: Path and problem of each source that could not be read.
    """
    seconds = tally.seconds
    values: Mapping[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "dry_run": different is not None,
        "input": source,
        "rows": tally.rows,
        "different": different,
        **_counts(tally),
        "unreadable": [{"path": path, "problem": why} for path, why in unreadable],
        "gold": _gold(tally),
        "judged": tally.judged,
        "resumed": tally.resumed,
        "seconds": round(seconds, 3),
        "rows_per_second": round(tally.rows / seconds, 3) if seconds else None,
        "status": status,
        "policy": dict(policy),
        "provenance": _provenance(footing) if footing else None,
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def write_summary(place: str, text: str) -> None:
    """Write a summary to a file, or to standard output.

    Raises:
        OSError: If it cannot be written; it names the file.
    """
    if place == STDOUT:
        write_result(inert_json(text), machine=True)
        return
    try:
        Path(place).write_text(text, encoding="utf-8")
    except OSError as error:
        raise OSError(error.errno, error.strerror, place) from error


def _counts(tally: Tally) -> Mapping[str, Json]:
    return {
        "verdicts": {label.value: count for label, count in tally.verdicts.items()},
        "errors": tally.errors,
        "skipped": tally.skipped,
        "not_judged": tally.unjudged,
        "several_sentences": tally.several,
        "error_rows": [
            {"row": number, "line": line, "error": problem}
            for number, line, problem in tally.listed
        ],
    }


def _gold(tally: Tally) -> Mapping[str, Json] | None:
    if not tally.gold and not tally.unlabelled:
        return None
    return {"rows": tally.gold, "right": tally.right, "unread": tally.unlabelled}


def _provenance(footing: Footing) -> Mapping[str, Json]:
    return {
        "version": footing.version,
        "models": footing.models,
        "index": footing.index,
        "config": footing.config,
    }
