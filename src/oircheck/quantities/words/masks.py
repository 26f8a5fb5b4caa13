"""Words beside which a number names something instead of counting it."""

from __future__ import annotations

LABELS = frozenset(
    "exits junctions terminals gates flights platforms tables figures figs"
    " base paras items verses volumes seats lots article articles section sections sec"
    " chapter chapters resolution resolutions"
    " channel terminal gate highway interstate route flight room rooms platform pier"
    " unit runway exit junction page pages p pp paragraph paragraphs para figure fig"
    " table number numbers no nos no. volume vol vol. verse rule rules regulation"
    " regulations directive clause clauses schedule amendment title proposition prop"
    " docket case exhibit appendix annex footnote line lines item question lot tier"
    " grade level type class model version release build ver category phase mark"
    " formula studio area zone ward precinct district sector block bus tram train"
    " track lane box form file bill executive protocol chromosome episode season"
    " series part act scene book psalm stage step round heat group pool bay hangar"
    " building hall theatre apartment apt suite floor locker seat shelf code sol"
    " iphone ipad galaxy pixel windows android ios xbox playstation boeing airbus"
    " embraer antonov tupolev sukhoi apollo gemini soyuz voyager artemis vostok"
    " falcon saturn ariane atlas hubble mariner pioneer luna chandrayaan shenzhou"
    " msci nasdaq ftse dax s&p stoxx nikkei psalm sonnet symphony opus op"
    " game day week lap leg set race test camp post point outpost hill route-x"
    " ax python java javascript php linux ubuntu debian firefox chrome safari macos"
    " typescript android kotlin numpy django postgres postgresql mysql sqlite kernel"
    " bluetooth usb http html css unicode postcode chap chaps ch".split()
)
"""A bare number after one of these is a name ("Article 5", "Terminal 3")."""

SOFT_LABELS = frozenset(
    "stage type grade level phase table port exit exits junction zone tier class"
    " postcode category error code model list season episode part round lap"
    " force".split()
)
"""Lower-case labels that name something unless a unit follows the number."""

WEAPONS = frozenset(
    "revolver revolvers pistol pistols handgun handguns rifle rifles calibre caliber"
    " gun guns bullet bullets".split()
)
"""After ".38" and "9mm" these show a calibre."""

WORD_LABELS = frozenset(
    "season episode chapter part act stage phase volume page article section verse"
    " round number platform gate channel version type category grade level".split()
)
"""Labels that name something when a number in words closes the phrase."""

NUMBER_COMPOUNDS = frozenset(
    "figure figures digit digits pointer pointers phase under over par a for"
    " star".split()
)
"""Hyphened behind a number these make an adjective of it ("six-figure")."""

LOWER_LABELS = frozenset(
    "paragraphs paras items lines clauses verses volumes rooms seats lots"
    " page pages p pp chapter chapters section sections sec article articles paragraph"
    " chap chaps ch para channel terminal flight room gate runway version clause"
    " footnote apartment"
    " volume vol figure fig figs resolution route highway interstate no nos no. nos."
    " number"
    " verse item items appendix annex psalm iphone windows apollo ver".split()
)
"""Labels that name something even where they are not capitalised."""

AFTER_UNIT_NAMES = frozenset(
    "airborne division divisions brigade brigades regiment regiments battalion"
    " battalions infantry armored armoured cavalry fleet army corps squadron wing"
    " marine marines circuit street avenue congress district precinct airlift"
    " artillery engineers company platoon group expeditionary panzer guards st ave"
    " mountain parachute arrondissement".split()
)
"""Capitalised words after an ordinal that make it a name ("101st Airborne")."""

STREETS = frozenset(
    "street road avenue lane drive boulevard square terrace crescent court place way"
    " st. st rd ave blvd close row mews gardens parkway highway".split()
)

