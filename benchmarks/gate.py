"""The gate on drafts: false alarms where nothing is wrong, errors found where planted.

Every draft of the folder is checked as it stands, where each OC1xx is a false alarm,
and once with the errors of ``planted.jsonl`` put in, one of a sentence, where each has
to be found: a finding of OC1xx that overlaps the sentence it stands in.

    python benchmarks/gate.py --drafts benchmarks/drafts --corpus seeds
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from oircheck.cli.gate_run import STRICTER
from oircheck.evaluate.intervals import rate
from oircheck.findings import Finding
from oircheck.gate import Draft, Gate, Outcome
from oircheck.intake import DraftFile, parse_draft
from oircheck.session import Session, open_session
from oircheck.text import is_english, split_sentences
from oircheck.types import Span
from oircheck.verify import Policy

TODAY = dt.date(2026, 1, 1)
"""Drafts name no day; suppressions are not measured."""


@dataclass(frozen=True)
class Plant:
    """An error put into a draft: what stands there, and what is put."""

    draft: str
    find: str
    put: str
    kind: str


def read_plants(path: Path) -> list[Plant]:
    """Read the errors, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Plant(**json.loads(line)) for line in lines if line.strip()]


def waves(plants: Sequence[Plant], text: str) -> Iterator[list[Plant]]:
    """Deal errors out so that no two stand in one paragraph's sentence."""
    left = list(plants)
    while left:
        taken: list[Plant] = []
        places: list[Span] = []
        for plant in list(left):
            place = sentence_of(text, plant.find)
            if not any(place.overlaps(other) for other in places):
                taken.append(plant)
                places.append(place)
                left.remove(plant)
        yield taken


def sentence_of(text: str, words: str) -> Span:
    """Return the sentence in which words stand, exactly once."""
    if text.count(words) != 1:
        raise SystemExit(f"{words!r} stands {text.count(words)} times")
    at = text.index(words)
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    for span in split_sentences(text[start:end]):
        if span.shifted(start).end > at:
            return span.shifted(start)
    raise SystemExit(f"{words!r} stands in no sentence")


def check(session: Session, draft: DraftFile) -> Outcome:
    """Run the gate on one draft."""
    gate = Gate(
        detector=session.detector,
        is_english=is_english,
        fail_on="refuted",
        today=TODAY,
    )
    prepared = gate.prepare(
        Draft(document=draft.document, suffix=draft.suffix, as_of=draft.as_of),
        session.fits,
    )
    return gate.judge(prepared, session)


def against(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of OC1xx."""
    return [item for item in findings if item.rule_id.startswith("OC1")]


def shown_rate(name: str, hits: int, of: int) -> str:
    """Say a share with its interval of Wilson."""
    found = rate([True] * hits + [False] * (of - hits))
    low, high = found.interval
    return (
        f"{name:14} {hits:4} of {of:4}  {found.value or 0:.3f} [{low:.3f}, {high:.3f}]"
    )


def main() -> None:
    """Measure, and print false alarms and what was found, by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=Path, default=ROOT / "benchmarks" / "drafts")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[ROOT / "seeds"])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--refute-at", type=float, default=STRICTER["refute_at"])
    parser.add_argument(
        "--refute-at-without-value",
        type=float,
        default=STRICTER["refute_at_without_value"],
    )
    parser.add_argument("--show", action="store_true", help="print every finding")
    asked = parser.parse_args()
    policy = replace(
        Policy(),
        refute_at=asked.refute_at,
        refute_at_without_value=asked.refute_at_without_value,
    )
    with open_session(
        corpus=asked.corpus,
        cache=asked.cache,
        policy=policy,
        bundle=asked.bundle,
        remember=True,
    ) as session:
        measure(session, asked.drafts, show=asked.show)


def measure(session: Session, folder: Path, *, show: bool) -> None:
    """Check every draft, without and with its errors."""
    plants = read_plants(folder / "planted.jsonl")
    alarms: list[Finding] = []
    judged = covered = 0
    found: dict[str, list[bool]] = {}
    for path in sorted(folder.glob("*.md")):
        data = path.read_bytes()
        clean = check(session, parse_draft(data, path.name))
        judged += clean.judged
        covered += clean.covered
        alarms += against(clean.findings)
        known = {(item.words, item.rule_id) for item in against(clean.findings)}
        own = [plant for plant in plants if plant.draft == path.name]
        for wave in waves(own, data.decode()):
            text = data.decode()
            for plant in wave:
                text = text.replace(plant.find, plant.put)
            outcome = check(session, parse_draft(text.encode(), path.name))
            new = [
                item
                for item in against(outcome.findings)
                if (item.words, item.rule_id) not in known
            ]
            for plant in wave:
                place = sentence_of(text, plant.put)
                hits = [item for item in new if item.span.overlaps(place)]
                found.setdefault(plant.kind, []).append(bool(hits))
                if show:
                    told = hits[0].message if hits else "MISSED"
                    print(f"{plant.kind:10} {plant.put} -> {told}")
    if show:
        for item in alarms:
            print(f"FALSE {item.path}:{item.region.line} {item.rule_id} {item.claim}")
            print(f"      {item.message}")
    print(shown_rate("false alarms", len(alarms), judged))
    print(shown_rate("covered", covered, judged))
    for kind, hits in sorted(found.items()):
        print(shown_rate(kind, sum(hits), len(hits)))
    every = [hit for hits in found.values() for hit in hits]
    print(shown_rate("all planted", sum(every), len(every)))


if __name__ == "__main__":
    main()
