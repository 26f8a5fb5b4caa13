from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from oircheck.evaluate import evaluate, render_plot
from oircheck.evaluate.plot import LEFT, SIDE, TOP
from oircheck.types import Claim, GoldClaim, Judgement, Label

SVG = "{http://www.w3.org/2000/svg}"
JudgementOf = Callable[[Label], Judgement]


def plotted(
    verdicts: list[tuple[float, bool]], judgement_of: JudgementOf, title: str = "t"
) -> ET.Element:
    pairs = []
    for confidence, right in verdicts:
        label = Label.SUPPORTED if right else Label.REFUTED
        gold = GoldClaim(claim=Claim(claim_id="1", text="x"), label=label)
        found = judgement_of(Label.SUPPORTED)
        verdict = dataclasses.replace(found.verdict, confidence=confidence)
        pairs.append((gold, dataclasses.replace(found, verdict=verdict)))
    scores = evaluate(pairs, paragraphs={})
    text = render_plot(scores, title=title)
    assert text == render_plot(scores, title=title)
    return ET.fromstring(text)


def test_points_stand_where_the_bins_say(judgement_of: JudgementOf) -> None:
    found = plotted(
        [(0.95, True), (0.95, True), (0.95, True), (0.95, False), (0.25, False)],
        judgement_of,
    )
    circles = found.findall(f"{SVG}circle")
    assert [
        (float(item.attrib["cx"]), float(item.attrib["cy"])) for item in circles
    ] == [
        pytest.approx((LEFT + 0.25 * SIDE, TOP + SIDE)),
        pytest.approx((LEFT + 0.95 * SIDE, TOP + 0.25 * SIDE)),
    ]
    small, large = (float(item.attrib["r"]) for item in circles)
    assert small < large
    said = [item.findtext(f"{SVG}title") for item in circles]
    assert said == ["0 of 1 right at 0.250", "3 of 4 right at 0.950"]
    assert len(found.findall(f"{SVG}polyline")) == 1


def test_nothing_is_drawn_of_nothing(judgement_of: JudgementOf) -> None:
    found = plotted([], judgement_of)
    assert found.findall(f"{SVG}circle") == found.findall(f"{SVG}polyline") == []
    assert "No verdict" in str(found.findtext(f"{SVG}desc"))


def test_titles_are_escaped(judgement_of: JudgementOf) -> None:
    found = plotted([(0.5, True)], judgement_of, title='<a> & "b".csv')
    assert found.findtext(f"{SVG}title") == '<a> & "b".csv'
    assert len(found.findall(f"{SVG}polyline")) == 0
