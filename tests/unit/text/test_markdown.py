from __future__ import annotations

import pytest

from oircheck.text.markdown import read_markdown
from oircheck.types import Span


def blocks(text: str) -> list[tuple[str, int, str]]:
    return [
        (block.kind.value, block.level, block.view.text)
        for block in read_markdown(text, 0)
    ]


DOCUMENT = """\
# The *Coalition* in Iraq

Six **bases** were handed over.

## Bases ##

- Abu Ghraib
- al-Qaim, near
  the border

  A second paragraph.
  1. nested
- # heading

> The quote goes
> on.

# Another

Set with
two lines
---

```python
code
```

    more code

<div>
markup
</div>

![only an image](a.png)

***
"""


def test_every_kind_of_block_is_told_apart() -> None:
    assert blocks(DOCUMENT) == [
        ("title", 1, "The Coalition in Iraq"),
        ("paragraph", 0, "Six bases were handed over."),
        ("heading", 2, "Bases"),
        ("item", 0, "Abu Ghraib"),
        ("item", 0, "al-Qaim, near the border"),
        ("item", 0, "A second paragraph."),
        ("item", 0, "nested"),
        ("item", 0, "heading"),
        ("quote", 0, "The quote goes on."),
        ("heading", 1, "Another"),
        ("heading", 2, "Set with two lines"),
        ("paragraph", 0, "markup"),
    ]


INLINE = [
    pytest.param("*six* __bases__ ~~no~~", "six bases no", id="emphasis"),
    pytest.param("***six***bases*", "sixbases*", id="nested and left over"),
    pytest.param("2 * 3 _ 4 ~ 5", "2 * 3 _ 4 ~ 5", id="no emphasis"),
    pytest.param("[six *b*](http://x.org 't)') x", "six b x", id="link"),
    pytest.param("[six](<a b> (t)) x", "six x", id="link in angle brackets"),
    pytest.param("[six][r] [r][] [r] x\n\n[r]: /u", "six r r x", id="references"),
    pytest.param("[six][q] [q] x", "[six][q] [q] x", id="unknown references"),
    pytest.param("[![i](a) six](b) x", "six x", id="image in a link"),
    pytest.param("a ![i *j*](u 't')b", "a b", id="image"),
    pytest.param("`six  *b*` x", "six *b* x", id="code"),
    pytest.param("`` a`b `` c", "a`b c", id="code with a tick"),
    pytest.param("`six", "`six", id="a lone tick"),
    pytest.param("<http://x.org/a%20b> x", "http://x.org/a%20b x", id="autolink"),
    pytest.param("a<b>six</b> <!-- c -->d", "asix d", id="inline HTML"),
    pytest.param("six<br>bases<br />now", "six bases now", id="HTML line break"),
    pytest.param("A&amp;B &lt;5 1&#8239;200", "A&B <5 1,200", id="entities"),
    pytest.param("&nosuch; & so", "&nosuch; & so", id="no entities"),
    pytest.param(r"\*six\* \[b\] \q \\", r"*six* [b] \q \ ".strip(), id="escapes"),
    pytest.param("six  \nbases\\\nnow", "six bases now", id="hard breaks"),
    pytest.param("six \n   bases", "six bases", id="soft break"),
    pytest.param("six[^1] bases.[^note]", "six bases.", id="footnote marks"),
    pytest.param("six[^1] x\n\n[^1]: /u", "six x", id="footnote that is a link"),
    pytest.param("U.S.-\nIraq", "U.S.-Iraq", id="wrap behind a hyphen"),
]


@pytest.mark.parametrize(("text", "read"), INLINE)
def test_inline_markup_is_not_read(text: str, read: str) -> None:
    assert blocks(text) == [("paragraph", 0, read)]


@pytest.mark.parametrize(("text", "read"), INLINE)
@pytest.mark.parametrize("lead", ["> ", "- ", "  > - "])
def test_it_maps_to_the_same_place_in_any_container(
    text: str, read: str, lead: str
) -> None:
    lines = text.split("\n")
    indent = lead.replace("-", " ")
    inside = f"Before.\n\n{lead}" + f"\r\n{indent}".join(lines)
    alone = read_markdown(text, 0)[0].view
    view = read_markdown(inside, 0)[1].view
    assert (alone.text, view.text) == (read, read)
    for at in range(len(read)):
        of_alone = alone.to_document(Span(at, at + 1)).of(text)
        of_inside = view.to_document(Span(at, at + 1)).of(inside)
        assert of_alone.split() == of_inside.replace(">", "", "\n" in of_alone).split()


TABLE = r"""
> | Country | *Troops*: | |
> |:--|--:|---|
> | Iraq \| KRI | **5,200** | x |
> | | 3 |
> Syria | 900
> | | | |

after
"""


def test_a_row_is_said_with_its_header() -> None:
    found = read_markdown(TABLE, 0)
    assert [block.view.text for block in found] == [
        "Country: Iraq | KRI; Troops: 5,200; x",
        "Troops: 3",
        "Country: Syria; Troops: 900",
        "after",
    ]
    row = found[0].view
    assert row.to_document(Span(0, len(row.text))).of(TABLE) == (
        r"Iraq \| KRI | **5,200** | x"
    )
    header = row.text.index("Troops")
    value = row.text.index("5,200")
    assert row.to_document(Span(value, value + 5)).of(TABLE) == "5,200"
    assert row.to_document(Span(header, value)) == Span(*[TABLE.index("5,200")] * 2)


def test_a_table_without_rows_says_nothing() -> None:
    assert blocks("| a | b |\n|---|---|\n") == []


def test_only_a_heading_of_level_1_is_the_title() -> None:
    assert blocks("## Bases\n\n# Iraq\n\n# Syria") == [
        ("heading", 2, "Bases"),
        ("title", 1, "Iraq"),
        ("heading", 1, "Syria"),
    ]


def test_deep_nesting_is_read() -> None:
    assert blocks("> " * 40 + "six bases") == [("quote", 0, "six bases")]


def test_a_citation_quotes_the_source_with_its_markup() -> None:
    text = "> \\*He said: six **bases** were\n> not handed over."
    view = read_markdown(text, 0)[0].view
    assert view.to_document(Span(0, 3)).of(text) == "*He"
    space = view.text.index(" not")
    assert view.to_document(Span(space, space + 1)).of(text) == "\n> "
    at = view.text.index("bases")
    assert view.to_document(Span(at, at + len("bases were"))).of(text) == "bases** were"
