"""One report of the gate that holds every kind of finding, hostile text included."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from oircheck.findings import (
    Coverage,
    Finding,
    Fix,
    GateReport,
    Level,
    Region,
    Skipped,
)
from oircheck.types import (
    Claim,
    Comparison,
    Evidence,
    Judgement,
    Label,
    NliScores,
    Origin,
    Outcome,
    Passage,
    Piece,
    Provenance,
    ScoredPassage,
    Source,
    SourceKind,
    Span,
    Stage,
    Stance,
    Stated,
    Verdict,
    View,
)

A = "drafts/a.md"
B = "drafts/b, c: 100%.md"
HOSTILE = "::error file=x::<script>alert(1)</script> \x1b[31m\u202eevil ##[error]y @all"
"""What a draft or a source may try: commands, markup, escapes, turned writing."""

TEXTS = {
    A: (
        "---\ntitle: Bases\n---\n\n"
        "\u201c\u00dcnal\u201d \U0001f600: seven bases | were `handed` over.\n"
        "The treaty was signed in May.\n"
        "Lyon signed it.\n"
        "The talks were broken off.\n"
        "Five bases stayed.\n"
        'He said "we will never leave".\n'
        f"{HOSTILE}\n"
        "Six bases were handed over in heavy rain.\n"
        "Nine men came.\n"
        "Ten men left.\n"
        "Is that so?\n"
    ),
    B: (
        "The band played in Lyon.\n"
        "<!-- oircheck: ignore[OC102] checked -->\n"
        "<!-- oircheck: ignore -->\n"
        "<!-- oircheck: ignore[OC103] until=2024-01-31 soon -->\n"
    ),
}
"""The drafts by path, as they stand."""

DIGEST = Source(
    title="Coalition hands over bases",
    published="2020-07-05~",
    kind=SourceKind.DIGEST,
    original="001_bases.txt",
)
ORIGINAL = Source(
    title="Troop numbers", publisher="The Daily", published="2020-05", tier=1
)
_SIX = "The Coalition has handed over six military bases since March."


def gate_report() -> GateReport:
    """Return the report: every rule, a digest and an original, fixes, silenced ones."""
    findings = (*_contradicted(), *_rest())
    judgements = tuple(
        item.judgement
        for item in findings
        if item.judgement is not None and item.rule_id != "OC107"
    )
    return GateReport(
        drafts=tuple(TEXTS),
        findings=findings,
        silenced=_silenced(),
        judgements=judgements,
        skipped=(
            _skipped(A, "Is that so?", "question"),
            _skipped(A, HOSTILE, "another language"),
        ),
        coverage=Coverage(sentences=12, checkable=10, judged=9, covered=8),
        policy=(("k", 8), ("support_at", 0.6), ("correct_and_verify", True)),
        provenance=Provenance(
            version="0.1.0",
            models=f"sha256:{'0123456789abcdef' * 4}",
            index=f"sha256:{'fedcba9876543210' * 4}",
            config=f"sha256:{'0' * 64}",
            documents=2,
            as_of=dt.date(2024, 9, 30),
        ),
        fail_on="refuted",
        stale=(f"{A}: OC1xx Eight bases were handed over.",),
        notices=("known.json was written with another index",),
        unchecked=(("drafts/c, d.md", f"not UTF-8 {HOSTILE}"), ("", "too little")),
    )


def place(path: str, words: str) -> tuple[Span, Region, str]:
    """Return where words stand in a draft: span, region, and the line."""
    text = TEXTS[path]
    start = text.index(words)
    begin = text.rfind("\n", 0, start) + 1
    line = text[begin : text.index("\n", start)]
    number = text.count("\n", 0, start) + 1
    column = start - begin + 1
    region = Region(number, column, number, column + len(words))
    return Span(start, start + len(words)), region, line


def _finding(
    rule_id: str,
    level: Level,
    path: str,
    words: str,
    message: str,
    *,
    judgement: Judgement | None = None,
    fix: tuple[str, str] | None = None,
    unsupported: Sequence[str] = (),
    quoted: str = "",
) -> Finding:
    span, region, line = place(path, words)
    made = None
    if fix is not None:
        own, there, whole = place(path, fix[0])
        made = Fix(own, fix[1], there, whole)
    digest = hashlib.sha256(f"{rule_id[:3]}{path}{words}".encode()).hexdigest()
    return Finding(
        rule_id=rule_id,
        level=level,
        path=path,
        span=span,
        region=region,
        message=message,
        claim=words,
        fingerprint=digest[:32],
        judgement=judgement,
        fix=made,
        unsupported=tuple(place(path, part)[0] for part in unsupported),
        quoted=quoted,
        words=words,
        line=line,
    )


def _passage(
    text: str, source: Source, line: int, name: str, stance: Stance = Stance.REFUTES
) -> Evidence:
    span = Span(120, 120 + len(text))
    digest = source.kind is SourceKind.DIGEST
    passage = Passage(
        passage_id=f"{name}#0",
        doc_id=name,
        span=span,
        text=text,
        view=View(text, (Piece(Span(0, len(text)), span),)),
        context="",
        line=line,
        origin=Origin("001_bases.txt", (7, 8)) if digest else None,
    )
    return Evidence(
        retrieved=ScoredPassage(passage, source, f"sources/{name}", 0.8, 0.03),
        nli=NliScores(0.0, 0.1, 0.9),
        comparisons=(),
        stance=stance,
        probability=0.97,
    )


def _judged(
    path: str,
    words: str,
    label: Label,
    rule: str,
    *citations: Evidence,
    stage: Stage = Stage.LANGUAGE_MODEL,
    correction: str | None = None,
    covered: bool = True,
) -> Judgement:
    span, region, _ = place(path, words)
    claim = Claim(
        claim_id=f"{path}#{region.line}",
        text=words,
        path=path,
        line=region.line,
        span=span,
    )
    verdict = Verdict(
        label=label,
        confidence=0.97,
        decided_by=stage,
        reason="a passage speaks of it",
        citations=citations,
        correction=correction,
        rule=rule,
    )
    nearby = _passage("A band is a group.", ORIGINAL, 3, "troops.txt", Stance.NEUTRAL)
    return Judgement(claim, verdict, citations or (nearby,), covered=covered)


def _number() -> Finding:
    words = "\u00dcnal\u201d \U0001f600: seven bases | were `handed` over."
    evidence = _passage(_SIX, DIGEST, 9, "bases.md")
    claimed, stated = words.index("seven"), _SIX.index("six")
    comparison = Comparison(
        Stage.NUMBER,
        Outcome.CONFLICT,
        Stated("seven bases", Span(claimed, claimed + 11), Span(claimed, claimed + 5)),
        Stated(
            "six military bases", Span(stated, stated + 18), Span(stated, stated + 3)
        ),
    )
    item = Evidence(
        retrieved=evidence.retrieved,
        nli=evidence.nli,
        comparisons=(comparison,),
        stance=evidence.stance,
        probability=evidence.probability,
    )
    judgement = _judged(
        A,
        words,
        Label.REFUTED,
        "OC102",
        item,
        stage=Stage.NUMBER,
        correction=words.replace("seven", "six"),
    )
    return _finding(
        "OC102",
        Level.ERROR,
        A,
        words,
        "the draft says seven bases; the source says six military bases "
        "(sources/bases.md:9)",
        judgement=judgement,
        fix=("seven", "six"),
    )


def _against(
    rule: str, words: str, message: str, *sources: Evidence, quoted: str = ""
) -> Finding:
    label = Label.CONFLICTING if rule == "OC105" else Label.REFUTED
    judgement = _judged(A, words, label, rule, *sources)
    return _finding(
        rule, Level.ERROR, A, words, message, judgement=judgement, quoted=quoted
    )


def _contradicted() -> tuple[Finding, ...]:
    june = _passage("It was signed on 15 June 2020.", ORIGINAL, 4, "treaty.txt")
    paris = _passage("Paris signed it.", ORIGINAL, 5, "treaty.txt")
    went = _passage(HOSTILE, Source(title=HOSTILE), 6, "\u202etalks [a](b).txt")
    four = _passage("Four bases stayed.", ORIGINAL, 7, "troops.txt")
    five = _passage("Five stayed.", ORIGINAL, 7, "five.txt", Stance.SUPPORTS)
    leave = _passage('"We will not leave."', ORIGINAL, 8, "troops.txt")
    quote = "we will never leave"
    return (
        _number(),
        _against("OC103", "The treaty was signed in May.", "May is not June", june),
        _against("OC104", "Lyon signed it.", "Lyon is not Paris", paris),
        _against(
            "OC101",
            "The talks were broken off.",
            f'a source says otherwise: "{HOSTILE}" (x:6)',
            went,
        ),
        _against("OC105", "Five bases stayed.", "sources disagree", five, four),
        _against("OC107", quote, '"never" is "not"', leave, quoted="we will not leave"),
        _against("OC101", HOSTILE, HOSTILE, went),
    )


def _rest() -> tuple[Finding, ...]:
    rain = "Six bases were handed over in heavy rain."
    band = "The band played in Lyon."
    open_ = Label.NOT_ENOUGH_INFO
    partly = _finding(
        "OC202",
        Level.NOTE,
        A,
        rain,
        'the nearest passage says most of this, but not "heavy rain": '
        '"Six bases were handed over." (sources/troops.txt:3)',
        judgement=_judged(A, rain, open_, "OC202"),
        unsupported=("heavy rain",),
    )
    nothing = _finding(
        "OC201",
        Level.NOTE,
        B,
        band,
        "no passage near this was found in the sources",
        judgement=_judged(B, band, open_, "OC201", covered=False),
    )
    return (partly, nothing, *(_comment(*comment) for comment in _COMMENTS))


_COMMENTS = (
    (
        "OC901",
        "<!-- oircheck: ignore[OC102] checked -->",
        'this speaks of "Six stayed.", where nothing is found that OC102 silences; '
        "take it out",
    ),
    (
        "OC902",
        "<!-- oircheck: ignore -->",
        "this silences nothing: it names no rule",
    ),
    (
        "OC903",
        "<!-- oircheck: ignore[OC103] until=2024-01-31 soon -->",
        "this suppression ended on 2024-01-31",
    ),
)


def _comment(rule: str, words: str, message: str) -> Finding:
    return _finding(rule, Level.WARNING, B, words, message)


def _silenced() -> tuple[tuple[Finding, str], ...]:
    nine, ten, five = "Nine men came.", "Ten men left.", "Five bases stayed."
    return (
        (
            _finding("OC101", Level.ERROR, A, nine, "a source says otherwise"),
            f"suppressed on line 12: {HOSTILE}",
        ),
        (_finding("OC101", Level.ERROR, A, ten, "a source says otherwise"), "baseline"),
        (
            _finding(
                "OC102", Level.ERROR, A, five, "five is four", fix=("Five", "Four")
            ),
            "fixed",
        ),
    )


def _skipped(path: str, words: str, reason: str) -> Skipped:
    span, region, _ = place(path, words)
    return Skipped(path=path, span=span, region=region, text=words, reason=reason)
