from __future__ import annotations

import pytest

from oircheck.errors import DocumentError
from oircheck.text import MAX_BYTES, Lines, decode, split_lines


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="an empty file is an empty text"),
        pytest.param("Qāsim".encode(), "Qāsim", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfSix", "\ufeffSix", id="the byte order mark stays"),
        pytest.param(b"a\r\nb\rc\n", "a\r\nb\rc\n", id="line breaks stay"),
        pytest.param(
            b"\xff\xfeS\0\x3d\xd8\0\xde", "\ufeffS\U0001f600", id="utf-16, little end"
        ),
        pytest.param(b"\xfe\xff\0S\0\n", "\ufeffS\n", id="utf-16, big end"),
    ],
)
def test_text_is_decoded_without_a_change(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b"Six\ncaf\xe9s", "byte 0xE9 at byte offset 7 (line 2)", id="windows-1252"
        ),
        pytest.param(b"caf\xe9s", "iconv -f WINDOWS-1252", id="the way out is named"),
        pytest.param(b"Six\0bases", "byte offset 3 holds a NUL", id="nul"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\0\0", "byte offset 8 holds a NUL", id="binary"
        ),
        pytest.param(b"\xff\xfe\0\0S\0\0\0", "byte offset 2 holds a NUL", id="utf-32"),
        pytest.param(b"\xff\xfeS", "UTF-16 at byte offset 2", id="utf-16, cut off"),
        pytest.param(b"\xed\xa0\x80", "byte 0xED at byte offset 0", id="a surrogate"),
        pytest.param(
            b"a" * (MAX_BYTES + 1), f"has {MAX_BYTES:,}", id="larger than the bound"
        ),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data, "folder/a.txt")
    assert caught.value.path == "folder/a.txt"
    assert said in caught.value.problem


def test_every_kind_of_line_end_counts_once() -> None:
    text = "a\r\nbc\rd\n\nef"
    lines = Lines(text)
    places = [(lines.line_of(at), lines.column_of(at)) for at in range(len(text))]
    assert places[0] == (1, 1)
    assert [places[text.index(sign)] for sign in "bcdef"] == [
        (2, 1),
        (2, 2),
        (3, 1),
        (5, 1),
        (5, 2),
    ]


def test_lines_are_split_where_they_are_counted() -> None:
    text = "a\r\nbc\rd\n\n\x0cef\u2028g"
    assert [line.of(text) for line in split_lines(text)] == [
        "a",
        "bc",
        "d",
        "",
        "\x0cef\u2028g",
    ]
    assert split_lines(text, 3) == split_lines(text)[1:]
