from __future__ import annotations

import re

import pytest

from oircheck.cli import streams
from oircheck.cli.streams import ProgressLine, Rate


def test_the_pace_is_that_of_late() -> None:
    rate = Rate()
    assert rate.told(10) == ""
    # A thousand rows that an earlier run left fly by, then one a second.
    rate.note(0.0, 0)
    rate.note(1.0, 1000)
    for second in range(2, 200):
        rate.note(float(second), 1000 + second)
    assert rate.told(7200) == ", 1.0 a second, 2 h 00 min left"
    assert rate.told(61) == ", 1.0 a second, 1 min 01 s left"
    assert rate.told(5) == ", 1.0 a second, 5 s left"
    assert rate.told(0) == ", 1.0 a second"


def test_what_stands_still_has_no_pace() -> None:
    rate = Rate()
    rate.note(0.0, 5)
    rate.note(1.0, 5)
    assert rate.told(10) == ""


def test_marks_are_not_taken_too_often() -> None:
    rate = Rate()
    for place in range(1000):
        rate.note(place / 1000, place)
    assert rate.told(0) == ", 1,000.0 a second"


def test_a_terminal_is_told_pace_and_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr(streams.time, "monotonic", lambda: float(next(clock)))
    line = ProgressLine("rows", terminal=True, rated=True)
    for done in (10, 20, 30):
        line(done, 100)
    assert "30 of 100 rows, 5.0 a second, 14 s left" in capsys.readouterr().err
    line.clear()


def test_a_log_gets_a_line_every_thirty_seconds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr(streams.time, "monotonic", lambda: float(next(clock)))
    line = ProgressLine("rows", terminal=False, rated=True)
    for done in range(100):
        line(done, 0)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert re.fullmatch(r"29 rows, 1\.0 a second", told[0])
