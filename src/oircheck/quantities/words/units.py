"""Units of measure, durations and currencies, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its dimension and its size in the dimension's base unit."""

    symbol: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0


_MEASURES = """
mm|length|0.001|mm, millimetre, millimeter
cm|length|0.01|cm, centimetre, centimeter
m|length|1|metre, meter
km|length|1000|km, kilometre, kilometer, km.
um|length|1e-6|µm, μm, micron, micrometre, micrometer
nm|length|1e-9|nanometre, nanometer
in|length|0.0254|inch, inche
ft|length|0.3048|foot, feet, ft
yd|length|0.9144|yard, yd
mi|length|1609.344|mile, mi
nmi|length|1852|nautical mile, sea mile
ly|length|9.4607e15|light year, light - year
AU|length|1.495978707e11|astronomical unit, au
fathom|length|1.8288|fathom
furlong|length|201.168|furlong
pc|length|3.0857e16|parsec
mm2|area|1e-6|mm², mm2, square millimetre, square millimeter, sq mm
m2|area|1|m², m2, square metre, square meter, sq m, sqm
km2|area|1e6|km², km2, square kilometre, square kilometer, sq km, sqkm
cm2|area|1e-4|cm², square centimetre, square centimeter
ha|area|10000|ha, hectare
acre|area|4046.8564|acre
ft2|area|0.09290304|square foot, square feet, sq ft, sq . ft ., sq . ft, sqft
mi2|area|2589988.11|square mile, sq mi, sq mile
yd2|area|0.83612736|square yard
ug|mass|1e-9|µg, μg, mcg, microgram
mg|mass|1e-6|mg, milligram, milligramme
g|mass|0.001|gram, gramme, gm
kg|mass|1|kg, kgs, kilogram, kilogramme, kilo
t|mass|1000|tonne, metric ton, metric tonne, ton
kt|mass|1e6|kiloton, kilotonne
Mt|mass|1e9|megaton, megatonne
Gt|mass|1e12|gigaton, gigatonne
lb|mass|0.45359237|lb, lbs, pound - mass
oz|mass|0.028349523|oz, ounce
st|mass|6.35029318|stone
carat|mass|0.0002|carat
mL|volume|1e-6|ml, millilitre, milliliter, cc
cL|volume|1e-5|cl, centilitre, centiliter
dL|volume|1e-4|dl, decilitre, deciliter
L|volume|0.001|litre, liter, ltr
hL|volume|0.1|hl, hectolitre, hectoliter
cm3|volume|1e-6|cm³, cm3, cubic centimetre, cubic centimeter
yd3|volume|0.764554858|cubic yard
fl_oz|volume|2.95735e-5|fluid ounce, fl oz
tsp|volume|4.92892e-6|teaspoon, tsp
tbsp|volume|1.478676e-5|tablespoon, tbsp
cup|volume|2.365882e-4|cup
quart|volume|9.46353e-4|quart
m3|volume|1|m³, m3, cubic metre, cubic meter
km3|volume|1e9|km³, cubic kilometre, cubic kilometer
ft3|volume|0.0283168|cubic foot, cubic feet, cu ft
gal|volume|0.00378541|gallon, gal
pint|volume|0.000568261|pint
barrel|volume|0.1589873|barrel, bbl
bushel|volume|0.0352391|bushel
km/h|speed|0.2777777778|km / h, km / hr, kmh, kmph, kph, km per hour, \
kilometre per hour, kilometer per hour, kilometre an hour, kilometer an hour, \
km an hour
mph|speed|0.44704|mph, m.p.h., mile per hour, mile an hour, miles / h
km/s|speed|1000|km / s, kilometre per second, kilometer per second, \
kilometre a second, kilometer a second
ft/s|speed|0.3048|ft / s, foot per second, feet per second
m/s|speed|1|m / s, metre per second, meter per second, metre a second, meter a second
knot|speed|0.514444|knot, kt
degC|temperature|1|°c, ° c, ºc, º c, degree celsius, degree centigrade, degree c, \
celsius, celsius degree, centigrade, centigrade degree, degrees celsius, \
degrees centigrade, degrees c
degF|temperature|0.5555555556|°f, ° f, ºf, º f, degree fahrenheit, degrees fahrenheit, \
degree f, degrees f, fahrenheit, fahrenheit degree
K|temperature|1|kelvin
deg|angle|1|degree, °, º
rad|angle|57.29577951|radian, rad
W|power|1|watt
kW|power|1000|kw, kilowatt
MW|power|1e6|mw, megawatt
GW|power|1e9|gw, gigawatt
TW|power|1e12|terawatt
hp|power|745.7|horsepower, hp, bhp
J|energy|1|joule
kJ|energy|1000|kj, kilojoule
MJ|energy|1e6|mj, megajoule
kWh|energy|3.6e6|kwh, kilowatt hour, kilowatt - hour
MWh|energy|3.6e9|mwh, megawatt hour, megawatt - hour
GWh|energy|3.6e12|gwh, gigawatt hour, gigawatt - hour
TWh|energy|3.6e15|twh, terawatt hour, terawatt - hour
cal|energy|4.184|calorie
kcal|energy|4184|kcal, kilocalorie
eV|energy|1.602e-19|ev, electronvolt, electron volt
keV|energy|1.602e-16|kev, kiloelectronvolt
MeV|energy|1.602e-13|mev, megaelectronvolt
GeV|energy|1.602e-10|gev, gigaelectronvolt
TeV|energy|1.602e-7|tev, teraelectronvolt
BTU|energy|1055.06|btu, british thermal unit
bit|data|0.125|bit
kbit|data|125|kilobit
Mbit|data|125e3|megabit
Gbit|data|125e6|gigabit
B|data|1|byte
kB|data|1e3|kb, kilobyte
MB|data|1e6|mb, megabyte
GB|data|1e9|gb, gigabyte
TB|data|1e12|tb, terabyte
PB|data|1e15|pb, petabyte
kbit/s|rate|1e3|kbps, kbit / s, kilobit per second
Mbit/s|rate|1e6|mbps, mbit / s, megabit per second, megabit a second
Gbit/s|rate|1e9|gbps, gigabit per second
Hz|frequency|1|hertz, hz
kHz|frequency|1e3|khz, kilohertz
MHz|frequency|1e6|mhz, megahertz
GHz|frequency|1e9|ghz, gigahertz
V|voltage|1|volt
kV|voltage|1000|kv, kilovolt
mV|voltage|0.001|mv, millivolt
A|current|1|ampere, amp
mA|current|0.001|milliamp, milliampere
mAh|charge|3.6|mah, milliamp hour, milliampere hour
ohm|resistance|1|ohm
Pa|pressure|1|pascal
hPa|pressure|100|hpa, hectopascal, millibar, mbar
kPa|pressure|1000|kpa, kilopascal
MPa|pressure|1e6|mpa, megapascal
GPa|pressure|1e9|gpa, gigapascal
mmHg|pressure|133.322|mmhg, mm hg
atm|pressure|101325|atm
bar|pressure|1e5|bar
psi|pressure|6894.757|psi
N.m|torque|1|newton metre, newton meter
rpm|frequency|0.01666667|rpm
N|force|1|newton
kN|force|1000|kn, kilonewton
lm|light|1|lumen
dB|sound|1|db, decibel
Bq|activity|1|becquerel
mSv|dose|1|msv, millisievert
magnitude|magnitude|1|magnitude
ppm|concentration|1|ppm, part per million
ppb|concentration|0.001|ppb, part per billion
point|index|1|point
"""
_DURATIONS = """
s|duration|1.1574074074074073e-05|second, sec
min|duration|6.944444444444444e-04|minute, min, mins
h|duration|0.041666666666666664|hour, hr, hrs
d|duration|1|day
wk|duration|7|week, wk
fortnight|duration|14|fortnight
mo|duration|30.4375|month
a|duration|365.25|year, yr, yrs
decade|duration|3652.5|decade
century|duration|36525|century, centurie
millennium|duration|365250|millennium, millennia
ms|duration|1.1574074074074074e-08|millisecond
"""
_LETTERS = {
    "m": ("m", "length", 1.0),
    "g": ("g", "mass", 0.001),
    "t": ("t", "mass", 1000.0),
    "L": ("L", "volume", 0.001),
    "l": ("L", "volume", 0.001),
    "W": ("W", "power", 1.0),
    "V": ("V", "voltage", 1.0),
    "J": ("J", "energy", 1.0),
    "K": ("K", "temperature", 1.0),
    "C": ("degC", "temperature", 1.0),
    "F": ("degF", "temperature", 5 / 9),
    "kt": ("kt", "mass", 1e6),
    "Mt": ("Mt", "mass", 1e9),
    "Gt": ("Gt", "mass", 1e12),
    "nm": ("nm", "length", 1e-9),
    "Nm": ("N.m", "torque", 1.0),
    "lm": ("lm", "light", 1.0),
    "in": ("in", "length", 0.0254),
    "h": ("h", "duration", 1 / 24),
    "s": ("s", "duration", 1 / 86400),
}
LETTER_UNITS: Mapping[str, Unit] = {
    letter: Unit(*row) for letter, row in _LETTERS.items()
}
"""Symbols too short to be read without a digit before them; case counts."""

