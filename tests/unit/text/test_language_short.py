"""Sentences of three and four words, in the languages that news is written in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from oircheck.text import is_english, split_sentences
from oircheck.text.language_news import NEWS
from oircheck.text.language_words import ENGLISH

DOSSIERS = Path(__file__).parents[2] / "data" / "dossiers_dev.jsonl"

FOREIGN = """Le maire a démissionné.
Le pont est fermé.
Les ventes baissent.
Les travaux commencent lundi.
L'usine ferme ses portes.
L'école ouvre en septembre.
L'hôpital manque de lits.
Trois personnes furent blessées.
Marie Dupont dirige la banque.
Borgmästaren avgick i maj.
Bron kostade tre miljoner kronor.
Två soldater dog.
Skolan öppnar i september.
Regeringen föll i mars.
Anna Lind leder banken.
O prefeito renunciou.
A ponte está fechada.
Dois soldados morreram.
As vendas caíram.
Maria Silva dirige o banco.
Zwei Soldaten starben.
Anna Lind leitet die Bank.
Los precios suben.
Las ventas bajaron.
I prezzi salgono.
La scuola apre a settembre.
De brug is gesloten.
Twee soldaten stierven.
Broen er lukket.
Rådet godkendte budgettet.
Broen kostet tre millioner kroner.
Silta on suljettu.
Burmistrz zrezygnował w maju.""".splitlines()

JUDGED = """Dos Santos won.
La Scala reopened in May.
Le Monde apologised.
Las Vegas flooded.
De Gaulle resigned.
Die Zeit apologised.
El Salvador defaulted.
Van der Bellen signed.
Bron Studios filed for bankruptcy.
Maria Silva leads Banco do Brasil.
Partido Popular wins Madrid.
Prices rise.
Unemployment increased modestly.
Production resumed Monday.
Café prices doubled.
L'Oréal shares fell.
L'Oreal raised prices.
D'Alema resigned.
Renault closes Flins plant.
Despatch No. 44 of the British chargé d'affaires, Qasr Amin
Raison d'être debated.
"Le maire a démissionné," Dupont said.
Dupont said: "Le maire a démissionné."
"Bron kostade tre miljoner kronor," he said.""".splitlines()


@pytest.mark.parametrize("sentence", FOREIGN)
def test_a_short_sentence_in_another_language_is_told(sentence: str) -> None:
    assert is_english(sentence) is False


@pytest.mark.parametrize("sentence", JUDGED)
def test_a_short_sentence_in_english_is_judged(sentence: str) -> None:
    assert is_english(sentence) is not False


@pytest.mark.parametrize("language", sorted(NEWS))
def test_no_word_of_the_news_is_a_small_word_of_english(language: str) -> None:
    assert not NEWS[language] & ENGLISH


def test_no_sentence_of_the_dossiers_is_refused() -> None:
    refused = [text for text in _texts() if is_english(text) is False]
    assert refused == []


def _texts() -> Iterator[str]:
    lines = DOSSIERS.read_text(encoding="utf-8")
    waiting: list[object] = [json.loads(line) for line in lines.splitlines()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and " " in one:
            yield from (span.of(one) for span in split_sentences(one))
