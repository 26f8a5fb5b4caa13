"""What publishing systems write beyond CommonMark: words are read, marks are not."""

from __future__ import annotations

import pytest

from oircheck.text.markdown import read_markdown
from oircheck.types import Span

SIX = "Six bases were handed over."


def words(text: str) -> list[str]:
    return [block.view.text for block in read_markdown(text, 0)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param(f"::: note\n{SIX}\n:::\n", [SIX], id="a fenced division"),
        pytest.param(f":::{{.box #x}}\n\n{SIX}\n\n:::\n", [SIX], id="with a class"),
        pytest.param(f"One.\n:::: x\n{SIX}\n::::\n", ["One.", SIX], id="of four"),
        pytest.param(f"> [!NOTE]\n> {SIX}\n", [SIX], id="an alert"),
        pytest.param(f"> [!tip]- {SIX}\n", [SIX], id="an alert on one line"),
        pytest.param(f"- [ ] {SIX}\n- [x] {SIX}\n", [SIX, SIX], id="tasks"),
        pytest.param(f"Bases\n\n:   {SIX}\n", ["Bases", SIX], id="a definition"),
        pytest.param(f"[^1]: {SIX}\n\n    {SIX}\n", [SIX, SIX], id="a long footnote"),
        pytest.param(
            f":   One.\n\n    {SIX}\n\n    - *Two*\n\nAfter.\n",
            ["One.", SIX, "Two", "After."],
            id="a long definition",
        ),
        pytest.param(
            f"!!! note\n\n    {SIX}\n", ["!!! note", SIX], id="an indented box"
        ),
    ],
)
def test_its_words_are_read_at_their_own_place(text: str, read: list[str]) -> None:
    assert words(text) == read
    found = [block.view for block in read_markdown(text, 0)]
    for view in found:
        place = view.to_document(Span(0, len(view.text)))
        assert place.of(text).strip("*") == view.text.strip("*")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("::: note Six bases were kept\n", id="a fence with a title"),
        pytest.param("six [x] bases", id="a box within a sentence"),
        pytest.param("[!] six", id="no alert"),
        pytest.param(":six", id="no definition"),
        pytest.param("a :: b", id="colons"),
    ],
)
def test_what_only_looks_like_it_is_read(text: str) -> None:
    assert words(text) == [text.strip()]


def test_code_stays_code() -> None:
    assert words(f"One.\n\n    {SIX}\n") == ["One."]
    assert words(f"[^1]: One base.\n\nTwo.\n\n    {SIX}\n") == ["One base.", "Two."]
    assert words(f"[^1]: One base.\n\n```\n{SIX}\n```\n") == ["One base."]


def test_boxes_in_boxes_are_read_to_some_depth() -> None:
    text = "".join(f"{'    ' * depth}!!! note\n\n" for depth in range(200))
    assert 3 < len(words(text)) < 200
