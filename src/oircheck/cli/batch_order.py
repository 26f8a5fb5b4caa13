"""What a batch was asked to do: its options, gathered and checked together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from oircheck.errors import UsageError

STDIN = "-"
STDOUT = "-"


class OnError(StrEnum):
    """What becomes of a row that cannot be judged."""

    RECORD = "record"
    STOP = "stop"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The options of ``oircheck batch``; see its help for what they mean."""

    source: str
    output: str = STDOUT
    input_format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    claim_col: str | None = None
    id_col: str | None = None
    evidence_col: str | None = None
    date_col: str | None = None
    gold_col: str | None = None
    prefix: str = "oircheck_"
    bom: bool = False
    force: bool = False
    restart: bool = False
    limit: int | None = None
    sample: int | None = None
    dry_run: bool = False
    on_error: str = OnError.RECORD.value
    max_errors: int | None = None
    fail_on: str = "never"
    workers: int = 1
    cluster: str | None = None
    window: int = 1
    summary_json: str | None = None

    def __post_init__(self) -> None:
        if self.limit is not None and self.sample is not None:
            raise UsageError("give --limit or --sample, not both")
        if self.cluster is not None and self.workers > 1:
            raise UsageError(
                "give --workers or --cluster, not both: a cluster has its own workers"
            )
        rows_there = self.output == STDOUT and not self.dry_run
        if self.summary_json == STDOUT and rows_there:
            raise UsageError(
                "the rows go to standard output; name a file for --summary-json, or "
                "for the rows with -o"
            )

    @property
    def error_limit(self) -> int | None:
        """How many bad rows are borne; ``None`` bears any number."""
        return 0 if self.on_error == OnError.STOP.value else self.max_errors


def order_of(source: str, said: dict[str, object]) -> Order:
    """Build the order from a command's parameters."""
    build: Callable[..., Order] = Order
    return build(source=source, **said)
