"""What looks like a number and names something is not reported."""

from __future__ import annotations

import pytest

from oircheck.quantities import read_mentions


def texts(sentence: str) -> list[str]:
    return [mention.text for mention in read_mentions(sentence, reference=None)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("See https://example.org/a/12 now.", id="address of a page"),
        pytest.param("See www.example.org/12 now.", id="address without scheme"),
        pytest.param("Write to desk.12@example.org now.", id="mail address"),
        pytest.param("Follow @desk_24 and #vote2020 now.", id="handle and hashtag"),
        pytest.param("Call +44 20 7946 0000 now.", id="international telephone"),
        pytest.param("Call (020) 7946 0000 now.", id="telephone with area code"),
        pytest.param("Call 555-123-4567 now.", id="telephone of ten digits"),
        pytest.param("The ISBN is 978-3-16-148410-0 here.", id="long chain"),
        pytest.param("They had a record of 44-7-15 then.", id="chain of three"),
        pytest.param("Install 3.2.1 now.", id="version"),
        pytest.param("The host 192.168.0.1 is down.", id="network address"),
        pytest.param("He wore No. 10 there.", id="numbered"),
        pytest.param("The law, § 12a, holds.", id="section sign"),
        pytest.param("The case is 410 U.S. 113 there.", id="law report"),
        pytest.param("It is 12 F.3d 34 there.", id="federal reporter"),
        pytest.param("It is 12 F. Supp. 34 there.", id="federal supplement"),
        pytest.param("It is 12 S. Ct. 34 there.", id="supreme court reporter"),
        pytest.param("It is 18 U.S.C. 1001 there.", id="code of law"),
        pytest.param("The F-16, the G7 and COVID-19 matter.", id="names with digits"),
        pytest.param("Press Ctrl+3 now.", id="keys"),
        pytest.param("The 5G mast and the 49ers' bus stand.", id="digits lead a name"),
        pytest.param("They won 3-1 away.", id="score"),
        pytest.param("They lost 1-3 away.", id="score of the losers"),
        pytest.param("She won 3-6, 6-4, 6-1.", id="sets"),
        pytest.param("It drew 0-0.", id="score without goals"),
        pytest.param("The odds are 3:1.", id="odds"),
        pytest.param("Rated 10/10 again.", id="rating"),
        pytest.param("Turn to pages 40-44.", id="range of pages"),
        pytest.param("Exits 12 and 15 are shut.", id="list of exits"),
        pytest.param("See table 12 there.", id="table in lower case"),
        pytest.param("They watched season three.", id="label before a word"),
        pytest.param("He quoted Kurdistan 24.", id="number of a name"),
        pytest.param("He lives at 10 Downing Street.", id="house number"),
        pytest.param("He lives at 12 E. Burnside St.", id="house with an initial"),
        pytest.param("3. The committee meets.", id="number of a list"),
        pytest.param("(3) The committee meets.", id="bracketed number of a list"),
        pytest.param("The 101st Airborne landed.", id="unit"),
        pytest.param("It was built in 240 BC.", id="before our era"),
        pytest.param("It is of the 3rd century BC.", id="century before our era"),
        pytest.param("His mid-30s hits are loved.", id="decade of life"),
        pytest.param("It was a six-figure sum.", id="compound"),
        pytest.param("It was a two-for-one split.", id="split"),
        pytest.param("He held a .38 revolver.", id="calibre"),
        pytest.param("He held a 9mm pistol.", id="calibre in millimetres"),
        pytest.param("One of them left.", id="pronoun"),
        pytest.param("No one left.", id="no one"),
        pytest.param("It takes a split second.", id="split second"),
        pytest.param("Every second child reads.", id="every second"),
        pytest.param("It is second nature.", id="fixed phrase"),
        pytest.param("She flies first class.", id="first class"),
        pytest.param("The several States agreed.", id="distributive"),
    ],
)
def test_names_and_codes_are_not_reported(sentence: str) -> None:
    assert texts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("Met on 4.3.2020.", ["on 4.3.2020"], id="no version"),
        pytest.param("Met on 2020-03-04.", ["on 2020-03-04"], id="no chain"),
        pytest.param("Some 3-5 people came.", ["Some 3-5"], id="no score"),
        pytest.param("Yields fell to 2-1/4 pct.", ["2-1/4 pct"], id="mixed fraction"),
        pytest.param("About 1/3 of them left.", ["About 1/3"], id="fraction"),
        pytest.param("It met in 2020.", ["in 2020"], id="year"),
        pytest.param("The grade 3 percent fell.", ["3 percent"], id="label and unit"),
        pytest.param("A second, weaker one hit.", ["second", "one"], id="a second"),
        pytest.param("The first class of 40.", ["first", "40"], id="a class"),
    ],
)
def test_what_only_looks_like_a_code_is_reported(
    sentence: str, found: list[str]
) -> None:
    assert texts(sentence) == found
