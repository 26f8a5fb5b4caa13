"""Findings that were there before: recognised by family, path and claim."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from oircheck.errors import ConfigError
from oircheck.gate import (
    Entry,
    make_baseline,
    parse_baseline,
    render_baseline,
    shrink,
    sift,
)
from oircheck.types import Provenance

Bench = Any
SEVEN = "Seven bases were handed over."


def same(path: str) -> str:
    return path


def all_of_it(entry: Entry) -> bool:
    return True


def test_what_is_written_is_what_is_read(bench: Bench, provenance: Provenance) -> None:
    found = bench.run(f"{SEVEN}\n\n{SEVEN}\n\nThe band played in Lyon.").findings
    made = make_baseline(found, same, provenance)
    text = render_baseline(made)
    assert parse_baseline(text, place="b.json") == made
    assert json.loads(text)["models"] == provenance.models
    assert [(e["family"], e["count"]) for e in json.loads(text)["entries"]] == [
        ("OC1xx", 2),
        ("OC2xx", 1),
    ]


def test_a_known_finding_is_silenced_as_often_as_it_was_there(
    bench: Bench, provenance: Provenance
) -> None:
    known = make_baseline(bench.run(SEVEN).findings, same, provenance)
    now = bench.run(f"Six stayed.\n\n{SEVEN}\n\n{SEVEN}\n").findings
    sifted = sift(now, known, same, all_of_it)
    assert sifted.known == now[:1]
    assert sifted.new == now[1:]
    assert not sifted.stale


def test_another_rule_of_the_family_reopens_nothing(
    bench: Bench, provenance: Provenance
) -> None:
    found = bench.run(SEVEN).findings
    known = make_baseline(found, same, provenance)
    renamed = [dataclasses.replace(found[0], rule_id="OC101")]
    assert sift(renamed, known, same, all_of_it).new == ()


def test_what_is_gone_is_stale_and_is_taken_out(
    bench: Bench, provenance: Provenance
) -> None:
    found = bench.run(f"{SEVEN}\n\n{SEVEN}").findings
    known = make_baseline(found, same, provenance)
    sifted = sift(found[:1], known, same, all_of_it)
    assert list(sifted.stale.values()) == [1]
    assert list(shrink(known, sifted.stale).entries.values()) == [1]
    assert not sift((), known, same, lambda entry: False).stale


def test_what_is_wrong_with_comments_is_never_kept(
    bench: Bench, provenance: Provenance
) -> None:
    found = bench.run("<!-- oircheck: ignore[OC102] -->\nSix stayed.").findings
    assert [item.rule_id for item in found] == ["OC902"]
    assert not make_baseline(found, same, provenance).entries


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not a baseline"),
        ("[]", "not a baseline of oircheck"),
        ("{}", "not a baseline of oircheck"),
        ('{"oircheck_baseline": 2, "entries": []}', "version 2"),
        ('{"oircheck_baseline": "1", "entries": []}', "version '1'"),
        ('{"oircheck_baseline": 1}', "no list of entries"),
        ('{"oircheck_baseline": 1, "entries": [{}]}', "entry 1"),
        (
            '{"oircheck_baseline": 1, "entries": '
            '[{"path": "a", "family": "OC102", "claim": "x"}]}',
            "entry 1",
        ),
        (
            '{"oircheck_baseline": 1, "entries": '
            '[{"path": "a", "family": "OC1xx", "claim": "x", "count": 0}]}',
            "entry 1",
        ),
    ],
)
def test_another_version_or_none_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        parse_baseline(text, place="b.json")
