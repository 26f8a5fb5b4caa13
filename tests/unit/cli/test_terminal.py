"""Rows of others on a terminal: nothing in them is obeyed."""

from __future__ import annotations

import io
import json

import pytest

from oircheck.batch.target import Target
from oircheck.cli.batch_input import source_of
from oircheck.cli.batch_order import Order
from oircheck.cli.batch_output import Terminal, output_of
from oircheck.cli.streams import write_result
from oircheck.intake import TableForm


def shown(form: TableForm, *rows: str) -> str:
    screen = io.BytesIO()
    with Target(None, stream=Terminal(screen, form)) as target:
        for row in rows:
            target.text.write(row)
            target.flush()
    return screen.getvalue().decode()


def test_cells_are_shown_by_their_codes() -> None:
    found = shown(TableForm.CSV, 'ä,"a\x1b[2Jb\rc"\r\n', "\x9b\u202ex,y\r\n")
    assert found == 'ä,"a\\x1b[2Jb\\x0dc"\r\n\\x9b\\u202ex,y\r\n'


def test_json_says_the_same_as_before() -> None:
    record = json.dumps({"claim": "six\x9b \u202e bases ä"}, ensure_ascii=False) + "\n"
    found = shown(TableForm.JSONL, record)
    assert found.isascii() is False
    assert "\x9b" not in found
    assert "\u202e" not in found
    assert json.loads(found) == json.loads(record)


@pytest.mark.parametrize("terminal", [True, False])
def test_a_pipe_gets_the_rows_as_they_are(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    stdout = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(stdout, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr("sys.stdout", stdout)
    order = Order(source="c.csv")
    output = output_of(order, source_of(order))
    assert isinstance(output.stream, Terminal) is terminal


def test_no_line_of_a_text_is_a_command_to_a_runner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr("sys.stdout", stdout)
    write_result("::error::x\n ##[error]y\n")
    write_result("::notice::z\n", machine=True)
    assert stdout.buffer.getvalue() == (  # type: ignore[attr-defined]
        b"\\x3a:error::x\n \\x23#[error]y\n::notice::z\n"
    )