_OFFSETS = {"degF": 459.67 * 5 / 9, "degC": 273.15}


def _rows(table: str) -> dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for line in table.replace("\\\n", "").strip().splitlines():
        symbol, dimension, factor, names = line.split("|")
        unit = Unit(symbol, dimension, float(factor), _OFFSETS.get(symbol, 0.0))
        for name in names.split(","):
            words = tuple(name.split())
            for form in _forms(words):
                found.setdefault(form[0], []).append((form, unit))
    return {
        word: tuple(sorted(rows, key=lambda row: -len(row[0])))
        for word, rows in found.items()
    }


def _forms(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    forms = [words]
    if words[-1].isalpha() and len(words[-1]) > 2:
        forms.append((*words[:-1], words[-1] + "s"))
    for at, word in enumerate(words[:-1]):
        if len(word) > 2 and word.isalpha() and words[at + 1] in ("per", "an", "a"):
            forms.append((*words[:at], word + "s", *words[at + 1 :]))
    return forms


MEASURES = _rows(_MEASURES)
"""Units of measure by the first word of their name, longest first."""

DURATIONS = _rows(_DURATIONS)
"""Units of time, their factors in days, by the first word of their name."""

UNITS: Mapping[str, Unit] = {
    unit.symbol: unit
    for table in (MEASURES, DURATIONS)
    for rows in table.values()
    for _, unit in rows
}
"""Every unit by its symbol."""

CURRENCY_SIGNS: Mapping[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "฿": "THB",
    "₫": "VND",
}
SIGN_PREFIXES: Mapping[str, str] = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "r": "BRL",
    "nt": "TWD",
    "mx": "MXN",
}
"""Letters glued to a dollar sign."""

