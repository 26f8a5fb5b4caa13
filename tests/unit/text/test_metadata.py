from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from oircheck.errors import ConfigError, DocumentError
from oircheck.text.frontmatter import FrontMatter, read_front_matter
from oircheck.text.metadata import Metadata, is_edtf
from oircheck.text.sources import read_sources, source_for
from oircheck.types import Source, SourceKind, SourceStatus

WHOLE = """\
---
# what is known
title: "Bases: handed over"
publisher: Kurdistan 24
published: 2020-07-05
url: https://x.org/a
tier: 1
kind: digest
status: retracted
original: 001_cf.txt
paragraphs: [1, [2, 3], []]
oircheck: {sources: [a], as_of: 2024-09-30}
layout: post
---
Body
"""


def test_every_key_is_read() -> None:
    front = read_front_matter(WHOLE, "a.md")
    assert front.values["layout"] == "post"
    assert front.lines["title"] == 3
    assert front.metadata.over(Source()) == Source(
        title="Bases: handed over",
        publisher="Kurdistan 24",
        published="2020-07-05",
        url="https://x.org/a",
        tier=1,
        kind=SourceKind.DIGEST,
        status=SourceStatus.RETRACTED,
        original="001_cf.txt",
        rests_on=((1,), (2, 3), ()),
    )
    assert WHOLE[front.body :] == "Body\n"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2020", "2020"),
        ("2020-07", "2020-07"),
        ("2020-07-05~", "2020-07-05~"),
        ("2020-07-05T10:00:00Z", "2020-07-05"),
        ('"2020-05/2020-07?"', "2020-05/2020-07?"),
        ("~", None),
    ],
)
def test_a_date_is_kept_in_edtf(written: str, published: str | None) -> None:
    front = read_front_matter(f"---\npublished: {written}\n---\n", "a.md")
    assert front.metadata.published == published


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("Body", 0, id="none"),
        pytest.param("\ufeffBody", 1, id="a byte order mark is no part of the body"),
        pytest.param("---\n\nSix bases.\n\n---\n", 0, id="a rule, then prose"),
        pytest.param("---\nSubject: six\n", 0, id="a rule, then any colon"),
        pytest.param("----\ntitle: x\n---\n", 0, id="four hyphens"),
        pytest.param(" ---\ntitle: x\n---\n", 0, id="not at the beginning of a line"),
        pytest.param("---\n", 0, id="nothing behind it"),
    ],
)
def test_without_front_matter_nothing_is_stated(text: str, body: int) -> None:
    assert read_front_matter(text, "a.md") == FrontMatter(Metadata(), body)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("closing", ["---", "...", "--- "])
