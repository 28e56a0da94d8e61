"""Areas that an English clause names: India's exports, unemployment in the euro area."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.wording.vocabulary import any_of, section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "places", "en")

COUNTRIES = any_of(words(section("en/places", "countries")["words"]))
BLOCS = any_of(words(section("en/places", "blocs")["words"]))
PLACE = rf"(?:{COUNTRIES}|{BLOCS}|capital(?! \w))"
OWNED = re.compile(rf"(?:[Tt]he )?(?P<place>{PLACE})['’]s?\s+(?=\S)")
#: A place before what it has: US unemployment, euro-area CPI inflation.
LED = re.compile(
    WORDS.pattern(
        r"(?:[Tt]he )?(?P<place>{place}) (?!dollar|Treasury)(?=[a-z]|(?:{by_letters})\b)",
        place=PLACE,
    )
)
WHOLE = re.compile(rf"(?:[Tt]he )?(?P<place>{PLACE})")
WITHIN = re.compile(
    rf"(?:(?<![\w-])(?:in|across|within|throughout|[Ii]n)"
    rf"|(?<=[a-z] )of) (?:the )?(?P<place>{PLACE})"
    r"(?![\w'’-]| (?-i:[A-Z])| (?:dollars?|and the)\b)"
)
#: A noun that a place stands before, and no words that go on behind it.
PLURAL = re.compile(r"(?!(?:was|is|has|as|years|months|this)\b)[a-z-]+s\b")
BEHIND = re.compile(
    rf"[^.,;:()\n]{{0,60}}?(?<![\w-])(?:in|across|within|throughout) (?:the )?(?P<place>{PLACE})"
    r"(?![\w'’-]| (?-i:[A-Z])| (?:dollars?)\b| (?:funds|markets|waters|companies|firms|banks"
    r"|schools"
    r"|universities|hospitals|households|states|cities|stocks|shares|bonds|exports|imports|prices|businesses)\b)"
)
OPENING = re.compile(rf"\W*In (?:the )?(?P<place>{PLACE})(?=, |[ ](?:alone|as a whole)\b)")
#: Words with a capital that name no place, and no owner.
NO_PLACE = WORDS.pattern(
    r"(?:{whole_month}"
    r"|(?:{no_place})day|Spring|Summer|Autumn|Winter|Christmas|Easter|Ramadan"
    r"|Phase|Part|Form|Table|Figure|Chapter|Section|Stage|Appendix|Annex|Note|Level"
    r"|Box|Chart|Exhibit"
    r"|Parliament|Congress|Addition|Total|Contrast|Turn|Fact|Brief|Comparison"
    r"|Particular|Response"
    r"|Women|Men|Children|People|Today|Yesterday|Farmers?|Workers?|Consumers?"
    r"|Companies|Company|Groups?"
    r"|Banks?|Countries|Country|Nations?|Cities|City|States?|Regions?|Government"
    r"|Students?|Patients?"
    r"|We|They|He|She|You|There|Who|What|One|Some|Many|Most|All|Both|Each|Others?"
    r"|Households?|Quarter|Year|Month|This|That|It|Our|The|Its|Their|Last|Next"
    r"|Mothers?|Fathers?|Girls|Boys"
    r"|Parents|Teachers|Producers?|Customers?|Employees|Investors|Shareholders"
    r"|Bachelor|Master|Moody)",
    whole_month=WHOLE_MONTH,
)
NAME = (
    rf"(?!{NO_PLACE}\b)[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    r"(?: (?:(?:and|of|de|el|al) )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?){0,3}"
)
REGION = "region|province|county|state|district|area|valley|basin"
#: A place with which a clause opens before its subject: while in the Border region the rate.
PLACE_FIRST = re.compile(
    rf"\W*(?:(?:while|and|but|whereas) )?[Ii]n (?:the )?"
    rf"(?P<place>(?:{NAME}|{PLACE})(?: (?:{REGION}))?) "
    r"(?=(?:the|it|its|their|they) )"
)
#: The same of places and owners that no list has.
NAMED_OPENING = re.compile(
    rf"\W*(?:In|Across|Throughout) (?:the )?(?P<place>{NAME}(?: (?:{REGION}))?)"
    r"(?=, |[ ](?:alone|as a whole)\b| (?:the|it|its|their|they) )"
)
NAMED_OWNER = re.compile(
    rf"(?:(?:[Ii]ts |[Tt]he )?(?:[Rr]ival|[Cc]ompetitor|[Nn]eighbou?r(?:ing)?)"
    rf" )?(?P<place>{NAME})['’]s?\s+(?=[a-z])"
)
ACTOR = re.compile(
    rf"(?:[Rr]ival|[Cc]ompetitor|[Nn]eighbou?r(?:ing)?) (?P<place>{NAME})(?:['’]s?)?"
)
WHERE = re.compile(rf"\b(?:in|at|to|for|across) (?:the )?(?P<place>{NAME}|{PLACE}), where [^,;]*$")
WHOLE_NAME = re.compile(rf"(?P<place>{NAME})")
OFFICE = re.compile(WORDS.pattern(r"\b(?:{office})\b"))
NAMED_WITHIN = re.compile(
    rf"(?P<words>.*[a-z]) (?:in|across|within|throughout) (?:the )?(?P<place>{NAME})"
)
NAMED_BEHIND = re.compile(
    rf"[^.,;:()\n\d]{{0,60}}?(?<![\w-])(?:in|across|throughout) (?:the"
    rf" )?(?P<place>{NAME})(?![\w'’-]| [A-Z\d])"
)
#: Areas that are told by how they lie to the document's.
WIDE = re.compile(WORDS.pattern(r"\W*(?P<place>{wide})\b,?"))
AVERAGE = re.compile(
    WORDS.pattern(r"(?:the )?(?P<place>{wholes}) (?=(?:average|mean|median)\b)"),
    re.IGNORECASE,
)
AVERAGE_BEFORE = re.compile(
    WORDS.pattern(
        r"\b(?P<place>{wholes})(?:-wide)? (?:{averages})(?: of| was| is"
        r"| at)?(?: (?:{hedge}))? $"
    ),
    re.IGNORECASE,
)
PLACE_BEFORE = re.compile(
    rf"(?:^|[,;] )(?:(?:and|but|while) )?[Ii]n (?:the )?(?P<place>{PLACE}|{NAME}) $"
)
WIDE_BEHIND = re.compile(WORDS.pattern(r"[^.,;:()\n\d]{0,50}? (?P<place>{wide_behind})\b"))


class Placed(NamedTuple):
    """A phrase without the area it named, and the area."""

    words: str
    area: str


def placed(words: str, own: str = "") -> Placed:
    """Part a noun phrase from the area it names, if it is not the document's own.

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
        behind = words[within.end() :].lstrip()
        preposition = "in " if PLURAL.match(behind) else ""  # staff in New Zealand universities
        name = f"{words[: within.start()].rstrip()} {preposition}{behind}".strip()
        return Placed(name, within["place"])
    average = AVERAGE.match(words)
    if average:
        return Placed(words[average.end() :], average["place"])
    return _named(words, own) if own else Placed(words, "")


