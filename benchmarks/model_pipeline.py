"""The whole pipeline, as a session runs it, on small corpora and on a large one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import retrieval
from dossiers import table
from model_pairs import CLASSES, calibration_table, share
from model_rows import DevSet, Protocol, Row, digest

import data as sets
from corpora import GoldClaim, GoldCorpus, authored_corpora, dossier_corpus
from oircheck.batch.against import TextSession
from oircheck.evaluate import Rate, calibrate
from oircheck.index import Corpus, Index, refresh
from oircheck.models import Bundle
from oircheck.session import Session
from oircheck.types import Claim, Document, Judgement, Label
from oircheck.verify import Policy

Judged = list[tuple[GoldClaim, Judgement]]
LETTERS = {Label.SUPPORTED: "S", Label.REFUTED: "R"}
STEP = 50
COLUMN = "evidence"


def check(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    bundle: Bundle,
    folder: Path | None = None,
) -> dict[str, Judgement]:
    """Index documents, and judge the claims that are not too long for the verifier."""
    asked = [claim for claim in claims if bundle.verifier.fits(claim.text)]
    with TemporaryDirectory() as away:
        place = folder or Path(away)
        refresh(place, Corpus(documents=tuple(documents)), encoder=bundle.encoder)
        with Index.open(place, encoder_digest=bundle.encoder.digest) as index:
            # Not closed: that would close the bundle, which goes on.
            session = Session(index=index, bundle=bundle, policy=Policy())
            # What cannot be judged, a question for one, is left out.
            return {
                item.claim.claim_id: item
                for item in session.check_many(asked)
                if isinstance(item, Judgement)
            }


def judge(corpora: Sequence[GoldCorpus], bundle: Bundle) -> Judged:
    """Judge every claim of each corpus against that corpus alone."""
    found: Judged = []
    for number, corpus in enumerate(corpora):
        show("corpora", number, len(corpora))
        claims = [gold.claim for gold in corpus.claims]
        judged = check(corpus.documents, claims, bundle)
        found += _paired(corpus.claims, judged)
    return found


def _paired(claims: Sequence[GoldClaim], judged: dict[str, Judgement]) -> Judged:
    return [
        (gold, judged[gold.claim.claim_id])
        for gold in claims
        if gold.claim.claim_id in judged
    ]


def authored(data: Path, limit: int | None) -> list[GoldCorpus]:
    """Return the authored passages of dev, at most about ``limit`` claims of them."""
    path = data / "authored" / "dev.jsonl"
    return _limited(list(authored_corpora([path], calibration=None)), limit)


def alone(data: Path, limit: int | None) -> list[GoldCorpus]:
    """Return the dossiers of dev, at most about ``limit`` claims of them."""
    found = sets.read_dossiers([data / "dossiers" / "dev.jsonl"], calibration=None)
    corpora = [dossier_corpus(item, f"dev/{at}") for at, item in enumerate(found)]
    return _limited(corpora, limit)


def _limited(corpora: list[GoldCorpus], limit: int | None) -> list[GoldCorpus]:
    """Take whole corpora by the hash of their text, until there are enough claims."""
    if limit is None:
        return corpora
    taken: list[GoldCorpus] = []
    for corpus in sorted(corpora, key=lambda item: digest(item.documents[0].text)):
        if sum(len(item.claims) for item in taken) >= limit:
            break
        taken.append(corpus)
    return taken


def pooled(
    corpora: Sequence[GoldCorpus], data: Path, bundle: Bundle, folder: Path | None
) -> tuple[Judged, int]:
    """Judge dossiers against the pool of the retrieval benchmark.

    Returns:
        The judgements, and how many documents the pool holds.
    """
    documents = [
        document
        for split in ("dev", "train")
        for corpus in retrieval.read_split(data, split)
        for document in corpus.documents
    ]
    documents += retrieval.read_news(data)
    claims = [gold for corpus in corpora for gold in corpus.claims]
    judged = check(documents, [gold.claim for gold in claims], bundle, folder)
    return _paired(claims, judged), len(documents)


def judged_text(found: Judged) -> str:
    """Return verdicts against gold, and the reliability of their probability."""
    chances = [
        (item.verdict.confidence, item.verdict.label is gold.label)
        for gold, item in found
    ]
    reliability = calibration_table(calibrate(chances), "Verdicts")
    return f"{table(found)}\n\n{reliability}"


def failures(found: Judged, count: int) -> str:
    """Return the wrong verdicts that were surest, as a list; own texts only."""
    wrong = [
        (gold, item) for gold, item in found if gold.label is not item.verdict.label
    ]
    wrong.sort(key=lambda pair: (-pair[1].verdict.confidence, pair[0].claim.text))
    lines = []
    for gold, item in wrong[:count]:
        part = (*item.verdict.citations, *item.evidence)[:1]
        shown = part[0].retrieved.passage.premise if part else "nothing retrieved"
        lines.append(
            f"- *{gold.claim.text}* is {_words(gold.label)}; called "
            f"{_words(item.verdict.label)} with {item.verdict.confidence:.2f}, by: "
            f"{shown}"
        )
    return "\n".join(lines)


def _words(label: Label) -> str:
    return label.value.replace("_", " ")


def cost_of_pooling(one: Judged, other: Judged) -> str:
    """Return what the pool changes in the verdicts of the same claims."""
    before = {gold.claim.claim_id: (gold, item) for gold, item in one}
    pairs = [
        (*before[gold.claim.claim_id], item)
        for gold, item in other
        if gold.claim.claim_id in before
    ]
    moved = Counter(
        (gold.label is old.verdict.label, gold.label is new.verdict.label)
        for gold, old, new in pairs
        if old.verdict.label is not new.verdict.label
    )
    same = len(pairs) - sum(moved.values())
    right = [
        sum(gold.label is item.verdict.label for gold, item in judged)
        for judged in (one, other)
    ]
    return (
        f"Pooling: accuracy {right[0] / len(one):.3f} alone, "
        f"{right[1] / len(other):.3f} in the pool; {same} of {len(pairs)} verdicts "
        f"unchanged, {moved[True, False]} right ones lost, {moved[False, True]} won, "
        f"{moved[False, False]} changed from wrong to wrong."
    )


def judge_given(corpora: Sequence[GoldCorpus], bundle: Bundle) -> Judged:
    """Judge every claim of each corpus against the text of its first document.

    As ``oircheck batch --evidence-col`` does with a text in the claim's own row.
    """
    asked = [
        (_in_row(gold), one.documents[0].text) for one in corpora for gold in one.claims
    ]
    told = beside_texts(
        [(gold.claim, text) for gold, text in asked], bundle, "authored"
    )
    return [(gold, item) for (gold, _), item in zip(asked, told, strict=True) if item]


def _in_row(gold: GoldClaim) -> GoldClaim:
    """Return a claim whose places are in the text of its row."""
    supports, refutes = (
        tuple((COLUMN, span) for _, span in places)
        for places in (gold.supports, gold.refutes)
    )
    return replace(gold, supports=supports, refutes=refutes)


def beside_texts(
    rows: Sequence[tuple[Claim, str]], bundle: Bundle, name: str
) -> list[Judgement | None]:
    """Judge each claim against a text of its own; None where it cannot be judged."""
    # Not closed: that would close the bundle, which goes on.
    session = TextSession(bundle=bundle, policy=Policy(), column=COLUMN, config="")
    found: list[Judgement | None] = []
    for start in range(0, len(rows), STEP):
        show(name, start, len(rows))
        told = session.check(rows[start : start + STEP])
        found += [item if isinstance(item, Judgement) else None for item in told]
    return found


def letters(
    rows: Sequence[tuple[str, str]], bundle: Bundle, name: str
) -> Iterator[str]:
    """Yield S, R or N for each claim beside its text."""
    asked = [(Claim(claim_id="1", text=claim), text) for claim, text in rows]
    for item in beside_texts(asked, bundle, name):
        yield LETTERS.get(item.verdict.label, "N") if item else "N"


def beside_evidence(
    rows: Sequence[Row], bundle: Bundle, name: str
) -> list[tuple[Row, str]]:
    """Judge each row against its evidence: S, R or N."""
    pairs = [(row.claim, " ".join(row.evidence.split())) for row in rows]
    return list(zip(rows, letters(pairs, bundle, name), strict=True))


def supported_by(groups: Sequence[Sequence[Row]], bundle: Bundle) -> list[bool]:
    """Return for each group whether its claim is supported by its evidence texts."""
    pairs = [
        (group[0].claim, "\n\n".join(" ".join(row.evidence.split()) for row in group))
        for group in groups
    ]
    return [letter == "S" for letter in letters(pairs, bundle, "claims of WiCE")]


def whole_line(which: DevSet, found: Sequence[tuple[Row, str]]) -> str:
    """Return a set's line in the table of the whole pipeline."""
    right = Rate(sum(row.label == said for row, said in found), len(found))
    labels = CLASSES.get(which.protocol, CLASSES[Protocol.THREE])
    recalls = []
    for label in labels:
        said = [answer for row, answer in found if row.label == label]
        recalls.append(
            f"{label} {share(Rate(said.count(label), len(said)), interval=False)}"
        )
    refuted = [row.label == "R" for row, said in found if said == "R"]
    precision = share(Rate(sum(refuted), len(refuted)))
    counts = Counter(row.label for row, _ in found)
    label, often = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return (
        f"| {which.name} | {len(found)} | {label} {often / len(found):.3f} "
        f"| {share(right)} | {', '.join(recalls)} | {precision} |"
    )


WHOLE_HEAD = """\
| set | rows | majority class | accuracy | recall by class | precision of *refuted* |
|---|---|---|---|---|---|"""


def show(what: str, done: int, total: int) -> None:
    """Tell how far it is, on a terminal."""
    if sys.stderr.isatty():
        print(f"\r{what}: {done} of {total}   ", end="", file=sys.stderr)