def test_front_matter_ends_where_it_says(end: str, closing: str) -> None:
    text = f"\ufeff---{end}title: Six{end}{closing}{end}Body"
    front = read_front_matter(text, "a.md")
    assert front.metadata == Metadata(title="Six")
    assert text[front.body :] == "Body"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param(
            "title: x\npublisher: [a", "a.md:3: ", id="YAML that is not closed"
        ),
        pytest.param("title: a: b", "a.md:2: ", id="a colon in bare text"),
        pytest.param("title: x\n\tb: y", "a.md:3: ", id="a tab"),
        pytest.param("title: x\nb: \x07", "a.md:2: ", id="a control character"),
        pytest.param("a: 1\ntitle: [x]", "a.md:3: front matter: 'title'", id="a list"),
        pytest.param("title: 2020", "quotation marks", id="a number for a title"),
        pytest.param("url: ''", "'url' is empty", id="empty text"),
        pytest.param("tier: 4", "it is 1, 2 or 3", id="tier"),
        pytest.param("tier: true", "it is 1, 2 or 3", id="tier that is a bool"),
        pytest.param("kind: copy", "'original' or 'digest'", id="kind"),
        pytest.param("status: gone", "'current' or 'retracted'", id="status"),
        pytest.param("a: b\npublished: May 2020", "a.md:3: ", id="a date in words"),
        pytest.param("published: 2020-13-01", "a.md:2: ", id="a month that is none"),
        pytest.param("published: 2020-02-30", "written as 2024", id="advice on it"),
        pytest.param("published: '2020-02-30'", "not a date", id="a day that is none"),
        pytest.param("paragraphs: 3", "a list with one entry", id="no list"),
        pytest.param("paragraphs: [1, 0]", "as entry 2", id="line 0"),
        pytest.param("paragraphs: [[1, x]]", "as entry 1", id="a word"),
        pytest.param("title: a\ntitle: b", "a.md:3: ", id="a key that stands twice"),
        pytest.param("title: !!python/name:os.system", "a.md:2", id="a tag"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(lines: str, said: str) -> None:
    text = f"---\n{lines}\n---\nBody"
    with pytest.raises(DocumentError) as caught:
        read_front_matter(text, "a.md")
    assert said in str(caught.value)


def test_front_matter_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(DocumentError, match=r"a\.md:1: .* not closed"):
        read_front_matter("---\ntitle: Six\n\nBody", "a.md")


def test_deep_nesting_is_an_error() -> None:
    with pytest.raises(DocumentError, match=r"a\.md:"):
        read_front_matter("---\ntitle: " + "[" * 9000 + "\n---\n", "a.md")


@pytest.mark.parametrize(
    "text",
    "2020 2020-07 2020-07-05 2020~ 2020-07? 2020-07-05% 2020/2021 2020-05~/2020-07 "
    "2020/.. ../2020 2020/ /2020-01".split(),
)
def test_a_date_of_the_tool(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    "|2020 |May 2020|20|2020-7|2020-13|2020-02-30|2020~~|~2020|2020-07-05T10|/|../..|"
    "2021/2020|2020/2021/2022|0000".split("|"),
)
def test_no_date_of_the_tool(text: str) -> None:
    assert not is_edtf(text)


SOURCES = """\
# comment
[[source]]
match = "*.txt"
publisher = "Kurdistan 24"
tier = 3

[[source]]
match = "001_*.txt"
title = "Bases"
published = 2020-07-05
tier = 1

[[source]]
match = "sub/*.md"
publisher = "Below"
"""


def sources(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_later_entry_wins_over_an_earlier_one(tmp_path: Path) -> None:
    found = read_sources(sources(tmp_path, SOURCES))
    assert source_for("001_a.txt", [found]) == Source(
        title="Bases", publisher="Kurdistan 24", published="2020-07-05", tier=1
    )
    assert source_for("sub/002_b.txt", [found]) == Source(
        publisher="Kurdistan 24", tier=3
    )
    assert source_for("sub/c.md", [found]) == Source(publisher="Below")
    assert source_for("c.md", [found]) == Source()


def test_a_nearer_file_wins_over_a_farther_one(tmp_path: Path) -> None:
    far = read_sources(sources(tmp_path, SOURCES))
    near = read_sources(
        sources(tmp_path, '[[source]]\nmatch="*"\ntier=2\n'), folder="sub"
    )
    assert source_for("sub/001_a.txt", [far, near]).tier == 2
    assert source_for("001_a.txt", [far, near]).tier == 1
    assert source_for("subs/001_a.txt", [far, near]).tier == 1


def test_an_entry_that_matches_nothing_is_told(tmp_path: Path) -> None:
    found = read_sources(sources(tmp_path, SOURCES))
    (notice,) = found.notices(["001_a.txt"])
    assert notice.endswith("sources.toml:13: 'sub/*.md' matches no document")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[[source]]\nmatch = 1", "sources.toml:1: ", id="match"),
        pytest.param("[[source]]\ntier = 1", "has no 'match'", id="no match"),
        pytest.param(
            '\n[[source]]\nmatch="*"\npublsher = "x"',
            "sources.toml:2: unknown key 'publsher' in [[source]]; "
            "did you mean 'publisher'?",
            id="a key that is near a known one",
        ),
        pytest.param('[[sources]]\nmatch="*"', "did you mean 'source'?", id="a table"),
        pytest.param("zzz = 1", "known: source", id="a key like none"),
        pytest.param('[source]\nmatch="*"', "two brackets", id="one bracket"),
        pytest.param("source = [1]", "keys and values", id="no table"),
        pytest.param('[[source]]\nmatch="*"\ntier=9', "1, 2 or 3", id="a value"),
        pytest.param("[[source]\n", "not valid TOML", id="no TOML"),
    ],
)
def test_what_is_wrong_in_sources_is_a_configuration_error(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        read_sources(sources(tmp_path, text))
    assert said in str(caught.value)


@pytest.mark.parametrize("data", [b"\xe9", b"a\0"])
def test_sources_that_are_no_text_are_a_configuration_error(
    tmp_path: Path, data: bytes
) -> None:
    path = sources(tmp_path, "")
    path.write_bytes(data)
    with pytest.raises(ConfigError, match="byte offset"):
        read_sources(path)


IN_TOML = """\
+++
# what is known
title = "Bases: handed over"
date = 2020-07-05T10:00:00Z
tags = ["bases",
  "iraq"]
kind = "digest"

[oircheck]
sources = ["a"]
as_of = 2024-09-30
+++
Body
"""


def test_toml_between_plus_signs_is_read_as_yaml_is() -> None:
    front = read_front_matter(IN_TOML, "a.md")
    assert front.metadata.title == "Bases: handed over"
    assert front.metadata.published == "2020-07-05"
    assert front.metadata.kind is SourceKind.DIGEST
    assert front.values["oircheck"] == {"sources": ["a"], "as_of": dt.date(2024, 9, 30)}
    assert front.lines == {"title": 3, "date": 4, "tags": 5, "kind": 7, "oircheck": 9}
    assert IN_TOML[front.body :] == "Body\n"


@pytest.mark.parametrize(
    ("block", "told"),
    [
        pytest.param(
            "title = Bases",
            "a.md:2: the front matter is not valid TOML: ",
            id="no quotes",
        ),
        pytest.param('a = 1\ntier = "x"', "a.md:3: front matter: 'tier'", id="a value"),
        pytest.param(
            "a = 1\na = 2", "a.md:3: the front matter is not valid TOML: ", id="twice"
        ),
    ],
)
def test_toml_that_cannot_be_right_is_told_with_its_line(block: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_front_matter(f"+++\n{block}\n+++\n", "a.md")
    assert str(caught.value).startswith(told)


def test_toml_that_is_not_closed_is_told() -> None:
    with pytest.raises(DocumentError, match=r"a\.md:1: .* a line '\+\+\+'"):
        read_front_matter('+++\ntitle = "x"\n', "a.md")


@pytest.mark.parametrize("text", ["+++\nSix bases.\n+++\n", "+++\n\n+++\n", "+++\nx"])
def test_plus_signs_without_keys_are_text(text: str) -> None:
    assert read_front_matter(text, "a.md") == FrontMatter(Metadata(), 0)
