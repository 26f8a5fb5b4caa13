"""What in a draft is written as a date, and is none."""

from __future__ import annotations

from collections.abc import Iterator

from oircheck.findings import Finding
from oircheck.gate import messages
from oircheck.gate.changes import Prepared
from oircheck.gate.claims import without_dateline
from oircheck.gate.outcomes import Findings
from oircheck.gate.places import normalised
from oircheck.quantities.dates.no_dates import impossible_dates


def about_dates(prepared: Prepared, findings: Findings) -> Iterator[Finding]:
    """Yield a finding for each such date, whether its sentence is judged or not.

    Where only changes are asked for, a sentence that stood there before is left out.
    """
    before = prepared.draft.before
    known = before.sentences if before is not None else frozenset()
    for sentence in prepared.reading.sentences:
        if normalised(sentence.text) in known:
            continue
        bare = without_dateline(sentence)
        for span, why in impossible_dates(bare.text):
            message = messages.no_date(span.of(bare.text), why)
            yield findings.about_date(bare, bare.view.to_document(span), message)
