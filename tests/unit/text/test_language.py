from __future__ import annotations

import pytest

from oircheck.text import document_is_english, is_english, parse_document

ENGLISH = """Six bases were handed over.
The minister resigned.
Police said so.
Jean-Claude de la Croix beat Juan del Potro.
Der Spiegel and Die Zeit reported on it.
Il Sole 24 Ore said Banca Monte dei Paschi di Siena lost money.
Prime Minister Adil Abdul-Mahdi visited Erbil.
He directed "La vie est belle et le monde est à nous" in 1999.
Sinn Féin and Plaid Cymru agree.
Recep Tayyip Erdoğan told the Türkiye Büyük Millet Meclisi he would go.
BRIDGE CLOSED AFTER STORM, POLICE SAY IT WAS NOT SAFE
The coup d'état of 1952 ended the régime.
Bayern München and Borussia Dortmund drew.
The Partido dos Trabalhadores and the Movimento Democrático Brasileiro merged.
Les Misérables opened in the West End.
A man is taking a walk.""".splitlines()

UNTOLD = """Es regnet.
Al-Qaim, K-1, Abu Ghraib.
Rio de Janeiro.
OK.
5 %
El Niño.
U.S. Military evacuated U.S. citizens.""".splitlines()

FOREIGN = """Der Minister ist gestern zurückgetreten.
Die Zahl der Toten stieg auf zwölf.
Sechs Stützpunkte wurden übergeben.
Le ministre a démissionné hier.
Six bases ont été remises aux forces irakiennes.
Les prix ont augmenté.
El ministro dimitió ayer por la tarde.
No hay nada que decir sobre este asunto.
O ministro não respondeu às perguntas.
A ponte foi fechada em março.
Il ministro si è dimesso ieri.
Sei basi sono state consegnate alle forze irachene.
De minister is gisteren afgetreden.
Het regende de hele dag.
Sex baser har lämnats över till armén.
Minister podał się wczoraj do dymisji.
Bakan dün akşam istifa etti.
Ministr včera odstoupil ze své funkce.
Ministrul și-a dat demisia ieri.
Enam pangkalan telah diserahkan kepada pasukan Irak.
Şeş baregeh radestî hêzên Iraqê hatin kirin.
Шесть баз были переданы.
تم تسليم ست قواعد.
六个基地已移交。
Ο υπουργός παραιτήθηκε.
대신은 어제 사임했다.""".splitlines()


@pytest.mark.parametrize("sentence", ENGLISH)
def test_english_stays_english_however_foreign_its_names(sentence: str) -> None:
    assert is_english(sentence) is True


@pytest.mark.parametrize("sentence", FOREIGN)
def test_other_languages_are_told(sentence: str) -> None:
    assert is_english(sentence) is False


@pytest.mark.parametrize("text", [*UNTOLD, "", "   "])
def test_too_little_is_not_judged(text: str) -> None:
    assert is_english(text) is None


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("\n\n".join(ENGLISH), True),
        ("\n\n".join(FOREIGN), False),
        ("\n\n".join([*ENGLISH, *FOREIGN[:3]]), True),
        ("1, 2, 3", None),
    ],
)
def test_a_document_is_told_by_its_larger_part(text: str, english: bool | None) -> None:
    document = parse_document(text.encode(), path="a.md", doc_id="a.md")
    assert document_is_english(document) is english
