from __future__ import annotations

import io

import pytest

from oircheck.cli.streams import Colour, ProgressLine, wants_colour, write_result


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "coloured"),
    [
        pytest.param(Colour.AUTO, {}, True, True, id="a terminal"),
        pytest.param(Colour.AUTO, {}, False, False, id="a pipe"),
        pytest.param(Colour.AUTO, {"TERM": "dumb"}, True, False, id="a dumb terminal"),
        pytest.param(Colour.AUTO, {"NO_COLOR": "1"}, True, False, id="NO_COLOR"),
        pytest.param(Colour.AUTO, {"NO_COLOR": ""}, True, True, id="an empty one"),
        pytest.param(Colour.AUTO, {"FORCE_COLOR": "1"}, False, True, id="FORCE_COLOR"),
        pytest.param(
            Colour.AUTO,
            {"FORCE_COLOR": "1", "TERM": "dumb"},
            True,
            True,
            id="FORCE_COLOR before TERM",
        ),
        pytest.param(
            Colour.AUTO,
            {"NO_COLOR": "1", "FORCE_COLOR": "1"},
            True,
            False,
            id="NO_COLOR before FORCE_COLOR",
        ),
        pytest.param(Colour.ALWAYS, {"NO_COLOR": "1"}, False, True, id="always"),
        pytest.param(Colour.NEVER, {"FORCE_COLOR": "1"}, True, False, id="never"),
    ],
)
def test_who_decides_on_colours(
    choice: Colour, environment: dict[str, str], terminal: bool, coloured: bool
) -> None:
    found = wants_colour(choice, environment=environment, terminal=terminal)
    assert found is coloured


def test_a_short_run_without_a_terminal_shows_no_progress(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talk = io.StringIO()
    monkeypatch.setattr("sys.stderr", talk)
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    line = ProgressLine("claims", terminal=False)
    line(1, 100)
    assert talk.getvalue() == ""
    now[0] = 31.0
    line(50, 100)
    now[0] = 40.0
    line(60, 100)
    line.clear()
    assert talk.getvalue() == "50 of 100 claims\n"


def test_a_bar_leaves_a_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = io.StringIO()
    monkeypatch.setattr("sys.stderr", talk)
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    line = ProgressLine("claims", terminal=True)
    now[0] = 1.0
    line(1, 2)
    assert "[###############...............] 1 of 2 claims" in talk.getvalue()
    line.clear()
    assert talk.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("machine", "written"),
    [
        pytest.param(True, "\u57fa\u00e9\n".encode(), id="machines get UTF-8"),
        pytest.param(False, b"\\u57fa\\xe9\n", id="people what the terminal has"),
    ],
)
def test_a_poor_encoding_fails_nobody(
    monkeypatch: pytest.MonkeyPatch, machine: bool, written: bytes
) -> None:
    under = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(under, encoding="ascii"))
    write_result("\u57fa\u00e9\n", machine=machine)
    assert under.getvalue() == written
