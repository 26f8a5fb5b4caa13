from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from oircheck.quantities import (
    ValueComparer,
    compare_mentions,
    edtf_interval,
    read_mentions,
)
from oircheck.quantities.outcomes.sets import values
from oircheck.quantities.sentences.refine import MOST_VALUES
from oircheck.types import Comparison, DateInterval, Interval, Mention, Outcome

PUBLISHED = DateInterval(dt.date(2020, 8, 14), dt.date(2020, 8, 14))
NOUNS = ("bases", "people", "homes", "ships", "soldiers")
MODIFIERS = (
    "",
    "about ",
    "nearly ",
    "more than ",
    "fewer than ",
    "at least ",
    "up to ",
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()

numbers = st.integers(min_value=2, max_value=999_999)
modifiers = st.sampled_from(MODIFIERS)
nouns = st.sampled_from(NOUNS)


def spelled(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        words = f"{_ONES[hundreds]} hundred"
        return f"{words} and {spelled(rest)}" if rest else words
    thousands, rest = divmod(number, 1000)
    words = f"{spelled(thousands)} thousand"
    joint = " and " if rest < 100 else " "
    return f"{words}{joint}{spelled(rest)}" if rest else words


def only(text: str) -> Mention:
    (mention,) = read_mentions(text, reference=PUBLISHED)
    return mention


def outcome(claim: str, source: str) -> Outcome:
    return compare_mentions(claimed=only(claim), stated=only(source))[0]


@given(numbers)
def test_words_and_digits_say_the_same(number: int) -> None:
    for form in (spelled(number), f"{number:,}"):
        mention = only(f"{form} bases")
        assert (mention.low, mention.high) == (number, number)


@given(numbers, modifiers, numbers, modifiers, nouns)
def test_writing_a_number_another_way_never_changes_an_outcome(
    one: int, first: str, other: int, second: str, noun: str
) -> None:
    digits = outcome(f"{first}{one:,} {noun}", f"{second}{other:,} {noun}")
    words = outcome(f"{first}{spelled(one)} {noun}", f"{second}{other:,} {noun}")
    assert digits is words


@given(numbers, modifiers, numbers, modifiers, nouns)
def test_conflict_is_mutual(
    one: int, first: str, other: int, second: str, noun: str
) -> None:
    mine, theirs = f"{first}{one:,} {noun}", f"{second}{other:,} {noun}"
    there, back = outcome(mine, theirs), outcome(theirs, mine)
    assert (there is Outcome.CONFLICT) == (back is Outcome.CONFLICT)


@given(numbers, modifiers, nouns)
def test_agreement_is_reflexive(number: int, modifier: str, noun: str) -> None:
    phrase = f"{modifier}{number:,} {noun}"
    assert outcome(phrase, phrase) is Outcome.AGREE


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_lies_in_its_month_and_year(day: dt.date) -> None:
    exact = f"on {day.day} {day:%B %Y}"
    assert outcome(f"in {day:%B %Y}", exact) is Outcome.AGREE
    assert outcome(f"in {day.year}", exact) is Outcome.AGREE
    assert outcome(exact, f"in {day:%B %Y}") is Outcome.UNDETERMINED
    assert outcome(f"in {day.year + 1}", exact) is Outcome.CONFLICT


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
)
def test_two_days_agree_only_when_they_are_the_same(
    one: dt.date, other: dt.date
) -> None:
    found = outcome(f"on {one.day} {one:%B %Y}", f"on {other.isoformat()}")
    assert found is (Outcome.AGREE if one == other else Outcome.CONFLICT)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_an_edtf_day_is_that_day(day: dt.date) -> None:
    assert edtf_interval(day.isoformat()) == DateInterval(day, day)


pieces = st.sampled_from(
    [
        *"0123456789.,-/:%$€£()'\"",
        *" \n\u2013\u2019\u00a0",
        *"one two twenty hundred thousand million half third of a and to in on".split(),
        *"May March 2020 Monday last next ago later from between early".split(),
        *"percent km years people bases \u0663 \uff11 1,200 3-5 $3.5bn Q3".split(),
    ]
)


@given(st.lists(pieces, max_size=30), st.booleans())
@settings(max_examples=300)
def test_any_text_is_read_with_exact_places(parts: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(parts)
    for mention in read_mentions(text, reference=PUBLISHED):
        assert mention.text == mention.span.of(text)
        assert mention.span.start <= mention.value_span.start
        assert mention.value_span.end <= mention.span.end
        assert mention.value_span.start < mention.value_span.end


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_mentions(text, reference=PUBLISHED)
    read_mentions(text, reference=None)


@given(st.lists(pieces, max_size=20), st.lists(pieces, max_size=20))
def test_no_pair_of_texts_breaks_the_comparer(
    claim: list[str], unit: list[str]
) -> None:
    found = ValueComparer().compare(
        claim=" ".join(claim),
        claim_date=None,
        unit=" ".join(unit),
        context="",
        passage_date=PUBLISHED,
    )
    for one in found:
        assert one.stated.text == one.stated.span.of(" ".join(unit))


def compared(claim: str, unit: str) -> tuple[Comparison, ...]:
    return ValueComparer().compare(
        claim=claim,
        claim_date=PUBLISHED,
        unit=unit,
        context="",
        passage_date=PUBLISHED,
    )


@given(numbers, modifiers, numbers, modifiers, nouns)
@settings(max_examples=60)
def test_writing_a_number_another_way_never_changes_what_a_sentence_is_worth(
    one: int, first: str, other: int, second: str, noun: str
) -> None:
    unit = f"In the end {second}{other:,} {noun} were counted."
    forms = (f"{one:,}", spelled(one))
    found = [
        [each.outcome for each in compared(f"{first}{form} {noun} were counted.", unit)]
        for form in forms
    ]
    assert found[0] == found[1]


@given(numbers, modifiers, numbers, modifiers, nouns)
@settings(max_examples=60)
def test_conflict_of_sentences_alike_is_mutual(
    one: int, first: str, other: int, second: str, noun: str
) -> None:
    mine = f"The count found {first}{one:,} {noun}."
    theirs = f"The count found {second}{other:,} {noun}."
    there = Outcome.CONFLICT in {each.outcome for each in compared(mine, theirs)}
    back = Outcome.CONFLICT in {each.outcome for each in compared(theirs, mine)}
    assert there == back


sentence_parts = st.sampled_from(
    [
        "the northern depot lost 40 buses",
        "of its 5,200 troops 2,500 left",
        "exports rose from 2.1 to 4.2 million tonnes",
        "sales doubled in May 2019",
        "Anna Hart, 61, was born on 4 March 1959",
        "the third base was handed over",
        "prices fell by a third",
        "costs did not exceed $5 million",
        "the war lasted from 1939 to 1945",
        "two soldiers and a civilian were hurt",
    ]
)


@given(st.lists(sentence_parts, min_size=1, max_size=3, unique=True))
@settings(max_examples=60)
def test_a_sentence_of_several_values_never_contradicts_itself(
    parts: list[str],
) -> None:
    text = f"It is said that {' and '.join(parts)}."
    outcomes = {one.outcome for one in compared(text, text)}
    assert Outcome.CONFLICT not in outcomes


intervals = st.builds(
    lambda low, width, low_open, high_open: Interval(
        low, low + width, low_open and width > 0, high_open and width > 0
    ),
    st.integers(-20, 20).map(float),
    st.integers(0, 20).map(float),
    st.booleans(),
    st.booleans(),
)


@given(intervals, intervals, intervals)
def test_intervals_obey_the_laws_of_sets(
    one: Interval, two: Interval, three: Interval
) -> None:
    assert one.within(one)
    assert one.meets(one)
    assert one.meets(two) == two.meets(one)
    if one.within(two):
        assert one.meets(two)
        assert two.within(three) <= one.within(three)
        assert one.meets(three) <= two.meets(three)
    if one.within(two) and two.within(one):
        assert one == two


@given(numbers, modifiers, nouns)
def test_what_is_written_lies_in_what_it_leaves_open(
    number: int, modifier: str, noun: str
) -> None:
    found = values(only(f"{modifier}{number:,} {noun}"))
    assert found.plain.within(found.hard)
    assert found.soft.meets(found.hard)


def test_texts_of_many_values_do_not_grow_with_their_product() -> None:
    """A value is read once, and what is beyond the first values is left aside."""
    few, many = (
        ", ".join(f"{7 * at + 3:,} bases" for at in range(size)) for size in (20, 2000)
    )
    assert len(compared(few, few)) == 20
    assert len(compared(many, many)) <= MOST_VALUES
