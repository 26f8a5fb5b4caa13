"""Findings silenced in the text: with a rule, a reason, and perhaps an end."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

Bench = Any
SEVEN = "Seven bases were handed over."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "a.md", f"<!-- oircheck: ignore[OC102] counted -->\n{SEVEN}", id="markdown"
        ),
        pytest.param(
            "a.md",
            f"<!-- oircheck: ignore[OC102] counted -->\n\n{SEVEN}",
            id="a paragraph before",
        ),
        pytest.param(
            "a.md",
            "Seven <!-- oircheck: ignore[OC102] counted --> bases were handed over.",
            id="inside the sentence",
        ),
        pytest.param(
            "a.md", f"<!--oircheck:ignore[OC1xx] counted-->\n{SEVEN}", id="a family"
        ),
        pytest.param(
            "a.md",
            f"<!-- oircheck: ignore[OC101, OC102] counted -->\n{SEVEN}",
            id="two rules",
        ),
        pytest.param(
            "a.html",
            f"<p><!-- oircheck: ignore[OC102] counted -->{SEVEN}</p>",
            id="html",
        ),
        pytest.param(
            "a.rst", f".. oircheck: ignore[OC102] counted\n\n{SEVEN}\n", id="rst"
        ),
        pytest.param(
            "a.txt", f"# oircheck: ignore[OC102] counted\n{SEVEN}\n", id="plain text"
        ),
        pytest.param(
            "a.txt",
            f"<!-- oircheck: ignore[OC102] counted -->\n{SEVEN}\n",
            id="a markup comment in plain text",
        ),
        pytest.param(
            "a.rst",
            f"{SEVEN} <!-- oircheck: ignore[OC102] counted -->\n",
            id="a markup comment in rst",
        ),
        pytest.param(
            "a.md", f"<!-- OIRCHECK: ignore[OC102] counted -->\n{SEVEN}", id="capitals"
        ),
        pytest.param(
            "a.rst", f".. OirCheck: ignore[OC102] counted\n\n{SEVEN}\n", id="Capitals"
        ),
        pytest.param(
            "a.md",
            f"<!-- oircheck: off[OC102] counted -->\n\n{SEVEN}\n\n"
            "<!-- oircheck: on -->\n",
            id="off and on",
        ),
    ],
)
def test_a_finding_is_silenced_with_its_reason(
    bench: Bench, name: str, text: str
) -> None:
    outcome = bench.run(text, name)
    assert [item.rule_id for item in outcome.findings] == []
    ((finding, reason),) = outcome.silenced
    assert finding.rule_id == "OC102"
    assert reason == "suppressed on line 1: counted"


BOTH = ["OC102", "OC901"]
COMMENT = "<!-- oircheck: ignore[OC102] counted -->"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.md", f"{SEVEN} {COMMENT}", id="the end of the draft"),
        pytest.param("a.md", f"{SEVEN} {COMMENT}\n\nSix.", id="the end of a line"),
        pytest.param("a.md", f"{SEVEN} {COMMENT}\nSix were kept.", id="a wrap"),
        pytest.param("a.md", f"Six were kept. {SEVEN} {COMMENT}\n", id="the last"),
        pytest.param("a.md", f"- {SEVEN} {COMMENT}\n- Six were kept.\n", id="an item"),
        pytest.param("a.md", f"{SEVEN}\n{COMMENT}\n\nSix.", id="a paragraph's end"),
        pytest.param("a.md", f"{SEVEN}\r\n{COMMENT}\r\n\r\nSix.", id="CRLF"),
        pytest.param("a.md", f"<p>{SEVEN}</p> {COMMENT}\n", id="a block of HTML"),
        pytest.param(
            "a.md", f"[^1]: Six were kept.\n\n    {SEVEN} {COMMENT}\n", id="set in"
        ),
        pytest.param(
            "a.html", f"<p>{SEVEN} {COMMENT}</p>\n<p>Six.</p>", id="within an element"
        ),
        pytest.param("a.html", f"<p>{SEVEN}</p> {COMMENT}\n<p>Six.</p>", id="behind"),
        pytest.param(
            "a.txt",
            f"{SEVEN}\n# oircheck: ignore[OC102] counted\n\nSix.\n",
            id="text",
        ),
    ],
)
def test_a_comment_behind_a_sentence_speaks_of_it(
    bench: Bench, name: str, text: str
) -> None:
    outcome = bench.run(text, name)
    assert [item.rule_id for item in outcome.findings] == []
    assert [item.rule_id for item, _ in outcome.silenced] == ["OC102"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(f"{SEVEN} {COMMENT} Six.", BOTH, id="between two"),
        pytest.param(f"{SEVEN}\n\n{COMMENT}\n\nSix.", BOTH, id="by itself"),
        pytest.param(f"{SEVEN}\n\n{COMMENT}\nSix.", BOTH, id="before one"),
        pytest.param(f"{SEVEN} Six were kept. {COMMENT}", BOTH, id="not the last"),
    ],
)
def test_a_comment_elsewhere_leaves_the_sentence_before_alone(
    bench: Bench, text: str, rules: list[str]
) -> None:
    assert bench.rules(text) == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(
            f"<!-- oircheck: ignore[OC103] a date -->\n{SEVEN}",
            ["OC901", "OC102"],
            id="another rule",
        ),
        pytest.param(
            f"<!-- oircheck: ignore[OC102] counted -->\nSix were kept. {SEVEN}",
            ["OC901", "OC102"],
            id="not the next sentence",
        ),
        pytest.param(
            "<!-- oircheck: off[OC102] x -->\n\nSix.\n\n<!-- oircheck: on -->\n\n"
            f"{SEVEN}",
            ["OC901", "OC102"],
            id="behind on",
        ),
    ],
)
def test_a_suppression_reaches_no_further_than_it_says(
    bench: Bench, text: str, rules: list[str]
) -> None:
    assert bench.rules(text) == rules


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("oircheck: ignore counted", "names no rule"),
        ("oircheck: ignore[] counted", "names no rule"),
        ("oircheck: ignore[OC102]", "gives no reason"),
        ("oircheck: ignore[OC102] --", "gives no reason"),
        ("oircheck: ignore[OC999] counted", "no rule 'OC999'"),
        ("oircheck: ignore[OC8xx] counted", "no rule 'OC8xx'"),
        ("oircheck: skip[OC102] counted", "unknown word 'skip'"),
        ("oircheck ignore[OC102] counted", "not a suppression"),
        ("oircheck: ignore[OC102] counted until=soon", "'soon' is not a date"),
        ("oircheck: on", "nothing is switched off"),
    ],
)
def test_a_malformed_suppression_silences_nothing_and_is_reported(
    bench: Bench, comment: str, problem: str
) -> None:
    outcome = bench.run(f"<!-- {comment} -->\n{SEVEN}")
    found = {item.rule_id: item.message for item in outcome.findings}
    assert set(found) == {"OC102", "OC902"}
    assert problem in found["OC902"]
    assert outcome.silenced == ()


def test_a_comment_that_is_not_closed_is_malformed(bench: Bench) -> None:
    assert "OC902" in bench.rules(f"{SEVEN}\n\n<!-- oircheck: ignore[OC102] counted")


@pytest.mark.parametrize(
    "text",
    [
        f"```\n<!-- oircheck: ignore[OC102] counted -->\n```\n\n{SEVEN}",
        f"Write `<!-- oircheck: ignore[OC102] counted -->` there.\n\n{SEVEN}",
        f"    <!-- oircheck: ignore[OC102] counted -->\n\n{SEVEN}",
    ],
)
def test_what_code_shows_silences_nothing(bench: Bench, text: str) -> None:
    assert bench.rules(text) == ["OC102"]


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        pytest.param(dt.date(2026, 1, 1), [], id="its last day"),
        pytest.param(dt.date(2026, 1, 2), ["OC903", "OC102"], id="the day after"),
    ],
)
def test_a_suppression_ends_with_its_day(
    bench: Bench, day: dt.date, rules: list[str]
) -> None:
    text = f"<!-- oircheck: ignore[OC102] counted until=2026-01-01 -->\n{SEVEN}"
    bench.today = day
    assert bench.rules(text) == rules
    bench.today = dt.date(2030, 1, 1)
    assert bench.rules(text, as_of=day) == rules


def test_a_suppression_of_no_use_is_reported(bench: Bench) -> None:
    (finding,) = bench.run("<!-- oircheck: ignore[OC102] x -->\nSix.").findings
    assert finding.rule_id == "OC901"
    assert finding.judgement is None
    assert finding.region.line == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            f"{COMMENT}\nSix were kept.",
            'this speaks of "Six were kept.", where nothing is found that OC102 '
            "silences; take it out",
            id="above",
        ),
        pytest.param(
            f"{SEVEN} {COMMENT} Six were kept.",
            'this speaks of "Six were kept.", where nothing is found that OC102 '
            "silences; if the sentence before it is meant, put it at the end of that "
            "line",
            id="between two, the one before is meant",
        ),
        pytest.param(
            f"Six were kept. {COMMENT}\n{SEVEN}",
            'this speaks of "Six were kept.", where nothing is found that OC102 '
            "silences; if the sentence behind it is meant, put it on a line above that",
            id="at the end of a line, the one behind is meant",
        ),
        pytest.param(
            f"{SEVEN}\n\n{COMMENT}\n",
            "no sentence stands behind this, and it silences nothing; if the sentence "
            "before it is meant, put it at the end of that line",
            id="after all",
        ),
        pytest.param(
            f"{COMMENT} Six were kept.\n\n{SEVEN}",
            'this speaks of "Six were kept.", where nothing is found that OC102 '
            "silences; take it out",
            id="at the start of a line of Markdown",
        ),
        pytest.param(
            "<!-- oircheck: off[OC102] x -->\n\nSix.\n\n<!-- oircheck: on -->\n",
            "nothing is found here that OC102 would silence; take it out",
            id="a stretch",
        ),
    ],
)
def test_a_suppression_of_no_use_names_the_sentence_that_it_speaks_of(
    bench: Bench, text: str, message: str
) -> None:
    found = bench.run(text).findings
    assert [one.message for one in found if one.rule_id == "OC901"] == [message]


def test_of_two_sentences_on_a_line_each_has_its_own_comment(bench: Bench) -> None:
    other = "Seven huts were handed over."
    assert bench.rules(f"Six were kept. {COMMENT} {SEVEN} {other}") == ["OC102"]
    (kept,) = bench.run(f"Six were kept. {COMMENT} {SEVEN} {other}").findings
    assert kept.claim == other
    (kept,) = bench.run(f"{SEVEN} {other} {COMMENT}\nSix were kept.").findings
    assert kept.claim == SEVEN


def test_fingerprints_do_not_depend_on_what_is_silenced(bench: Bench) -> None:
    twice = f"{SEVEN}\n\n{{}}{SEVEN}\n"
    plain = bench.run(twice.format("")).findings
    quiet = bench.run(f"<!-- oircheck: ignore[OC102] x -->\n{twice.format('')}")
    assert quiet.findings[0].fingerprint == plain[1].fingerprint


def test_what_nothing_ends_silences_the_rest_and_says_so(bench: Bench) -> None:
    found = bench.run(f"<!-- oircheck: off[OC102] counted -->\n{SEVEN}")
    assert [item.rule_id for item in found.findings] == ["OC902"]
    assert "silenced to the end of the draft" in found.findings[0].message
    closed = f"<!-- oircheck: off[OC102] counted -->\n{SEVEN}\n<!-- oircheck: on -->\n"
    assert not bench.run(closed).findings


@pytest.mark.parametrize("name", ["a.txt", "a.rst"])
def test_a_comment_that_is_shown_to_readers_is_no_sentence(
    bench: Bench, name: str
) -> None:
    text = f"<!-- oircheck: ignore[OC102] counted by Ann -->\n{SEVEN}\n"
    assert bench.claims(text, name) == [SEVEN]


def test_a_comment_that_is_shown_and_not_closed_ends_its_paragraph(
    bench: Bench,
) -> None:
    text = f"<!-- oircheck: ignore[OC102] counted\nhere\n\n{SEVEN}\n"
    assert bench.rules(text, "a.txt") == ["OC902", "OC102"]


@pytest.mark.parametrize(
    "text",
    [
        f"Write::\n\n  <!-- oircheck: ignore[OC102] so -->\n\n{SEVEN}\n",
        f"Write ``<!-- oircheck: ignore[OC102] so -->``. {SEVEN}\n",
    ],
)
def test_an_example_of_a_comment_silences_nothing(bench: Bench, text: str) -> None:
    assert bench.rules(text, "a.rst") == ["OC102"]
