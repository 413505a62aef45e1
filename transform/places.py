"""Places as lines print them: "Washington, DC", "Boston, Mass.", "New York City", "Toronto, Ontario"."""

from __future__ import annotations

import re

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_ABBREVIATED = [
    "Ala",
    "Ariz",
    "Ark",
    "Calif",
    "Cal",
    "Colo",
    "Conn",
    "Del",
    "Fla",
    "Ga",
    "Ill",
    "Ind",
    "Kan",
    "Ky",
    "La",
    "Mass",
    "Md",
    "Mich",
    "Minn",
    "Miss",
    "Mo",
    "Mont",
    "Neb",
    "Nev",
    "Okla",
    "Ore",
    "Pa",
    "Tenn",
    "Tex",
    "Vt",
    "Va",
    "Wash",
    "Wis",
    "Wyo",
]
_PROVINCES = [
    "Ontario",
    "Quebec",
    "Québec",
    "Alberta",
    "Manitoba",
    "Saskatchewan",
    "ON",
    "QC",
    "BC",
    "AB",
    "MB",
    "SK",
    "NS",
    "NB",
    "British Columbia",
    "Nova Scotia",
]
_COUNTRIES = (
    "USA|U\\.S\\.A?\\.?|United States|Canada|Mexico|México|UK|U\\.K\\.|United Kingdom|England|Ireland|Scotland|"
    "France|Germany|Spain|España|"
    "Italy|Switzerland|Australia|New Zealand|Argentina|Chile|Colombia|Perú|Peru|Costa Rica|Guatemala|Honduras|El "
    "Salvador|"
    "Uruguay|Brazil|India|Japan|Belgium|Netherlands|Sweden|Denmark|Norway|Philippines|South Africa|Kenya|República "
    "Dominicana|Ecuador|Bolivia"
)
_ELSEWHERE = (
    "UAE|United Arab Emirates|Emiratos Árabes Unidos|Austria|Bangladesh|Barbados|Belarus|Belize|Benin|Botswana|Brasil|"
    "Bulgaria|Burkina Faso|Burundi|Cambodia|Camboya|Cameroon|China|Côte d[’']Ivoire|Croatia|Cuba|Cyprus|"
    "Czech Republic|Dominican Republic|Egypt|Egipto|Estonia|Ethiopia|Fiji|Filipinas|Finland|Finlandia|Francia|Gambia|"
    "Ghana|Greece|Grecia|Haiti|Haití|Holanda|Hong Kong|Hungary|Iceland|Indonesia|Iran|Iraq|Irlanda|Israel|Italia|"
    "Jamaica|Japón|Jordania|Kazakhstan|Kuwait|Lao PDR|Latvia|Lebanon|Lesotho|Liberia|Lithuania|Luxembourg|Malawi|"
    "Malaysia|Maldives|Mali|Malta|Mauritius|Moldova|Mongolia|Morocco|Marruecos|Mozambique|Myanmar|Namibia|Nepal|"
    "Nicaragua|Níger|Nigeria|Oman|Pakistan|Panama|Panamá|Papua New Guinea|Paraguay|Poland|Polonia|Portugal|Qatar|"
    "Reino Unido|Romania|Rusia|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|"
    "Somalia|South Korea|Corea del Sur|South Sudan|Sri Lanka|Sudáfrica|Suecia|Suiza|Suriname|Taiwan|Tajikistan|"
    "Tanzania|Thailand|Tailandia|The Netherlands|Timor-Leste|Togo|Trinidad (?:and|&) Tobago|Tunisia|Turkey|Türkiye|"
    "Uganda|Ukraine|Uzbekistan|Venezuela|Viet ?nam|Zambia|Zimbabwe|Estados Unidos|Alemania|Bélgica|Dinamarca|Noruega|"
    "(?:North|South|Central|Latin) America|América (?:Latina|Central|del (?:Norte|Sur))|Norteamérica|Sudamérica|"
    "Latinoamérica|Centroamérica|Middle East|Medio Oriente|Oriente Medio|"
    "(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|Southeast|South-East|Sub-Saharan) )"
    "(?:Africa|Asia|Europe)|África(?: (?:del? \\w+|Subsahariana))?|Europa(?: (?:del? \\w+))?|Europe|Asia[- ]Pacific|"
    "Asia and the Pacific|Asia y el Pacífico|Estados Árabes|Arab States|Caribbean|Caribe|Pacific Islands|Worldwide"
)
_REGION = "|".join(
    [
        *STATES,
        *(name for name in STATES.values()),
        *(rf"{a}\.?" for a in _ABBREVIATED),
        *_PROVINCES,
        r"D\.C\.",
        r"N\.?Y\.?",
        r"N\.J\.",
        r"P\.R\.",
        r"W\.Va\.",
        _COUNTRIES,
    ]
)
_CITY = r"(?:[A-Z][\w.’'-]*(?:\s+(?:de|of|del|la|las|los|upon|St\.)?\s*[A-Z][\w.’'-]*){0,3})"
_PLACE = re.compile(
    rf"(?:{_CITY}(?:,? and {_CITY})?,\s*(?:{_REGION})(?:,?\s+(?:{_COUNTRIES}))?|{_COUNTRIES}|{_ELSEWHERE}|"
    r"New York City|Washington,? D\.?C\.?|Los Angeles|San Francisco|Chicago|Boston|Philadelphia|Minneapolis|St\. "
    r"Paul|Seattle|"
    r"Denver|Houston|Dallas|Atlanta|Miami|Oakland|San Diego|San Jose|Toronto|Ottawa|Montreal|London|Geneva|Ginebra|"
    r"Madrid|"
    r"Bogotá|Lima|Ciudad de México|Mexico City|Buenos Aires|Santiago de Chile|San Juan|Peterborough|Vancouver|"
    r"Baltimore|Detroit|"
    r"Pittsburgh|Cleveland|Portland|Sacramento|Brooklyn|Manhattan|Albany|Phoenix|Tucson|Albuquerque|Las Vegas|"
    r"Milwaukee|"
    r"Madison|New Orleans|Nashville|Memphis|Austin|San Antonio|El Paso|Honolulu|Anchorage)"
)


def is_place(text: str) -> bool:
    """Whether the text is nothing but a place. A state alone is none: beside a title it stands for its government."""
    return _PLACE.fullmatch(text.strip(" .")) is not None or text.strip() in ("Washington, D.C.",)


_COUNTRY_OR_REGION = re.compile(rf"(?:the )?(?:{_COUNTRIES}|{_ELSEWHERE})")


def is_country(text: str) -> bool:
    """Whether the text is the name of a country or of a region of the world."""
    return _COUNTRY_OR_REGION.fullmatch(text) is not None