METRE_LEADS = frozenset(
    "wave waves height heights depth depths altitude distance distances jump jumped"
    " leap leapt throw threw cleared vault vaulted mast width length radius diameter"
    " altitudes tall deep swell swells sprint outreach span draught draft beam"
    " elevation clearance circumference".split()
)
"""Before "12m" these show that metres are meant, not millions."""

METRE_WORDS = frozenset(
    "across apart tall high long wide deep away above below from radius thick race"
    " final sprint"
    " freestyle butterfly backstroke breaststroke hurdles relay medley dash heats rifle"
    " pistol world champion pool yacht boat trawler cliff drop wave crater tunnel wall"
    " crane trench statue turbine blade telescope antenna dish chimney".split()
)
"""After "100m" these show that metres are meant, not millions."""

CURRENCY_CODES = frozenset(
    "USD EUR GBP JPY CHF CNY RMB INR RUB KRW ILS TRY UAH NGN PHP THB VND AUD CAD NZD"
    " HKD SGD BRL TWD MXN SEK NOK DKK PLN CZK HUF ZAR AED SAR QAR IQD IRR PKR BDT IDR"
    " MYR EGP KES DM FF ISK RON BGN KZT GEL ARS CLP COP PEN KWD OMR BHD JOD LKR NPR"
    " BTC ETH".split()
)
LOWER_CODES = frozenset("usd eur gbp jpy cny inr aud cad chf btc".split())
"""Codes that are no words, so that they count in lower case too."""

