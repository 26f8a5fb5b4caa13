"""Words that news is made of, by language: they tell the shortest sentences apart.

None of them is a word of English, nor stands in English texts as one.
"""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = {
    "French": """maire ministre gouvernement ville pont école usine grève travaux
        conseil société banque entreprise soldats morts blessés personnes élections loi
        démissionne démissionné ferme fermé fermée ouvre ouvert coûté coûte payé paie
        voté gagné perdu perd mort morte dirige dirigeait baisse baissent augmente
        augmentent montent commencent continuent annonce annoncé condamné arrêté tué
        tués ventes milliards mois jours semaine semaines janvier février avril mai juin
        juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
        vendredi samedi dimanche pluie chômage hôpital mairie reste restent vend achète
        acheté vendu quitte quitté reçu furent""",
    "Swedish": """borgmästaren borgmästare regeringen regering staden bron priserna
        skolan kommunen fabriken polisen strejken rådet budgeten tåget soldater personer
        skadades dödades avgick avgår kostade kostar betalade stängd stängt stänger
        öppnar öppnade stiger steg sjunker sjönk föll faller vann vinner förlorade leder
        ledde köpte köper sålde säljer grep greps godkände fortsätter försenat försenad
        miljoner miljarder januari februari maj juni juli augusti oktober måndags
        tisdags veckan månader räkningen huset banken partiet företaget bolaget
        domstolen sjukhuset brann började slutade""",
    "Portuguese": """prefeito presidente ministro governo cidade ponte preços escola
        greve câmara empresa comboio vendas pessoas soldados morreram morreu feridas
        feridos renunciou demitiu caiu caíram subiu subiram custou custa fechada fechado
        fechou abre abriu abrem aprovou aprovaram condenou dirige continua continuam
        atrasado ficaram ficou ganhou ganharam perdeu perderam pagou comprou vendeu
        anunciou orçamento milhões bilhões janeiro fevereiro março abril maio junho
        julho agosto setembro outubro novembro dezembro fábrica polícia eleições
        partido""",
    "German": """bürgermeister regierung stadt brücke preise werk schule streik zug
        soldaten menschen starben starb steigen steigt stieg stiegen sinken sinkt fielen
        schließt schloss öffnet öffnete billigte leitet leitete trat zurück kostete
        kostet zahlte zahlt gesperrt gewann gewinnt verlor verliert kaufte verkaufte
        beginnt begann geht weiter verspätung millionen milliarden januar februar märz
        juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag
        haushalt gericht verletzt bleibt blieb regnet""",
    "Spanish": """alcalde alcaldesa ministro gobierno puente precios escuela huelga
        consejo empresa tren ventas personas soldados murieron murió heridos dimitió
        renunció cayó cayeron subió suben subieron bajan bajó bajaron costó cuesta
        cerrado cerrada cierra cerró abre abrió aprobó condenó dirige continúa sigue
        ganó ganaron perdió perdieron pagó compró vendió anunció presupuesto millones
        enero febrero marzo abril mayo junio septiembre octubre noviembre diciembre
        fábrica policía elecciones ley partido""",
    "Italian": """sindaco ministro governo città ponte prezzi scuola sciopero consiglio
        tribunale azienda banca treno vendite persone soldati morti morto feriti dimesso
        dimissioni caduto salgono scendono calano aumentano costato chiuso chiusa chiude
        apre aperto approvato condannato dirige continua vinto vince perso perde pagato
        comprato venduto annunciato bilancio milioni miliardi gennaio febbraio marzo
        aprile maggio giugno luglio settembre ottobre novembre dicembre fabbrica polizia
        elezioni legge partito""",
    "Dutch": """burgemeester regering kabinet stad brug prijzen fabriek staking raad
        rechter bedrijf trein verkoop mensen soldaten stierven stierf gewonden trad af
        kostte kost gesloten sluit sloot opende stijgen stijgt steeg dalen daalt daalde
        gaat gingen keurde goed begroting viel vielen leidt leidde betaalde verloor
        gewonnen kocht koopt verkocht miljoen miljard januari februari maart mei juni
        juli augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag
        vertraging ziekenhuis partij""",
    "Danish": """borgmesteren borgmester regeringen byen broen priserne skolen kommunen
        fabrikken politiet strejken rådet budgettet toget soldater personer døde dræbt
        gik kostede koster betalte lukket lukker lukkede åbner åbnede stiger steg falder
        faldt vandt vinder tabte leder købte køber solgte sælger godkendte fortsætter
        millioner milliarder januar februar maj juni juli oktober uger måneder partiet
        selskabet banken""",
    "Norwegian": """ordføreren ordfører regjeringen byen broen prisene skolen kommunen
        fabrikken politiet streiken rådet budsjettet toget soldater personer døde drept
        gikk kostet koster betalte stengt stenger åpner åpnet stiger steg faller falt
        vant vinner tapte leder kjøpte kjøper solgte selger vedtok fortsetter millioner
        milliarder januar februar mai juni juli oktober desember uker måneder partiet
        selskapet banken""",
    "Finnish": """pormestari hallitus kaupunki silta hinnat koulu tehdas poliisi lakko
        valtuusto pankki juna sotilasta ihmistä kuoli kuolivat erosi maksoi maksaa
        suljettu suljettiin sulkee avataan avattiin nousevat nousi laski laskevat voitti
        hävisi johtaa osti myi hyväksyi jatkuu miljoonaa euroa tammikuussa helmikuussa
        maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa
        lokakuussa marraskuussa joulukuussa""",
    "Polish": """burmistrz prezydent rząd miasto ceny szkoła fabryka policja strajk
        pociąg żołnierzy osoby osób zginęło zginęli zmarł zrezygnował zrezygnowała
        kosztował kosztowała zamknięty zamknięta zamyka otwiera otwarto rosną spadają
        wzrosły spadły wygrał wygrała przegrał kieruje kupił sprzedał zatwierdziła trwa
        milionów miliony złotych stycznia lutego marca kwietnia maju maja czerwca
        czerwcu lipca sierpnia września października listopada grudnia""",
}

NEWS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split()) for name, words in _WORDS.items()
}
"""Language to words that reports of it are made of."""
