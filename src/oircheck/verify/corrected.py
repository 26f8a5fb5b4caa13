"""What is corrected: by a text about itself, by its publisher, by a later source.

What "81, not 91" denies, it denies of its own subject only; a copy of the text from
before the correction is corrected with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oircheck.quantities import edtf_interval, read_mentions
from oircheck.types import (
    DateInterval,
    Evidence,
    Ground,
    Mention,
    Outcome,
    SetAside,
    SourceStatus,
    Stage,
    Stance,
)
from oircheck.verify.align import read_words
from oircheck.verify.contrast import (
    MOST_OF_A_NAME,
    Contrast,
    is_value,
    names_value,
)
from oircheck.verify.contrasted import contrasts_of
from oircheck.verify.cues import WITHDRAWN
from oircheck.verify.opposed import (
    days_between,
    differs,
    disagree,
    is_later,
    opposed,
    seen,
)
from oircheck.verify.origins import is_near_but_for_values
from oircheck.verify.sides import takes_back, tells_of_past
from oircheck.verify.speech import content_stems

_CORRECTS = re.compile(
    r"\b(?:corrections?|corrected|corrects|erratum|corrigendum|misstated|misreported"
    r"|(?:gave|given|printed|stated|reported|had|named) (?:a |an |the )?(?:wrong"
    r"|incorrect|mistaken|false)|(?:was|were) (?:wrong|incorrect|mistaken|in error)"
    r"|wrongly|in error|an earlier version|regrets? the error|transposed|put right"
    r"|clarification|revised (?:figure|number|total)s?)\b",
    re.IGNORECASE,
)
_CORRECTED_ON = re.compile(
    r"\b(?:corrections?(?: was)?(?: made)?|corrected|amended|updated|clarification)"
    r"[,:(]* ?\Z",
    re.IGNORECASE,
)
"""What stands before the day of a correction."""

_MISSTATED = re.compile(
    r"\b(?:mis(?:stated|reported|printed|counted|dated)|(?:gave|stated|reported|had)"
    r" (?:the |a |an )?(?:wrong|incorrect|mistaken)(?:ly)?)\b",
    re.IGNORECASE,
)
"""What tells of which value a mistake was made, without the value."""

_NOT = re.compile(
    r"\b(?:and )?not (?:the |an? |on |in |by )?(?P<word>[^\W\d_][\w’'-]*)"
)

LEAST_COVERED = 0.5
"""Share of the claim's words that a withdrawal has which takes the claim back."""


