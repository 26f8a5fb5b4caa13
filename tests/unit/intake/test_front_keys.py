from __future__ import annotations

import pytest

from oircheck.intake.front_keys import misspelt_keys


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "The mayor resigned.", ""])


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("publised", "published"),
        ("pubished", "published"),
        ("publishd", "published"),
        ("publisehd", "published"),
        ("pubisher", "publisher"),
        ("publsher", "publisher"),
        ("titel", "title"),
        ("tilte", "title"),
        ("languge", "language"),
        ("orignal", "original"),
        ("staus", "status"),
        ("teir", "tier"),
        ("paragrahps", "paragraphs"),
        ("Publisher", "publisher"),
        ("URL", "url"),
        ("Date", "date"),
    ],
)
def test_a_key_that_is_nearly_a_known_one_is_told(written: str, known: str) -> None:
    text = front("tags: [a, b]", f"{written}: 2020-07-05")
    (found,) = misspelt_keys(text, "docs/a.md")
    assert found == (
        f"docs/a.md:3: front matter: unknown key '{written}', passed over; "
        f"write '{known}' if that is what it means"
    )


@pytest.mark.parametrize(
    "key",
    "tags layout author authors date draft slug categories description subtitle"
    " publishDate publish_date lastmod updated lang link links image weight aliases"
    " type permalink source sources section series summary keywords toc state uri urls"
    " time timer data kid mind comments publication".split(),
)
def test_what_is_ordinary_in_markdown_is_not(key: str) -> None:
    assert misspelt_keys(front(f"{key}: x"), "a.md") == ()


def test_a_key_beside_the_one_that_it_resembles_is_another_one() -> None:
    assert misspelt_keys(front("title: A", "titles: [B]"), "a.md") == ()


def test_only_keys_of_the_front_matter_itself_are_looked_at() -> None:
    nested = front("meta:", "  publised: 2020", "note: |", "  pubisher: x")
    assert misspelt_keys(nested, "a.md") == ()
    assert misspelt_keys("publised: 2020\n\nThe mayor resigned.\n", "a.md") == ()
    body = front("title: A") + "publised: 2020\n"
    assert misspelt_keys(body, "a.md") == ()


def test_each_key_of_a_file_is_told_in_its_order_with_its_line() -> None:
    text = "\ufeff---\r\ntitel: A\r\n# a note\r\n'pubisher': B\r\n---\r\nText.\r\n"
    found = misspelt_keys(text, "a.md")
    assert [one.split(" front", 1)[0] for one in found] == ["a.md:2:", "a.md:4:"]


def test_a_front_matter_that_cannot_be_read_is_told_by_its_reader() -> None:
    assert misspelt_keys("---\ntitle: [\npublised: 2020\n---\n", "a.md") == ()