CURRENCY_ALIASES: Mapping[str, str] = {"RMB": "CNY", "DM": "DEM", "FF": "FRF"}
CURRENCY_WORDS: Mapping[str, str] = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "quid": "GBP",
    "yen": "JPY",
    "franc": "CHF",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "ruble": "RUB",
    "rouble": "RUB",
    "won": "KRW",
    "shekel": "ILS",
    "lira": "TRY",
    "hryvnia": "UAH",
    "naira": "NGN",
    "baht": "THB",
    "dong": "VND",
    "rand": "ZAR",
    "peso": "MXN",
    "real": "BRL",
    "reais": "BRL",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "NOK",
    "kroner": "NOK",
    "zloty": "PLN",
    "dinar": "IQD",
    "riyal": "SAR",
    "dirham": "AED",
    "rial": "IRR",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "shilling": "KES",
    "mark": "DEM",
    "guilder": "NLG",
    "lev": "BGN",
    "leva": "BGN",
    "forint": "HUF",
    "koruna": "CZK",
    "leu": "RON",
    "lei": "RON",
    "tenge": "KZT",
    "lari": "GEL",
    "manat": "AZN",
    "taka": "BDT",
    "kyat": "MMK",
    "birr": "ETB",
    "kwacha": "ZMW",
    "cedi": "GHS",
    "bolivar": "VES",
    "peseta": "ESP",
    "escudo": "PTE",
    "drachma": "GRD",
    "lire": "ITL",
    "schilling": "ATS",
    "markka": "FIM",
    "sterling": "GBP",
    "stg": "GBP",
    "dlr": "USD",
    "bitcoin": "BTC",
    "\u5143": "CNY",
    "\u5186": "JPY",
    "\uc6d0": "KRW",
    "z\u0142": "PLN",
    "k\u010d": "CZK",
}
NATIONS: Mapping[str, Mapping[str, str]] = {
    "dollar": {
        "us": "USD",
        "u.s.": "USD",
        "american": "USD",
        "australian": "AUD",
        "canadian": "CAD",
        "singapore": "SGD",
        "hong kong": "HKD",
        "new zealand": "NZD",
        "taiwan": "TWD",
    },
    "dlr": {"canadian": "CAD", "australian": "AUD", "u.s.": "USD", "hong kong": "HKD"},
    "pound": {"egyptian": "EGP", "sterling": "GBP", "british": "GBP"},
    "franc": {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF"},
    "rupee": {"pakistani": "PKR", "indian": "INR", "sri lankan": "LKR"},
    "peso": {"philippine": "PHP", "mexican": "MXN", "argentine": "ARS"},
    "dinar": {"iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD"},
    "krone": {"danish": "DKK", "norwegian": "NOK"},
    "kroner": {"danish": "DKK", "norwegian": "NOK"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"},
    "won": {"korean": "KRW"},
    "mark": {"german": "DEM"},
    "rial": {"iranian": "IRR", "omani": "OMR"},
}
"""Currency by the nation before the name of the currency."""
