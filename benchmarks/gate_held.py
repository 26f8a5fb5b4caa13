"""The gate on drafts by somebody who never saw it: alarms that are false, errors found.

    python benchmarks/gate_held.py --drafts benchmarks/drafts/held
        --dossiers tests/data/dossiers_dev.jsonl [--show] [--markdown FILE]

``clean/`` holds drafts in which nothing contradicts its sources: every OC1xx is a false
alarm. ``planted/`` holds the same with sentences changed so that a source contradicts
them; ``errors.jsonl`` lists each with its kind. An error is found where an OC1xx
overlaps its sentence. ``seeds-*.md`` rest on the digests, ``dossier-NN.md`` on the
documents of that dossier.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cold import processor
from gate import ROOT, against, check, shown_rate

from oircheck.cli.gate_run import STRICTER
from oircheck.findings import Finding
from oircheck.intake import parse_draft
from oircheck.session import Session, open_session
from oircheck.types import Span
from oircheck.verify import Policy


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence of a draft that a source contradicts."""

    file: str
    kind: str
    sentence: str
    source: str
    was: str


@dataclass(slots=True)
class Found:
    """What the gate said of all drafts."""

    judged: int = 0
    covered: int = 0
    alarms: list[Finding] = field(default_factory=list)
    hits: dict[str, list[bool]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def read_planted(folder: Path) -> dict[str, list[Planted]]:
    """Return the errors by the name of their draft."""
    found: dict[str, list[Planted]] = {}
    lines = (folder / "planted" / "errors.jsonl").read_text(encoding="utf-8")
    for line in filter(None, lines.splitlines()):
        row = Planted(**json.loads(line))
        found.setdefault(Path(row.file).name, []).append(row)
    return found


def write_dossier(dossier: dict[str, object], folder: Path) -> None:
    """Write the documents of a dossier, each with its front matter."""
    for doc in dossier["docs"]:  # type: ignore[attr-defined]
        facts = {name: doc[name] for name in ("title", "publisher", "published")}
        head = "".join(f"{name}: {json.dumps(fact)}\n" for name, fact in facts.items())
        text = "\n\n".join(doc["passages"])
        place = folder / f"{doc['id']}.md"
        place.write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")


@contextmanager
def session_for(
    name: str, dossiers: Sequence[dict[str, object]], policy: Policy
) -> Iterator[Session]:
    """Open a session on what a draft rests on."""
    with TemporaryDirectory() as folder:
        corpus = ROOT / "seeds"
        if name.startswith("dossier-"):
            corpus = Path(folder, "sources")
            corpus.mkdir()
            number = int(name.removeprefix("dossier-").removesuffix(".md"))
            write_dossier(dossiers[number - 1], corpus)
        cache = Path(folder, "cache")
        with open_session(corpus=[corpus], cache=cache, policy=policy) as session:
            yield session


def measure(
    drafts: Path, dossiers: Sequence[dict[str, object]], policy: Policy
) -> Found:
    """Check every draft, without and with its errors."""
    found = Found()
    planted = read_planted(drafts)
    for path in sorted((drafts / "clean").glob("*.md")):
        with session_for(path.name, dossiers, policy) as session:
            clean = check(session, parse_draft(path.read_bytes(), path.name))
            found.judged += clean.judged
            found.covered += clean.covered
            found.alarms += against(clean.findings)
            if path.name in planted:
                changed = drafts / "planted" / path.name
                look_for(session, changed, planted[path.name], found)
    return found


def look_for(
    session: Session, path: Path, errors: Sequence[Planted], found: Found
) -> None:
    """Note which errors of a draft are found."""
    data = path.read_bytes()
    text = data.decode()
    outcome = check(session, parse_draft(data, path.name))
    for error in errors:
        if text.count(error.sentence) != 1:
            raise SystemExit(f"{path}: not once: {error.sentence}")
        at = text.index(error.sentence)
        place = Span(at, at + len(error.sentence))
        hits = [f for f in against(outcome.findings) if f.span.overlaps(place)]
        found.hits.setdefault(error.kind, []).append(bool(hits))
        told = f"{hits[0].rule_id} {hits[0].message}" if hits else "MISSED"
        found.told.append(f"{error.kind:10} {path.name}: {error.sentence} -> {told}")


def table(found: Found) -> str:
    """Return the figures."""
    every = [hit for hits in found.hits.values() for hit in hits]
    lines = [
        shown_rate("false alarms", len(found.alarms), found.judged),
        shown_rate("covered", found.covered, found.judged),
        *(
            shown_rate(kind, sum(hits), len(hits))
            for kind, hits in sorted(found.hits.items())
        ),
        shown_rate("all planted", sum(every), len(every)),
        f"refuted findings in clean drafts: {len(found.alarms)}; {processor()}",
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=Path, required=True)
    parser.add_argument("--dossiers", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print every finding")
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    lines = options.dossiers.read_text(encoding="utf-8").splitlines()
    dossiers = [json.loads(line) for line in lines]
    found = measure(options.drafts, dossiers, replace(Policy(), **STRICTER))
    if options.show:
        print("\n".join(found.told))
        for item in found.alarms:
            print(f"FALSE {item.path}:{item.region.line} {item.rule_id} {item.claim}")
            print(f"      {item.message}")
    text = table(found)
    print(text)
    if options.markdown:
        options.markdown.write_text(f"# Held-out drafts\n\n```\n{text}\n```\n")


if __name__ == "__main__":
    sys.exit(main())
