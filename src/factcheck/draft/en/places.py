"""Areas that an English clause names: India's exports, unemployment in the euro area."""

from __future__ import annotations

import re
from typing import NamedTuple

COUNTRIES = (
    r"Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain"
    r"|Bangladesh|Belarus|Belgium|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Bulgaria|Cambodia"
    r"|Cameroon|Canada|Chile|(?:mainland )?China|Colombia|Costa Rica|Croatia|Cuba|Cyprus|Czechia"
    r"|Czech Republic|Denmark|Ecuador|Egypt|El Salvador|Estonia|Ethiopia|Finland|France|Georgia"
    r"|Germany|Ghana|Greece|Guatemala|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq"
    r"|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kuwait|Laos|Latvia|Lebanon|Libya"
    r"|Lithuania|Luxembourg|Macau|Madagascar|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia"
    r"|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger"
    r"|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan|Panama|Paraguay|Peru|Philippines"
    r"|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Senegal|Serbia|Singapore|Slovakia"
    r"|Slovenia|South Africa|South Korea|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan"
    r"|Tanzania|Thailand|Tunisia|Turkey|Türkiye|Uganda|Ukraine|United Arab Emirates|UAE|Uruguay"
    r"|Uzbekistan|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|England|Scotland|Wales|Northern Ireland"
    r"|Great Britain|Britain|United Kingdom|United States(?: of America)?|America"
)
#: Names that are also words of another sense lie under their own letters: U.S., not us.
BLOCS = (
    r"European Union|EU(?:-\d\d)?|euro ?zone|Euro ?zone|euro area|Euro area|Africa"
    r"|Asia(?: Pacific)?"
    r"|Europe|Latin America|North America|South America|Oceania|Middle East|sub-Saharan Africa"
    r"|Sub-Saharan Africa|ASEAN|OECD|G7|G20|BRICS|U\.S\.(?:A\.)?|US|USA|U\.K\.|UK"
)
PLACE = rf"(?:{COUNTRIES}|{BLOCS}|capital(?! \w))"
OWNED = re.compile(rf"(?:[Tt]he )?(?P<place>{PLACE})['’]s?\s+(?=\S)")
LED = re.compile(rf"(?:[Tt]he )?(?P<place>{PLACE}) (?!dollar|Treasury)(?=[a-z])")
WHOLE = re.compile(rf"(?:[Tt]he )?(?P<place>{PLACE})")
WITHIN = re.compile(
    rf"(?:(?<![\w-])(?:in|across|within|throughout|[Ii]n)"
    rf"|(?<=[a-z] )of) (?:the )?(?P<place>{PLACE})"
    r"(?![\w'’-]| (?-i:[A-Z])| (?:dollars?|and the)\b)"
)
BEHIND = re.compile(
    rf"[^.,;:()\n]{{0,60}}?(?<![\w-])(?:in|across|within|throughout) (?:the )?(?P<place>{PLACE})"
    r"(?![\w'’-]| (?-i:[A-Z])| (?:dollars?)\b)"
)
OPENING = re.compile(rf"\W*In (?:the )?(?P<place>{PLACE})(?=, |[ ](?:alone|as a whole)\b)")


class Placed(NamedTuple):
    """A phrase without the area it named, and the area."""

    words: str
    area: str


def placed(words: str) -> Placed:
    """Part a noun phrase from the area it names.

    >>> tuple(placed("India's merchandise exports")), tuple(placed("jobless rate in the euro area"))
    (('merchandise exports', 'India'), ('jobless rate', 'euro area'))
    >>> tuple(placed("Spain")), tuple(placed("Bank of England lending"))
    (('', 'Spain'), ('Bank of England lending', ''))
    """
    whole = WHOLE.fullmatch(words)
    if whole:
        return Placed("", whole["place"])
    owner = OWNED.match(words) or LED.match(words)
    if owner:
        return Placed(words[owner.end() :], owner["place"])
    within = WITHIN.search(words)
    if within and not words[: within.start()].rstrip().endswith(("Bank", "bank")):
        left = f"{words[: within.start()].rstrip()} {words[within.end() :].lstrip()}".strip()
        return Placed(left, within["place"])
    return Placed(words, "")


def area_behind(text: str, start: int, stop: int) -> str:
    """Return the area that is named behind a figure, in its clause."""
    found = BEHIND.match(text, start, stop)
    return found["place"] if found else ""


def opening_area(sentence: str) -> str:
    """Return the area with which a sentence opens: In Spain, prices rose."""
    found = OPENING.match(sentence)
    return found["place"] if found else ""
