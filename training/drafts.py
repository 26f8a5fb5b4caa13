"""Drafts about the dossiers that are kept for calibration, as small corpora.

``texts/drafts/clean`` says nothing that a dossier contradicts. ``errors.jsonl`` changes
sentences of it so that a passage does, and names the passage. ``sentences.jsonl`` tells
of clean sentences what passage bears them out, if any; those of which it says nothing
are left out. ``stories.jsonl`` are dossiers that were written for the drafts alone.
Claims are what the gate makes of the drafts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import data as sets
from corpora import GoldClaim, GoldCorpus, dossier_corpus
from oircheck.gate import Draft, Gate
from oircheck.intake import parse_draft
from oircheck.models import Bundle
from oircheck.text import is_english
from oircheck.types import Claim, Label, Span

DRAFTS = sets.TEXTS / "drafts"
STORIES = DRAFTS / "stories.jsonl"
TODAY = dt.date(2026, 11, 27)

Place = tuple[str, Span]
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a sentence: its label, and the passage that settles it."""

    label: Label
    source: str | None


def draft_corpora(data: Path, bundle: Bundle) -> Iterator[GoldCorpus]:
    """Yield the dossier of each draft, with the draft's claims in place of its own."""
    sentences = _by_file(DRAFTS / "sentences.jsonl")
    errors = _by_file(DRAFTS / "errors.jsonl")
    for row in sets.read_lines(DRAFTS / "dossiers.jsonl"):
        name = str(row["draft"])
        corpus = _dossier(data, row)
        text = (DRAFTS / "clean" / name).read_text(encoding="utf-8")
        clean = list(_claims(text, name, bundle))
        known = {claim.text for claim, _ in clean}
        changed = _with_errors(text, errors[name])
        planted = [
            item for item in _claims(changed, name, bundle) if item[0].text not in known
        ]
        told = {str(item["sentence"]): _clean(item) for item in sentences[name]}
        wrong = {
            str(item["sentence"]): Told(Label.REFUTED, str(item["source"]))
            for item in errors[name]
        }
        gold = (*_gold(clean, told, corpus), *_gold(planted, wrong, corpus))
        whole = any(item["kind"] == "unsourced" for item in sentences[name])
        yield GoldCorpus(f"draft-{name}", corpus.documents, gold, sampled=not whole)


def _by_file(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sets.read_lines(path):
        found.setdefault(Path(str(row["file"])).name, []).append(row)
    return found


def _with_errors(text: str, errors: Iterable[Row]) -> str:
    for error in errors:
        if text.count(str(error["was"])) != 1:
            raise SystemExit(f"not once in {error['file']}: {error['was']}")
        text = text.replace(str(error["was"]), str(error["sentence"]))
    return text


def _dossier(data: Path, row: Row) -> GoldCorpus:
    files = {path.stem: path for path in (*sets.dossier_files(data), STORIES)}
    path = files[str(row["dossiers"])]
    kept = None if path == STORIES else True
    dossiers = sets.read_dossiers([path], calibration=kept)
    number = int(str(row["number"]))
    return dossier_corpus(dossiers[number], f"{path.stem}-{number}")


def _clean(row: Row) -> Told | None:
    """Return what is told of a clean sentence, if it states anything."""
    if row["kind"] == "restates":
        source = row["source"]
        return Told(Label.SUPPORTED, str(source) if source else None)
    return Told(Label.NOT_ENOUGH_INFO, None) if row["kind"] == "unsourced" else None


def _claims(text: str, name: str, bundle: Bundle) -> Iterator[tuple[Claim, str]]:
    """Yield each claim of a draft with the words that it was made of."""
    draft = parse_draft(text.encode(), name)
    gate = Gate(
        detector=bundle.detector, is_english=is_english, fail_on="refuted", today=TODAY
    )
    prepared = gate.prepare(
        Draft(document=draft.document, suffix=draft.suffix, as_of=draft.as_of),
        bundle.verifier.fits,
    )
    for item in prepared.statements:
        yield item.claim, item.words


def _gold(
    claims: list[tuple[Claim, str]],
    told: Mapping[str, Told | None],
    corpus: GoldCorpus,
) -> Iterator[GoldClaim]:
    """Label the claims by their sentences; what no sentence holds is left out.

    Where a passage settles a sentence, others may do so too and are left open.
    """
    whole = {document.doc_id: document.text for document in corpus.documents}
    for claim, words in claims:
        found = next((one for text, one in told.items() if words in text), None)
        if found is None:
            continue
        places = tuple(_places(found.source, whole)) if found.source else ()
        supports = places if found.label is Label.SUPPORTED else ()
        refutes = places if found.label is Label.REFUTED else ()
        settled = found.label is not Label.NOT_ENOUGH_INFO
        rest = tuple((doc, Span(0, len(text))) for doc, text in whole.items())
        yield GoldClaim(
            claim=claim,
            label=found.label,
            supports=supports,
            refutes=refutes,
            arguable=rest if settled else (),
            kind="draft",
        )


def _places(source: str, whole: Mapping[str, str]) -> Iterator[Place]:
    for doc, text in whole.items():
        if source in text:
            start = text.index(source)
            yield doc, Span(start, start + len(source))