SCORE_VERBS = frozenset(
    "won win wins winning lost lose loses losing beat beats beating defeat defeats"
    " defeated drew draw draws tied tie ties led lead leads leading thrashed edged"
    " downed routed hammered trounced passed pass passes approved voted vote votes"
    " ruled rejected score scored scores scoreline victory defeat loss level ahead"
    " scores results aggregate halftime half-time upheld split swept clinched".split()
)

PRONOUN_AFTER_ONE = frozenset(
    "of another that who whom whose which by can could would should must may might"
    " and or to in on at for with from as but if than has had is was will does did"
    " ' , . ; : ? ! ) — where when even really needs thing day way".split()
)
"""After "one" these show a pronoun, not a count."""

NOUN_ONE_BEFORE = frozenset("no every any some each".split())
"""Before "one" these show a pronoun."""

ONE_COMPOUNDS = frozenset(
    "sided off time way one man woman liner stop size of to on dimensional"
    " piece up".split()
)

SECOND_COMPOUNDS = frozenset(
    "hand guess guessed guessing nature rate class degree string tier life wind".split()
)

FIRST_COMPOUNDS = frozenset("class hand aid rate ever".split())

PREFIXES = frozenset(
    "mid early late pre post non sub over under near ultra multi semi anti pro".split()
)
"""Lower-case words that may stand glued before a number without naming it."""

HALF_COMPOUNDS = frozenset(
    "time year brother sister mast hearted baked moon life way truth term back".split()
)

FIXED = (
    ("one", "by", "one"),
    ("one", "another"),
    ("one", "after", "another"),
    ("one", "after", "the", "other"),
    ("at", "one", "point"),
    ("at", "one", "time"),
    ("one", "and", "the", "same"),
    ("one", "or", "two"),
    ("square", "one"),
    ("day", "one"),
    ("one", "on", "one"),
    ("one", "-", "on", "-", "one"),
    ("one", "at", "a", "time"),
    ("two", "by", "two"),
    ("at", "sixes", "and", "sevens"),
    ("first", "half"),
    ("second", "half"),
    ("second", "to", "none"),
    ("second", "thoughts"),
    ("second", "thought"),
    ("second", "nature"),
    ("second", "home"),
    ("second", "homes"),
    ("second", "world", "war"),
    ("first", "world", "war"),
    ("first", "of", "all"),
    ("at", "first"),
    ("at", "first", "glance"),
    ("first", "and", "foremost"),
    ("third", "world"),
    ("third", "party"),
    ("third", "-", "party"),
    ("third", "parties"),
    ("come", "to", "nought"),
    ("came", "to", "nought"),
    ("comes", "to", "nought"),
    ("for", "nought"),
    ("zero", "-", "sum"),
    ("zero", "tolerance"),
    ("zero", "-", "tolerance"),
    ("back", "to", "square", "one"),
    ("on", "all", "fours"),
    ("24", "/", "7"),
    ("9", "/", "11"),
    ("7", "/", "7"),
    ("50", "-", "50"),
    ("fifty", "-", "fifty"),
    ("50", "/", "50"),
    ("20", "/", "20"),
    ("20", "-", "20"),
    ("one", "way", "or", "another"),
    ("one", "thing"),
    ("one", "day"),
    ("million", "-", "dollar", "question"),
    ("in", "one", "way"),
    ("in", "two", "minds"),
    ("three", "-", "dimensional"),
    ("two", "-", "dimensional"),
    ("split", "second"),
    ("in", "half"),
    ("half", "-", "hearted"),
    ("other", "half"),
    ("better", "half"),
    ("on", "one", "hand"),
    ("on", "the", "one", "hand"),
    ("for", "one"),
    ("hundred", "percent"),
    ("double", "-", "digit"),
    ("double", "digit"),
    ("double", "digits"),
    ("single", "-", "digit"),
    ("triple", "-", "digit"),
    ("thousand", "oaks"),
    ("three", "mile", "island"),
    ("catch", "-", "22"),
    ("one", "hundred", "percent", "sure"),
)
"""Whole expressions that state no quantity."""
