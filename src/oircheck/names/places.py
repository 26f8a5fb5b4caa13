"""Countries with their capitals and demonyms, and larger places: the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oircheck.names.tokens import fold

_COUNTRIES = """
Afghanistan|Kabul|Afghan Afghans
Albania|Tirana|Albanian Albanians
Algeria|Algiers|Algerian Algerians
Angola|Luanda|Angolan Angolans
Argentina|Buenos Aires|Argentine Argentinian Argentines Argentinians
Armenia|Yerevan|Armenian Armenians
Australia|Canberra|Australian Australians
Austria|Vienna|Austrian Austrians
Azerbaijan|Baku|Azerbaijani Azeri Azeris
Bahrain|Manama|Bahraini Bahrainis
Bangladesh|Dhaka|Bangladeshi Bangladeshis
Barbados|Bridgetown|Barbadian Barbadians
Belarus|Minsk|Belarusian Belarusians
Belgium|Brussels|Belgian Belgians
Benin|Porto-Novo|Beninese
Bhutan|Thimphu|Bhutanese
Bolivia|La Paz|Bolivian Bolivians
Bosnia|Sarajevo|Bosnian Bosnians
Botswana|Gaborone|Botswanan
Brazil|Brasilia|Brazilian Brazilians
Bulgaria|Sofia|Bulgarian Bulgarians
Burkina Faso|Ouagadougou|Burkinabe
Burundi|Bujumbura|Burundian Burundians
Cambodia|Phnom Penh|Cambodian Cambodians
Cameroon|Yaounde|Cameroonian Cameroonians
Canada|Ottawa|Canadian Canadians
Cape Verde|Praia|Cape Verdean
Chad|N'Djamena|Chadian Chadians
Chile|Santiago|Chilean Chileans
China|Beijing|Chinese
Colombia|Bogota|Colombian Colombians
Congo|Kinshasa|Congolese
Costa Rica|San Jose|Costa Rican
Croatia|Zagreb|Croatian Croatians Croat Croats
Cuba|Havana|Cuban Cubans
Cyprus|Nicosia|Cypriot Cypriots
Czech Republic,Czechia|Prague|Czech Czechs
Denmark|Copenhagen|Danish Danes Dane
Djibouti||Djiboutian
Dominican Republic|Santo Domingo|Dominican Dominicans
Ecuador|Quito|Ecuadorian Ecuadorean Ecuadorians
Egypt|Cairo|Egyptian Egyptians
El Salvador|San Salvador|Salvadoran Salvadorans
Eritrea|Asmara|Eritrean Eritreans
Estonia|Tallinn|Estonian Estonians
Ethiopia|Addis Ababa|Ethiopian Ethiopians
Fiji|Suva|Fijian Fijians
Finland|Helsinki|Finnish Finns Finn
France|Paris|French Frenchman Frenchwoman Frenchmen
Gabon|Libreville|Gabonese
Gambia|Banjul|Gambian Gambians
Germany|Berlin|German Germans
Ghana|Accra|Ghanaian Ghanaians
Greece|Athens|Greek Greeks
Greenland|Nuuk|Greenlandic Greenlander Greenlanders
Guatemala||Guatemalan Guatemalans
Guinea|Conakry|Guinean Guineans
Guyana|Georgetown|Guyanese
Haiti|Port-au-Prince|Haitian Haitians
Honduras|Tegucigalpa|Honduran Hondurans
Hungary|Budapest|Hungarian Hungarians
Iceland|Reykjavik|Icelandic Icelander Icelanders
India|New Delhi|Indian Indians
Indonesia|Jakarta|Indonesian Indonesians
Iran|Tehran|Iranian Iranians
Iraq|Baghdad|Iraqi Iraqis
Ireland|Dublin|Irish Irishman Irishwoman
Israel|Jerusalem|Israeli Israelis
Italy|Rome|Italian Italians
Ivory Coast|Yamoussoukro|Ivorian Ivorians
Jamaica|Kingston|Jamaican Jamaicans
Japan|Tokyo|Japanese
Jordan|Amman|Jordanian Jordanians
Kazakhstan|Astana|Kazakh Kazakhs
Kenya|Nairobi|Kenyan Kenyans
Kiribati|Tarawa|
Kosovo|Pristina|Kosovar Kosovars
Kuwait||Kuwaiti Kuwaitis
Kyrgyzstan|Bishkek|Kyrgyz
Laos|Vientiane|Laotian Lao
Latvia|Riga|Latvian Latvians
Lebanon|Beirut|Lebanese
Lesotho|Maseru|Basotho
Liberia|Monrovia|Liberian Liberians
Libya|Tripoli|Libyan Libyans
Liechtenstein|Vaduz|
Lithuania|Vilnius|Lithuanian Lithuanians
Luxembourg||Luxembourger
Madagascar|Antananarivo|Malagasy Madagascan
Malawi|Lilongwe|Malawian Malawians
Malaysia|Kuala Lumpur|Malaysian Malaysians
Maldives|Male|Maldivian
Mali|Bamako|Malian Malians
Malta|Valletta|Maltese
Mauritania|Nouakchott|Mauritanian
Mauritius|Port Louis|Mauritian
Mexico|Mexico City|Mexican Mexicans
Moldova|Chisinau|Moldovan Moldovans
Mongolia|Ulaanbaatar|Mongolian Mongolians
Montenegro|Podgorica|Montenegrin
Morocco|Rabat|Moroccan Moroccans
Mozambique|Maputo|Mozambican Mozambicans
Myanmar,Burma|Naypyidaw|Burmese
Namibia|Windhoek|Namibian Namibians
Nepal|Kathmandu|Nepali Nepalese
Netherlands,Holland|Amsterdam|Dutch Dutchman Dutchwoman
New Zealand|Wellington|New Zealander
Nicaragua|Managua|Nicaraguan
Niger|Niamey|Nigerien
Nigeria|Abuja|Nigerian Nigerians
North Korea|Pyongyang|North Korean
North Macedonia|Skopje|Macedonian
Norway|Oslo|Norwegian Norwegians
Oman|Muscat|Omani Omanis
Pakistan|Islamabad|Pakistani Pakistanis
Palestine|Ramallah|Palestinian Palestinians
Panama|Panama City|Panamanian
Papua New Guinea|Port Moresby|
Paraguay|Asuncion|Paraguayan Paraguayans
Peru|Lima|Peruvian Peruvians
Philippines|Manila|Filipino Philippine Filipinos
Poland|Warsaw|Polish Poles Pole
Portugal|Lisbon|Portuguese
Qatar|Doha|Qatari Qataris
Romania|Bucharest|Romanian Romanians
Russia|Moscow|Russian Russians
Rwanda|Kigali|Rwandan Rwandans
Samoa|Apia|Samoan Samoans
Saudi Arabia|Riyadh|Saudi Saudis
Scotland|Edinburgh|Scottish Scots Scot
Senegal|Dakar|Senegalese
Serbia|Belgrade|Serbian Serbs Serb
Seychelles|Victoria|Seychellois
Sierra Leone|Freetown|Sierra Leonean
Singapore||Singaporean Singaporeans
Slovakia|Bratislava|Slovak Slovaks Slovakian
Slovenia|Ljubljana|Slovenian Slovene Slovenes
Solomon Islands|Honiara|
Somalia|Mogadishu|Somali Somalis
South Africa|Pretoria|South African
South Korea|Seoul|South Korean
South Sudan|Juba|South Sudanese
Spain|Madrid|Spanish Spaniard Spaniards
Sri Lanka|Colombo|Sri Lankan
Sudan|Khartoum|Sudanese
Suriname|Paramaribo|Surinamese
Sweden|Stockholm|Swedish Swedes Swede
Switzerland|Bern|Swiss
Syria|Damascus|Syrian Syrians
Taiwan|Taipei|Taiwanese
Tajikistan|Dushanbe|Tajik Tajiks
Tanzania|Dodoma|Tanzanian Tanzanians
Thailand|Bangkok|Thai Thais
Togo|Lome|Togolese
Tonga||Tongan Tongans
Trinidad|Port of Spain|Trinidadian
Tunisia|Tunis|Tunisian Tunisians
Turkey,Turkiye|Ankara|Turkish Turks Turk
Turkmenistan|Ashgabat|Turkmen
Tuvalu|Funafuti|Tuvaluan
Uganda|Kampala|Ugandan Ugandans
Ukraine|Kyiv,Kiev|Ukrainian Ukrainians
United Arab Emirates,UAE|Abu Dhabi|Emirati Emiratis
United Kingdom,UK,Britain,Great Britain|London|British Briton Britons
United States,US,USA,America,United States of America|Washington|American Americans
Uruguay|Montevideo|Uruguayan Uruguayans
Uzbekistan|Tashkent|Uzbek Uzbeks
Vanuatu|Port Vila|
Vatican|Vatican City|
Venezuela|Caracas|Venezuelan Venezuelans
Vietnam|Hanoi|Vietnamese
Wales|Cardiff|Welsh Welshman
Yemen|Sanaa,Sana'a|Yemeni Yemenis
Zambia|Lusaka|Zambian Zambians
Zimbabwe|Harare|Zimbabwean Zimbabweans
England||English Englishman Englishwoman
Korea||Korean Koreans
"""
"""Names, capitals and demonyms, one country a line."""

_CITIES = """
Australia: Sydney Melbourne Perth Brisbane Adelaide
Belgium: Antwerp Ghent Bruges Liege
Bolivia: Sucre Cochabamba Oruro
Brazil: Sao_Paulo Rio_de_Janeiro Salvador
Canada: Toronto Montreal Vancouver Calgary Winnipeg Regina Quebec
China: Shanghai Hong_Kong Guangzhou Shenzhen Wuhan
Croatia: Split Rijeka
Denmark: Aarhus Odense
Egypt: Alexandria
England: Leeds Manchester Liverpool Birmingham Bristol Oxford Cambridge
Fiji: Labasa Nadi Lautoka
France: Lyon Lyons Marseille Marseilles Lille Nice Bordeaux Reims Toulouse Strasbourg
Germany: Hamburg Munich Cologne Frankfurt Bonn Bremen Mainz Leipzig Dresden
Ghana: Kumasi Tema
India: Mumbai Delhi Kolkata Chennai Bangalore Kochi
Iraq: Mosul Basra Erbil Kirkuk Anbar Fallujah Ramadi
Israel: Haifa Tel_Aviv
Italy: Milan Turin Naples Florence Venice Genoa
Ivory Coast: Abidjan
Japan: Osaka Kyoto Nagoya Hiroshima
Kenya: Mombasa Kisumu
Latvia: Liepaja Ventspils
Netherlands: Rotterdam Utrecht The_Hague Arnhem Eindhoven
Nigeria: Lagos Ibadan Kano
Norway: Bergen Trondheim Stavanger
Poland: Gdansk Krakow Wroclaw Lodz
Portugal: Porto
Russia: Vladivostok Novosibirsk Tomsk Saint_Petersburg
Scotland: Glasgow Aberdeen Dundee
South Africa: Johannesburg Durban Cape_Town
South Korea: Busan Daejeon Daegu
Spain: Barcelona Seville Valencia Bilbao
Sweden: Gothenburg Malmo Uppsala Orebro
Switzerland: Geneva Zurich Basel Lausanne
Syria: Aleppo Raqqa Homs
Tanzania: Arusha Zanzibar
Turkey: Istanbul Izmir
Ukraine: Odessa Odesa Kharkiv Lviv
United States: Chicago Boston Philadelphia Houston Dallas Detroit New_York Los_Angeles\
 San_Francisco Seattle California Texas Florida Virginia Ohio Alaska Hawaii Illinois
