from __future__ import annotations

import pytest

from oircheck.text import split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


CASES = {
    "ranks and generations": [
        "Col. Myles B. Caggins III spoke.|He left.",
        "Gen. Kenneth F. McKenzie Jr. commands CENTCOM.|He said so.",
        "Lt. Gen. Pat White and Maj. Gen. Lee left.|Adm. Kim stayed.",
        "Sgt. 1st Class Lee and Pfc. Kim left.|Capt. Ann Lee stayed.",
        "The bill of Sens. Riegle and Lee failed.|Reps. Kim and Tan wept.",
        "On Jan. 20, former Sen. Carl T. Ruiz Jr. became the 12th U.S. envoy to the "
        "E.U.|Thousands watched the ceremony in Brussels.",
        "Prof. Dr. Smith met Mr. and Mrs. Jones at St. John's.|They ate.",
    ],
    "countries and cities": [
        "The U.S.-Iraq Strategic Dialogue began.|It ended.",
        "The E.U., the U.N. and the U.S. agreed.|So did others.",
        "It was in the U.S.|The president spoke.",
        "The U.S. Army left.|The U.S. President spoke.",
        "Both armies (of the U.S.) Smith counted.",
        "He came from the U.K.|His wife did not.",
        "He moved to Washington, D.C.|In 2020 he left.",
        "It grows in Bandon, Ore. (Sept. 28), and Macon, Ga. (Oct. 1).|It is rare.",
        "He lives in Portland, Ore.|Smith does not.",
        "He met Rep. Adam Smith, D-Wash., and Sen. Jim Risch.|They spoke.",
    ],
    "quotations": [
        '"Why?" Caggins asked.|He left.',
        '"Why?" the spokesman asked.|"Because," she said.',
        '"We will stay!" he said.|"Always."',
        '"Will they go?"|She says nobody knew.',
        'He asked, "Why?"|Caggins did not answer.',
        '"We are in the U.S."|Smith nodded.',
        'He said: "We won.|They lost."|She left.',
        "“It ended.”|“It did not.”",
        'It began in 2014.|"We won," he said.',
        '"No.|We won\'t," he said.',
    ],
    "times and days": [
        "They met at 3 p.m. Friday.|It rained.",
        "They met at 3 p.m.|The talks failed.",
        "They met at 3 p.m. EST on Friday.",
        "They met at 3 p.m. Baghdad time.|It rained.",
        "He said it at 10:30 a.m.|Col. Caggins agreed.",
        "They met on Jan. 5.|It was cold.",
        "It began in Sept. 2014.|It ended in Dec. 2017.",
        "They lay in the sun.|Individuals left.",
    ],
    "companies": [
        "Apple Inc. said so.|Exxon Mobil Corp. fell.",
        "He works at Apple Inc.|It is large.",
        "Apple Inc. Chairman Lee said so.",
        "He left Morgan Stanley and Co.|AMR agreed to buy planes.",
        "The company (Exxon Corp.) Chairman Lee ran fell.|It rose.",
        "Yahoo! Inc. said so.",
    ],
    "numbers": [
        "It is rule No. 5 of the list.|See Nos. 3 and 4.",
        "He said no.|Five others agreed.",
        "It rose 3.5 percent to $1.2 million.|It fell 0.5.",
        "It rose to 3.5.|It fell.",
        "It cost $5 million.|1,200 people left.",
        "See eqns. (1) and (2) in Vol. IV.|They hold.",
        "They love art.|I propose it.",
        "It is 6 ft. tall.|She is near Ft. Bragg.",
    ],
    "initials and references": [
        "J. R. R. Tolkien wrote it.|C. S. Lewis did not.",
        "It was built by John F. Kennedy.|He died.",
        "He got vitamin C.|Then he left.",
        "Smith et al. (2020) found it.|They were right.",
        "The bases closed.[12]|They reopened.[13][14]|Then they closed.",
        "The bases closed. [12]|They reopened [1, 2].|They closed.",
        "Roe v. Wade and Bush vs. Gore ended.|So did V.|We know.",
        "The bases, e.g. Kirkuk, i.e. K-1, closed.|It was over.",
        "The house is at 303 W. Comstock St.|The owner left.",
    ],
    "marks": [
        "He waited... and left.|She stayed.",
        "He waited...|She stayed.",
        "Reverence for the laws . . . must become the religion.|It did.",
        "The base closed.|(It reopened later.)|Then it closed.",
        "The base closed (see Fig. 3).|It reopened.",
        "They left!|She stayed?|Yes.",
        'It was published late May .|"Our attacks began."',
        "See https://x.org/a.b?c=D.E and notes.txt for more.|It is good.",
        "It ended in Iraq.|al-Qaida claimed it.|iPhone sales rose.",
    ],
    "lists": [
        "1. The first item.|It is long.",
        "a) The first item.|It is long.",
        "iv. The first item.|It is long.",
    ],
}


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(marked, id=f"{name} {number}")
        for name, group in CASES.items()
        for number, marked in enumerate(group, start=1)
    ],
)
def test_news_prose_is_split_where_its_sentences_end(marked: str) -> None:
    expected = marked.split("|")
    assert sentences(" ".join(expected)) == expected


def test_a_lost_space_hides_no_end() -> None:
    text = "It sees a chance for its insurgency.The group said so."
    assert sentences(text) == [text[:36], text[36:]]


@pytest.mark.parametrize("text", ["", " \n", "\u00a0"])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_white_space_around_sentences_is_left_out() -> None:
    assert sentences("  Six closed. \n\n Two did not ") == [
        "Six closed.",
        "Two did not",
    ]
