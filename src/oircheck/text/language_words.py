"""The words that bind sentences, by language; those of names of people are left out."""

from __future__ import annotations

from collections.abc import Mapping

from oircheck.text.words import NEGATIONS, STOP_WORDS

ENGLISH = (
    STOP_WORDS
    | NEGATIONS
    | frozenset(
        """across again against already although among another around became because
        become becomes began behind below between both called came cannot come could
        didn't doesn't don't down early either else even ever every few first followed
        former gave get give go good got great however include included including
        isn't just last late later least less let like little long made make makes
        many much must never new next nothing now off often old one others out own
        part people per put rather reported said same saw say says second seen several
        she should show showed since small still take taken than that's themselves
        then there's these they think this those though three through time told too
        took toward towards two under until use used very want wasn't well went were
        weren't what when where whether which while who whole whose why with within
        without won won't work year years yet you your it's he's we're they're i'm
        amid according announced near least left four five seven eight nine
        day days month months week weeks met rose fell lost beat struck closed
        opened brings agree visited""".split()
    )
) - frozenset("t d s".split())

_LATIN = {
    "German": """der die das den dem des ein eine einen einem einer eines und
        oder aber nicht ist sind war waren wird werden wurde wurden hat haben
        hatte hatten sein seine seiner seinen ihre ihrer ihren ich du er sie
        wir ihr es mit von vom zu zum zur auf aus bei beim nach seit für über
        unter durch gegen ohne um vor zwischen als wie wenn weil dass daß ob
        auch noch nur schon sehr mehr kein keine keinen sich man im am ans ins
        dieser diese dieses jetzt heute gestern hier dort bis dann kann können
        muss soll will mich dir ihm ihnen uns euch wer wo warum sagte gibt
        alle immer wieder zwei drei""",
    "French": """le la les un une des du de et ou mais ne pas est sont était
        étaient été a ont avait avaient sera seront être avoir il elle ils
        elles nous vous je tu on ce cette ces cet son sa ses leur leurs mon ma
        mes notre votre que qui quoi dont où dans sur sous avec sans pour par
        entre chez vers aux au plus moins très aussi comme quand si lorsque
        parce depuis pendant après avant selon contre tout tous toute toutes
        même encore déjà jamais rien c'est n'est s'est qu'il qu'elle d'un
        d'une l'on fait peut deux trois lors ainsi cela y en se""",
    "Spanish": """el la los las un una unos unas de del y o pero no es son era
        eran fue fueron ha han había ser estar está están él ella ellos ellas
        nosotros yo tú usted se su sus mi mis nuestro que quien cual donde
        cuando como en con sin para por sobre entre hacia hasta desde según
        contra al más menos muy también ya si porque aunque este esta estos
        estas ese esa eso esto todo todos todas otro otra lo le les nos me te
        dijo hay tiene tienen puede dos tres años hoy ayer""",
    "Portuguese": """o os as um uma uns umas de do da dos das e ou mas não é são era
        eram foi foram há ser estar está estão ele ela eles elas nós eu você
        se seu sua seus suas meu minha que quem qual onde quando como em no na
        nos nas com sem para por pelo pela pelos pelas sobre entre até desde
        contra ao aos à às mais menos muito também já porque embora este esta
        estes estas esse essa isso isto todo todos outro outra lhe disse tem
        têm pode dois duas três anos hoje ontem num numa""",
    "Italian": """il lo la i gli le un uno una di del dello della dei degli delle
        e o ma non è sono era erano stato stata ha hanno aveva essere avere
        lui lei loro noi io tu si suo sua suoi sue mio mia che chi quale dove
        quando come in nel nello nella nei negli nelle con senza per su sul
        sulla sui sulle tra fra da dal dalla dai dalle al allo alla ai agli
        alle più meno molto anche già se perché questo questa questi queste
        quello quella tutto tutti altro altra ci ne detto può due tre anni
        oggi ieri dell'anno l'ha c'è""",
    "Dutch": """de het een en of maar niet is zijn was waren wordt worden werd
        werden heeft hebben had hadden hij zij ze wij we ik jij je u hun haar
        mijn ons onze dit dat deze die wat wie waar wanneer hoe in op aan uit
        bij naar van voor over onder door tegen zonder om tussen als dan omdat
        ook nog al zeer meer geen er te tot met sinds volgens kan kunnen moet
        zal zou zei alle heel twee drie jaar vandaag gisteren nu hier daar
        toen nooit altijd""",
    "Swedish": """en ett och eller men inte är var har hade blir blev ska skulle
        han hon de dem vi jag du ni sin sitt sina hans hennes deras min mitt
        den det detta denna dessa som vad vem var när hur i på av till från
        för med utan om under över mellan mot efter före vid genom också redan
        bara mycket mer än att så kan måste sade sa alla två tre år idag igår
        nu här där aldrig""",
    "Danish": """en et og eller men ikke er var har havde bliver blev skal skulle
        han hun de dem vi jeg du sin sit sine hans hendes deres min mit den
        det dette denne disse som hvad hvem hvor når hvordan i på af til fra
        for med uden om under over mellem mod efter før ved gennem også
        allerede kun meget mere end at så kan må sagde alle to tre år dag nu
        her der aldrig""",
    "Norwegian": """en et ei og eller men ikke er var har hadde blir ble skal skulle
        han hun de dem vi jeg du sin sitt sine hans hennes deres min mitt den
        det dette denne disse som hva hvem hvor når hvordan i på av til fra
        for med uten om under over mellom mot etter før ved gjennom også
        allerede bare mye mer enn at så kan må sa alle to tre år dag nå her
        der aldri""",
    "Finnish": """ja tai mutta ei on ovat oli olivat ollut hän he me minä sinä se
        ne tämä tuo nämä mikä kuka missä milloin miten että kun jos koska kuin
        myös jo vain hyvin enemmän kaikki mukaan kanssa ilman ennen jälkeen
        sekä joka jotka jossa sen niiden hänen olla voi pitää sanoi kaksi
        kolme vuotta tänään eilen nyt siellä""",
    "Polish": """i w z na do nie jest są był była było byli będzie się to że o od
        po za dla przez przed pod nad przy bez między oraz ale lub albo czy
        jak kiedy gdzie kto co który która które ten ta te tego tej tych jego
        jej ich mnie nas już tylko także bardzo więcej ma mają miał może roku
        lat dwa trzy dziś wczoraj oni ona""",
    "Czech": """a v ve z ze na do ne není je jsou byl byla bylo byli bude se si
        to že o od po za pro před pod nad při bez mezi ale nebo jak když kde
        kdo co který která které ten ta tento tato jeho její jejich jsem jsme
        už jen také velmi více má mají může roku let dva tři dnes včera podle
        aby""",
    "Romanian": """și si în in la de pe cu fără din pentru prin este sunt era erau
        a au avea fost fi nu un o unui unei ale al ai cel cea cei cele care ce
        cine unde când cum că să dar sau dacă mai foarte după între acest
        această aceste acesta lor lui ei el ea ele noi eu tot toate ani azi
        ieri doi trei""",
    "Turkish": """ve bir bu şu o ile için de da ki ne mi değil olan olarak oldu
        olduğu var yok çok daha en gibi kadar sonra önce göre ise ama veya her
        tüm ben sen biz siz onlar onun bunun dedi yıl gün bugün dün iki üç
        tarafından ancak üzerinde""",
    "Indonesian": """dan di ke dari yang untuk dengan pada adalah ini itu tidak akan
        telah sudah dalam oleh sebagai juga atau tetapi karena mereka kami
        kita saya dia ia bisa dapat ada lebih para secara setelah tahun hari
        bagi antara hingga dua tiga kepada""",
    "Hungarian": """a az és vagy de nem is van volt voltak lesz hogy egy ez ezt azt
        ami aki amely ahol mikor hogyan mert ha csak már még nagyon több mint
        után előtt szerint között alatt felett nélkül minden ők én te mi ti
        őket két három év ma tegnap ki meg el""",
    "Catalan": """el la els les un una uns unes de del dels i o però no és són era
        eren fou ha han hi ser estar amb sense per per sobre entre fins des
        segons contra al als més menys molt també ja si perquè aquest aquesta
        aquests aquestes tot tots altre que qui on quan com seva seu seus dos
        tres anys avui ahir va""",
    "Croatian": """i u na za od do s sa iz je su bio bila bilo bili će se da ne
        nije nisu što koji koja koje kako kada gdje tko ali ili jer ako po o
        pri bez između prema oko ovaj ova ovo taj ta to njegov njezin njihov
        mi vi oni ona već samo također vrlo više može godine dva tri danas
        jučer""",
    "Vietnamese": """và của là có không được trong với cho các những một này đó khi
        từ đến người năm đã sẽ đang cũng như vì nhưng hay hoặc tại theo về
        trên dưới sau trước tôi ông bà họ chúng hai ba hôm nay qua""",
    "Swahili": """na ya wa kwa ni katika za la cha vya kuwa hii hiyo huo hizo yake
        wake wao lakini au kama pia sana zaidi baada kabla hakuna si alisema
        mwaka watu leo jana mbili tatu""",
    "Kurdish": """û li ji bi di de ku ew ez em hûn wan vê vî ev ne bû bûn dike
        dikin hate hat hatin ye in jî her lê an ser bin piştî berî salê roj
        îro do du sê gotin""",
    "Afrikaans": """die en of maar nie is was het sal sou word hy sy ons hulle ek jy
        dit dat hierdie daardie wat wie waar wanneer hoe in op aan uit by na
        van vir oor onder deur teen sonder om tussen as omdat ook nog al baie
        meer geen te tot met sedert volgens kan moet gesê alle twee drie jaar
        vandag gister nou hier""",
    "Albanian": """dhe në e i të së një me nga për është janë ishte ishin nuk që ka
        kanë do si por ose kur ku kush çfarë ky kjo këto ata ajo ai ne unë më
        shumë pas para sipas dy tre vit sot dje""",
}

PROFILES: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split()) for name, words in _LATIN.items()
}
"""The binding words of languages in Latin letters."""

BORROWED = frozenset(
    """attaché blasé café cafés château cliché clichés communiqué communiqués consommé
    coup crème débâcle début décor déjà détente divorcé émigré émigrés entrée exposé
    façade façades fiancé fiancée jalapeño matinée mêlée naïve naïveté née papier-mâché
    piñata première protégé protégée purée régime résumé risqué rosé sauté señor señora
    soirée soufflé touché élite états état à über voilà chargé
    chargés brûlée d'affaires d'état d'etat d'oeuvre d'oeuvres d'être d'hôtel d'italia
    d'azur d'appel""".split()
)
"""English words with letters, or marks of elision, that English does not have."""