def _named(words: str, own: str) -> Placed:
    """Part a phrase from an area or owner that no list has, beside a document's that is known."""
    owner = NAMED_OWNER.match(words)
    if owner and owner["place"].casefold() == own.casefold():
        return Placed(words[owner.end() :], "")
    if owner and not is_own(owner["place"], own):
        return Placed(words[owner.end() :], owner["place"])
    within = NAMED_WITHIN.fullmatch(words)
    if within and within["place"].casefold() == own.casefold():
        return Placed(within["words"], "")
    if within and not is_own(within["place"], own):
        return Placed(within["words"], within["place"])
    return Placed(words, "")


def is_own(place: str, own: str) -> bool:
    """Whether a name is that of the document's area, or a part of it, or has it as a part.

    >>> is_own("Port Ellis", "City of Port Ellis"), is_own("Ellis Hall", "City of Port Ellis")
    (True, False)
    """
    one, other = place.casefold(), own.casefold()
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def area_before(words: str) -> str:
    """Return the area that stands right before a figure, also of an average: , and in Nepal.

    >>> area_before("above the national average of "), area_before(" wells, and in Nepal ")
    ('national', 'Nepal')
    """
    match = AVERAGE_BEFORE.search(words[-48:]) or PLACE_BEFORE.search(words[-48:])
    match = match or PLACE_FIRST.match(words.lstrip(" ,;"))
    return match["place"] if match else ""


def where_area(clause: str, own: str) -> str:
    """Return the place that a clause says more of: in Fenwick, where prices rose.

    >>> where_area("Rooms opened in Port Hale, where prices climbed by ", "Norland")
    'Port Hale'
    """
    match = WHERE.search(clause) if own else None
    return match["place"] if match and not is_own(match["place"], own) else ""


def actor(words: str, own: str, around: str = "") -> str:
    """Return the other owner that a subject is, beside a document's that is known: a rival.

    A name alone is one where it is of more than a word, or stands within a sentence nearby.

    >>> actor("Rival Fenwick", "Brightmart"), actor("Brightmart", "Brightmart")
    ('Fenwick', '')
    >>> actor("Fenwick", "Brightmart", "Sales of Fenwick fell."), actor("Firms", "Spain")
    ('Fenwick', '')
    """
    match = ACTOR.fullmatch(words) or WHOLE_NAME.fullmatch(words)
    is_alone = match is not None and match.re is WHOLE_NAME and " " not in words
    if is_alone and re.search(rf"[a-z,] {re.escape(words)}\b", around) is None:
        return ""
    other = match["place"] if match and own and not OFFICE.search(words) else ""
    return other if other and not is_own(other, own) else ""


def area_behind(text: str, start: int, stop: int) -> str:
    """Return the area that is named behind a figure, in its clause."""
    match = BEHIND.match(text, start, stop)
    return match["place"] if match else ""


def unsure_behind(text: str, start: int, stop: int, own: str) -> str:
    """Return what may be an area behind a figure, beside a document's that is known."""
    match = NAMED_BEHIND.match(text, start, stop) or WIDE_BEHIND.match(text, start, stop)
    return match["place"] if match and own and not is_own(match["place"], own) else ""


def opening_area(sentence: str, own: str = "") -> str:
    """Return the area with which a sentence opens: In Spain, prices rose."""
    opening = OPENING.match(sentence) or WIDE.match(sentence)
    if opening is None and own:
        named = NAMED_OPENING.match(sentence)
        opening = named if named and not is_own(named["place"], own) else None
    return opening["place"] if opening else ""
