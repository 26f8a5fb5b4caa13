"""``oircheck gate`` on Markdown that holds HTML: nothing in it passes silently."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SEVEN = "Seven bases were handed over."
NOTE = "<!-- oircheck: ignore[OC102] counted by the editor -->"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param(f"Six.\n\n<div>{SEVEN}</div>\n", 3, 6, id="a division"),
        pytest.param(f"<p>\r\n  <b>{SEVEN}</b>\r\n</p>\r\n", 2, 6, id="wrapped"),
        pytest.param(f"<!-- note --> {SEVEN}\n", 1, 15, id="behind a comment"),
        pytest.param(
            f"<details>\n<summary>{SEVEN}</summary>\n\nSix.\n\n</details>\n",
            2,
            10,
            id="a summary",
        ),
        pytest.param(f"> <blockquote>\n> {SEVEN}\n", 2, 3, id="in a quote"),
    ],
)
def test_what_an_html_block_says_is_judged_where_it_stands(
    run: Run, project: Path, text: str, line: int, column: int
) -> None:
    Path("a.md").write_bytes(text.encode())
    found = run("gate", "a.md", "--format", "json")
    assert found.status == 1
    (finding,) = json.loads(found.out)["findings"]
    assert finding["rule"] == "OC102"
    assert (finding["line"], finding["column"]) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{NOTE}\n<div>{SEVEN}</div>\n", id="above"),
        pytest.param(f"<div>{SEVEN}</div> {NOTE}\n", id="behind, at the line's end"),
        pytest.param(f"<div>\n{NOTE}\n{SEVEN}\n</div>\n", id="inside"),
        pytest.param(f"{NOTE} {SEVEN}\n", id="before it, on its line"),
        pytest.param(f"{NOTE}\n\n<div>\n<p>{SEVEN}</p>\n</div>\n", id="a line between"),
    ],
)
def test_a_suppression_reaches_into_an_html_block(
    run: Run, project: Path, text: str
) -> None:
    Path("a.md").write_text(text)
    found = run("gate", "a.md", "--format", "json")
    assert found.status == 0
    report = json.loads(found.out)
    assert report["findings"] == []
    assert len(report["silenced"]) == 1
