"""Laws of the reader that hold for any text, sensible or hostile."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from oircheck.quantities import read_mentions
from oircheck.types import DateInterval, Mention, QuantityKind

DAY = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))
PIECES = (
    "0 1 2 7 9 12 30 31 99 100 1,000 1,00,000 1998 2020 2030 3.5 .5 1e9 0900 00 1/2 ½"
    " ٣ １２ 10⁸ one two a an the half third quarter dozen score gross hundred thousand"
    " million billions lakh point and or to from between of by in on at - -- — / . ,"
    " ; :"
    " ' \" ( ) $ € £ ¥ % ~ + × x ^ & # @ § p m k bn M K g s in ft h km mg per cent"
    " percent points basis st nd th rd May may March june Mar oct Monday sun week"
    " weekend"
    " month year years day days hours minutes decade century centuries quarter Q3 H1 FY"
    " early mid late end start last next this past before after since until ago later"
    " earlier same that following first second twenty-first AD BC a.m. pm noon midnight"
    " o'clock Easter Christmas Good Friday eve summer fall more than at least nearly up"
    " about plus minus negative times fold twice doubled both no every aged old turned"
    " No. Section page won 3-1 2–0 F-16 people bases dollars euros pounds magnitude \n"
    " \u202e \u200b \u00a0 \u2011 שלום عدد"
).split(" ")
pieces = st.lists(st.sampled_from(PIECES), max_size=24)
joints = st.lists(st.sampled_from(("", " ", " ", " ")), min_size=24, max_size=24)


@st.composite
def hostile(draw: st.DrawFn) -> str:
    return "".join(
        piece + joint for piece, joint in zip(draw(pieces), draw(joints), strict=False)
    )


def check(text: str, found: tuple[Mention, ...]) -> None:
    end = 0
    for mention in found:
        assert mention.span.of(text) == mention.text != ""
        assert mention.span.start <= mention.value_span.start
        assert mention.value_span.end <= mention.span.end
        assert mention.span.start >= end or mention.kind is QuantityKind.TIME
        end = max(end, mention.span.end)
        if mention.low is not None and mention.high is not None:
            assert mention.low <= mention.high
        if mention.dates and mention.dates.first and mention.dates.last:
            assert mention.dates.first <= mention.dates.last


@given(hostile())
def test_any_row_of_number_words_is_read_with_exact_places(text: str) -> None:
    check(text, read_mentions(text, reference=DAY))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    check(text, read_mentions(text, reference=DAY))


@given(hostile())
def test_without_a_reference_relative_dates_stay_open(text: str) -> None:
    for mention in read_mentions(text, reference=None):
        if mention.kind is QuantityKind.DATE and mention.relative:
            dates = mention.dates
            anchored = dates is not None and dates.first is not None
            assert anchored or dates == DateInterval(None, None)


@given(st.integers(2, 999_999), st.sampled_from("٠۰०０"))
def test_digits_of_any_script_say_the_same(number: int, zero: str) -> None:
    plain = f"They saw {number} ships."
    foreign = "".join(
        chr(ord(zero) + int(one)) if one.isdecimal() else one for one in plain
    )
    (one,), (other,) = (read_mentions(text, reference=DAY) for text in (plain, foreign))
    assert (one.low, one.span, one.noun) == (other.low, other.span, other.noun)