def put_right(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what states a value that a contrast denies of the same thing.

    That is so in the text itself, in a copy of it, and in what was published before
    the correction. The sentence with the contrast never gives way to it; nor, where
    nothing is corrected but something has changed, does what was before, unless the
    claim is of the present.
    """
    past = tells_of_past(claim)
    correctors = [
        (later, contrast) for later in heard for contrast in contrasts_of(later)
    ]
    for item in heard:
        if item.stance is Stance.NEUTRAL or _is_retracted(item):
            continue
        unit = item.retrieved.passage.view.text
        for later, contrast in correctors:
            before = contrast.leaves_past(unit)
            if later is item or (before and past):
                continue
            if _is_put_right(item, later, contrast, heard):
                ground = Ground.OTHER_DAY if before else Ground.CORRECTED
                yield SetAside(evidence=item, ground=ground, by=later)
                break
        else:
            by = next((x for x in heard if _got_wrong(item, x, heard)), None)
            if by is not None:
                yield SetAside(evidence=item, ground=Ground.CORRECTED, by=by)


def _got_wrong(item: Evidence, later: Evidence, heard: Sequence[Evidence]) -> bool:
    """Whether a text, or its publisher later, says that it got a value of it wrong.

    "We said that 900 tonnes were spilled", or "misstated how much was spilled".
    """
    unit = later.retrieved.passage.view.text
    cue = WITHDRAWN.search(unit) or _MISSTATED.search(unit)
    if cue is None or later is item or not item.comparisons:
        return False
    if not _has_same_origin(item, later, heard):
        return False
    wrong = unit[cue.end() :]
    values = read_mentions(wrong, reference=None)
    if values and not any(_compares(item, value) for value in values):
        return False
    of_value = names_value(wrong, but=values)
    own = {word.stem for word in read_words(item.retrieved.passage.view.text)}
    least = 1 if values else 2
    return len(of_value) >= least and (
        len(of_value & own) >= MOST_OF_A_NAME * len(of_value)
    )


def _has_same_origin(
    item: Evidence, later: Evidence, heard: Sequence[Evidence]
) -> bool:
    """Whether a passage is of the text of a correction, or a copy of it, or before."""
    own, theirs = item.retrieved, later.retrieved
    if own.passage.doc_id == theirs.passage.doc_id:
        return True
    publishers = set(own.published_by)
    before = not publishers.isdisjoint(theirs.published_by) and is_later(later, item)
    return before or _is_copy(item, later, heard)


def _is_put_right(
    item: Evidence, later: Evidence, contrast: Contrast, heard: Sequence[Evidence]
) -> bool:
    unit = item.retrieved.passage.view.text
    own = {word.stem for word in read_words(unit)}
    same_text = item.retrieved.passage.doc_id == later.retrieved.passage.doc_id
    states = _compares(item, contrast.denied, contrast.stated)
    if not states or not contrast.is_of(own):
        return False
    if same_text:
        return not contrasts_of(item)
    if _is_copy(item, later, heard):
        return True
    if later.retrieved.source.tier > item.retrieved.source.tier:
        return False
    about = contrast.subject or _shares(unit, later)
    if not about or _is_of_another_name(item, later, contrast):
        return False
    return _before(item, later, outright=contrast.outright)


def _is_of_another_name(item: Evidence, later: Evidence, contrast: Contrast) -> bool:
    """Whether a correction is of another place or person than a passage.

    "The bakers of Vell gave away 500, not 300" leaves the 300 of those of Hurn alone,
    unless it names the article by its title.
    """
    if not contrast.names or _names_title(item, later):
        return False
    own, theirs = _text_of(item), _text_of(later)
    strange = contrast.names - {word.stem for word in read_words(own)}
    return bool(strange) and not _names_in(item) <= {x.stem for x in read_words(theirs)}


def _text_of(item: Evidence) -> str:
    return f"{item.retrieved.source.title or ''}. {item.retrieved.passage.premise}"


def _names_in(item: Evidence) -> set[str]:
    """Return the stems of the names of a sentence, those of its dates apart."""
    unit = item.retrieved.passage.view.text
    values = [one.span for one in read_mentions(unit, reference=None)]
    return {
        word.stem
        for word in read_words(unit)
        if word.capital and not any(word.span.overlaps(value) for value in values)
    }


def _names_title(item: Evidence, later: Evidence) -> bool:
    """Whether a correction has the whole title of the text of a passage."""
    title = item.retrieved.source.title
    return title is not None and _speaks_of(title.lower(), _text_of(later).lower())


def _compares(item: Evidence, value: Mention, beside: Mention | None = None) -> bool:
    """Whether a passage states a value where it speaks of the claim's."""
    published = item.retrieved.source.published
    reference = edtf_interval(published) if published else None
    compared = [each.stated.span for each in item.comparisons]
    return any(
        is_value(one, value, beside=beside or value)
        and any(one.span.overlaps(span) for span in compared)
        for one in read_mentions(item.retrieved.passage.view.text, reference=reference)
    )


def _is_copy(item: Evidence, later: Evidence, heard: Sequence[Evidence]) -> bool:
    """Whether a passage repeats, but for the values, the text of the correction."""
    premise = item.retrieved.passage.premise
    if any(_speaks_of(name, premise) for name in later.retrieved.published_by):
        return True
    unit = item.retrieved.passage.view.text
    doc_id = later.retrieved.passage.doc_id
    return any(
        is_near_but_for_values(unit, other.retrieved.passage.view.text)
        for other in heard
        if other.retrieved.passage.doc_id == doc_id
    )


def _shares(unit: str, later: Evidence) -> bool:
    """Whether the text of a correction has most words of another passage."""
    words = content_stems(read_words(unit))
    theirs = content_stems(read_words(later.retrieved.passage.premise))
    return len(words & theirs) >= LEAST_COVERED * len(words)


def _before(item: Evidence, later: Evidence, *, outright: bool) -> bool:
    """Whether a passage was published before a correction.

    What says outright that it corrects has something before it to correct, unless
    that is known to be of a later day.
    """
    own = item.retrieved.source.published
    told, day = _day_of(later), edtf_interval(own) if own else None
    if told is None or day is None or told.first is None or day.first is None:
        return outright
    if day.last and day.last < told.first:
        return True
    return outright and not (told.last and told.last < day.first)


def _day_of(later: Evidence) -> DateInterval | None:
    """Return the day of a correction: "Correction, 12 May:", or of its publication."""
    published = later.retrieved.source.published
    day = edtf_interval(published) if published else None
    unit = later.retrieved.passage.view.text
    for one in read_mentions(unit, reference=day):
        if one.dates and _CORRECTED_ON.search(unit[: one.span.start]):
            return one.dates
    return day


def corrections(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what a later passage of the other side corrects.

    What has no day is before what says outright that it corrects, where title or
    wording ties the two.
    """
    del claim
    gone: set[int] = set()
    for earlier, later in (*opposed(heard), *_undated(heard)):
        if id(earlier) not in gone and _corrects(earlier, later):
            gone.add(id(earlier))
            yield SetAside(evidence=earlier, ground=Ground.CORRECTED, by=later)


def _undated(heard: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield opposite sides of which one or both have no day, the correction second."""
    for later in heard:
        if not _says_outright(later):
            continue
        for earlier in heard:
            if (
                disagree(later, earlier)
                and days_between(earlier, later) is None
                and earlier.retrieved.passage.doc_id != later.retrieved.passage.doc_id
                and later.retrieved.source.tier <= earlier.retrieved.source.tier
                and not _says_outright(earlier)
                and _is_tied(earlier, later)
            ):
                yield earlier, later


def _says_outright(item: Evidence) -> bool:
    title, unit = item.retrieved.source.title, item.retrieved.passage.view.text
    return _CORRECTS.search(f"{title or ''}. {unit}") is not None


def _is_tied(earlier: Evidence, later: Evidence) -> bool:
    """Whether a correction has a passage's title, or its words and all its names."""
    if _names_title(earlier, later):
        return True
    stems = {word.stem for word in read_words(_text_of(later))}
    unit = earlier.retrieved.passage.view.text
    return _names_in(earlier) <= stems and _shares(unit, later)


def _corrects(earlier: Evidence, later: Evidence) -> bool:
    """Whether a text says outright that another was wrong, or "not Lotte"."""
    if _denies_name_of(earlier, later.retrieved.passage.view.text):
        return True
    own = {word.stem for word in read_words(earlier.retrieved.passage.view.text)}
    contrasts = contrasts_of(later)
    if contrasts and not any(one.is_of(own) for one in contrasts):
        return False
    source, passage = later.retrieved.source, later.retrieved.passage
    outright = _CORRECTS.search(f"{source.title or ''}. {passage.premise}")
    return outright is not None and (
        differs(earlier, later) or _other_name(earlier, later)
    )


def _denies_name_of(earlier: Evidence, unit: str) -> bool:
    """Whether "not Lotte Quist" stands there, and the other says so."""
    theirs = {word.text for word in read_words(earlier.retrieved.passage.view.text)}
    found = (match["word"].split("-")[0].split("'")[0] for match in _NOT.finditer(unit))
    return any(word[:1].isupper() and word in theirs for word in found)


def _other_name(earlier: Evidence, later: Evidence) -> bool:
    return any(
        item.kind is Stage.NAME and item.outcome is Outcome.UNDETERMINED
        for item in (*earlier.comparisons, *later.comparisons)
    )


def taken_back(claim: str, heard: Sequence[Evidence]) -> Iterator[SetAside]:
    """Set aside what its own publisher later withdraws, or says to be otherwise.

    Whether the later passage is read as a side does not matter: "it was Marthe, not
    Lotte" takes Lotte back in any case.
    """
    able = [item for item in heard if seen(item, "covered_premise") >= LEAST_COVERED]
    for item in heard:
        if item.stance is Stance.NEUTRAL or _is_retracted(item):
            continue
        for later in able:
            if is_later(later, item) and _takes_back(claim, item, later):
                yield SetAside(evidence=item, ground=Ground.CORRECTED, by=later)
                break


def _is_retracted(item: Evidence) -> bool:
    return item.retrieved.source.status is not SourceStatus.CURRENT


def _takes_back(claim: str, item: Evidence, later: Evidence) -> bool:
    if not any(_names(later, name) for name in item.retrieved.published_by):
        return False
    unit = later.retrieved.passage.view.text
    return takes_back(claim, later) or _denies_name_of(item, unit)


def _names(item: Evidence, publisher: str) -> bool:
    """Whether a passage is of a publisher, or speaks of it by name."""
    found = item.retrieved
    return publisher in found.published_by or _speaks_of(
        publisher, found.passage.premise
    )


def _speaks_of(publisher: str, text: str) -> bool:
    """Whether a text has the whole name of a publisher."""
    return re.search(rf"(?<!\w){re.escape(publisher)}(?!\w)", text) is not None