Uruguay: Salto
Vietnam: Saigon
"""
"""Larger places that are no capital, by the country that they lie in."""

_WIDER = frozenset(
    "europe africa asia america oceania scandinavia baltic balkans caribbean"
    " mediterranean atlantic pacific arctic antarctica".split()
)
"""Places that hold countries; nothing inside them is somewhere else."""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """What is known of a place by its name.

    Attributes:
        key: The same for a country, its other names and its people.
        country: Key of the country that it lies in; its own for a country.
        people: Whether the word is a demonym.
    """

    key: str
    country: str
    people: bool = False


def _table() -> Mapping[tuple[str, ...], PlaceEntry]:
    found: dict[tuple[str, ...], PlaceEntry] = {}
    for line in _COUNTRIES.strip().splitlines():
        names, capitals, people = line.split("|")
        key = fold(names.split(",")[0])
        for name in names.split(","):
            found[_words(name)] = PlaceEntry(key, key)
        for name in _people(people):
            found[_words(name)] = PlaceEntry(key, key, people=True)
        for number, name in enumerate(capitals.split(",")):
            if name:
                city = fold(capitals.split(",")[0]) if number else fold(name)
                found.setdefault(_words(name), PlaceEntry(f"{city} city", key))
    for line in _CITIES.strip().splitlines():
        country, cities = line.split(":")
        for city in cities.split():
            name = city.replace("_", " ")
            entry = PlaceEntry(f"{fold(name)} city", fold(country))
            found.setdefault(_words(name), entry)
    for name in _WIDER:
        found.setdefault((name,), PlaceEntry(name, ""))
    return found


def _people(words: str) -> list[str]:
    """Read demonyms; those of two words stand alone on their line."""
    first = words.split(" ", 1)[0]
    if first in ("North", "South", "New", "Cape", "Costa", "Sierra", "Sri"):
        return [words, f"{words}s"]
    return words.split()


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


PLACES: Mapping[tuple[str, ...], PlaceEntry] = _table()
"""Known places and peoples by their folded words."""

DEMONYMS: Mapping[str, tuple[str, ...]] = {
    fold(line.split("|")[0].split(",")[0]): tuple(_people(line.split("|")[2]))
    for line in _COUNTRIES.strip().splitlines()
}
"""Words for what and who comes from a country, by its key, as they are written."""

LONGEST_PLACE = max(len(words) for words in PLACES)
"""Words of the longest known name."""


def find_place(words: tuple[str, ...]) -> PlaceEntry | None:
    """Return what is known of a place or people, by its folded words."""
    if words[:1] == ("the",) and words not in PLACES:
        words = words[1:]
    if len(words) == 1:
        words = (words[0].replace(".", ""),)
    return PLACES.get(words)
