"""The words between an English name and its figure, and those behind the figure: what is open.

Nothing but verbs, times, hedges and prepositions may stand between a name and the figure that is
its own; and a figure with a noun right behind it is of that noun: a $540m repayment demand.
"""

from __future__ import annotations

import re

from factcheck.draft.calendar import WHOLE_MONTH
from factcheck.draft.en.finite import Role, finite_verbs, first_verb, without_hedge
from factcheck.draft.en.measured import PAGE, PLAIN, WORD
from factcheck.draft.en.places import PLACE
from factcheck.draft.en.subject_words import CONTRASTED, LEADING_TIME
from factcheck.draft.naming import Naming, Unnamed
from factcheck.wording.vocabulary import section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "around", "en")

GLUE = frozenset(words(section(PAGE, "glue")["words"]))
#: A noun that a figure is the measure of, or a part of the name of: a 30% stake.
ATTRIBUTED = re.compile(r"[ -](?P<noun>[a-z][a-z-]+)")
FORMED = re.compile(WORDS["formed"])
TIMES = re.compile(
    WORDS.pattern(r"(?:{whole_month}|(?:{times})day|q[1-4]|h[12])", whole_month=WHOLE_MONTH),
    re.IGNORECASE,
)
UNITS_OF_TIME = re.compile(WORDS.pattern(r"\b(?:{units_of_time})s?\b"))
PLACES = re.compile(rf"(?<![\w-])(?:the )?{PLACE}(?:['’]s)?(?![\w-])")
#: What names nothing between a name and its figure: (GDP), euros per MWh, 46% of generation.
ASIDE = re.compile(
    WORDS.pattern(
        r"\([^()]{0,60}\)?|\b(?:per|an|a) (?:{aside})\b"
        r"|^ of (?:[\w'’-]+ ){0,5}?[\w'’-]+(?=[,;]| and )"
        r"|\b\d+(?:st|nd|rd|th)\b|, (?:{set_apart})\b[^,;.]{0,100},|,? (?:{said_aside}),"
        r"| attributable to (?:the )?(?:[A-Z][\w&.'’-]*,?(?= )|(?<= )and(?= )| ){1,14}"
        r"|^, an? [^,;.\d]{3,120}, |,? ?\b(?:which|who)\b[^,;.\d]{1,160}, "
    )
)
#: A noun in -ly.
NO_ADVERBS = ("family", "supply", "assembly")
REACH = 240
#: Of what part of the whole a sentence tells: In the Illinois Basin, In the retail segment.
OPENING = re.compile(
    WORDS.pattern(
        r"\W*(?:In|Across|Within|At|For|Among|Of|By|On) (?P<part>(?:(?:the|our|its|their"
        r"|all|both) )?"
        r"(?!{opening})[A-Za-z][A-Za-z'’&-]*(?: (?:[A-Za-z][A-Za-z'’&-]*)){0,5}), "
    )
)
#: Where figures are told, and no part of what they are of: In the national accounts.
SOURCES = re.compile(WORDS.pattern(r"\b(?:{sources})$"))
LISTED = re.compile(r"(?:^|[,;:]|\bof|\bin) ?(?:[\w'’-]+ ){0,4}[\w'’-]+, (?:the )?$")
#: What opens a sentence, or stands behind its time, and is no part of a list.
LED = re.compile(
    r"\W*(?:In|On|At|By|As|During|For|Since|Among|Across|Within|After|Before|From|Over|Under|With"
    r"|Despite|According|Compared|Of|To|Thus|However|Meanwhile|Moreover|Furthermore|Overall|Also"
    r"|Still|Then|Therefore|Nevertheless|Nonetheless|Today|Yesterday|Last|This|That|Likewise"
    r"|however|though|too|again|meanwhile|overall|Again|While|Although|Because|If|When|Elsewhere|[A-Z][a-z]+ly)\b"
)
#: The names with which a sentence opens before the last one: foods, feeds, and.
OPENS_LIST = re.compile(
    r"[\s●•*◦▪–-]*(?P<the>[Tt]he )?(?P<list>(?:[\w'’&-]+ ){0,3}?[\w'’&-]+"
    r"(?:, (?:[\w'’&-]+ ){0,3}?[\w'’&-]+)*), (?P<and>and )?"
)
COLLECTIVE = re.compile(r"\b(?:industr(?:y|ies)|sectors?|services|groups?|divisions?|products)$")
EXPLAINS = re.compile(r", (?:or|which|who|that|including|also)\b")
QUALIFIES = re.compile(r"\w{3}(?:al|ic|ive|ary|ory)$")
OBJECT_OF = re.compile(
    r"[a-z] (?:under|from|into|via|through|across|without)(?: the| its| their)? $"
)
COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|while|and|but)(?: only| just| about| some"
    r"| over| nearly)*\s*$"
)
OF_OTHER = re.compile(
    WORDS.pattern(
        r" (?:for|among|of|at(?= [A-Z])) (?P<other>(?!(?:the )?(?:{of_other})\b)"
        r"(?:the )?[A-Za-z][\w'’-]+(?: [\w'’-]+)?)"
    )
)
OF_PART = re.compile(
    WORDS.pattern(
        r" (?P<by>in|for|on|to) (?P<part>(?!(?:the )?(?:{of_times})\b)"
        r"(?:the )?[a-z][\w-]+(?: [a-z][\w-]+)?)"
    )
)
ENDS_LIST = re.compile(r"(?:[\w'’-]+ ){1,4}(?:and|or) |and ")


def is_counted(unnamed: Unnamed, name: str) -> bool:
    """Whether a name begins in the figure or right behind it: what is counted."""
    text, figure = unnamed.own.passage.text, unnamed.own.figure
    if figure.dimension in PLAIN and name.partition(" ")[0] in WORD.findall(figure.text):
        return True
    behind = text.find(name, figure.start, figure.end + REACH)
    return behind >= 0 and not text[figure.end : max(behind, figure.end)].strip(" of")


def part_opened(unnamed: Unnamed) -> str:
    """Return the part of the whole with which a sentence opens, if no list has it."""
    passage = unnamed.own.passage
    opened = OPENING.match(passage.text, *passage.sentence)
    part = opened["part"] if opened and opened.end() <= passage.figure.start else ""
    words_of_time = TIMES.search(part) or UNITS_OF_TIME.search(part) or SOURCES.search(part)
    return "" if words_of_time or PLACES.fullmatch(part) else part


def words_between(unnamed: Unnamed, named: Naming, *, ranked: bool = False) -> str:
    """Return the words between a name and its figure that may make it one of something else."""
    if named.listed or is_counted(unnamed, named.subject):
        return ""
    gap = PLACES.sub(" ", ASIDE.sub(" ", _gap(unnamed, named.subject)))
    gap = CONTRASTED.sub(" ", gap) if unnamed.follows else gap
    own = {word.lower() for word in WORD.findall(f"{named.subject} {named.area} {unnamed.area}")}
    verbs = [verb for verb in finite_verbs(gap) if verb.role is Role.MEASURED]
    left_open = [
        word[0]
        for word in WORD.finditer(gap)
        if not any(verb.start <= word.start() < verb.end for verb in verbs)
        and word[0].lower() not in own
        and not _is_glue(word[0].lower())
    ]
    joined = "and" if ranked and gap.strip(" ,") == "and" else ""
    return " ".join(left_open[:4]) or joined


def _gap(unnamed: Unnamed, name: str) -> str:
    """Return the text between a name, or the figure that had it before, and a figure."""
    passage, figure = unnamed.own.passage, unnamed.own.figure
    at = _place(unnamed, name)
    if at >= passage.previous_end:
        return without_hedge(passage.text[at + len(name) : figure.start])
    is_behind = at < 0 and passage.text.find(name, figure.end, passage.sentence[1]) >= 0
    return (
        passage.text[passage.previous_end : figure.start]
        if unnamed.follows and not is_behind
        else ""
    )


def _place(unnamed: Unnamed, name: str) -> int:
    """Return where a name stands last before its figure, in its sentence; -1 where it does not."""
    passage, figure = unnamed.own.passage, unnamed.own.figure
    begin = max(passage.sentence[0], figure.start - REACH)
    return passage.text.rfind(name, begin, figure.start)


def _is_glue(word: str) -> bool:
    if word in GLUE or TIMES.fullmatch(word):
        return True
    return word.endswith("ly") and word not in NO_ADVERBS


def is_end_of_list(unnamed: Unnamed, name: str) -> bool:
    """Whether a name is what a comma left of a list: food, drinks and tobacco sales."""
    before = _before(unnamed, name)
    listed = LISTED.search(before)
    if listed is None or not ENDS_LIST.match(name):
        return False
    led = LED.match(before) and before.count(",") == 1
    return not led and not any(finite_verbs(listed[0]))


def whole_list(unnamed: Unnamed, name: str) -> str:
    """Return the list that opens a sentence, where a name is what a comma left of it.

    Such as: foods, feeds and beverages rose; professional, scientific and other services fell.
    """
    before = _before(unnamed, name)
    timed = LEADING_TIME.match(before)
    if timed and not timed[0].endswith(", "):  # In the same month food, drink and tobacco sales
        before = before[timed.end() :]
    else:
        timed = None
    opened = OPENS_LIST.fullmatch(before)
    if opened is None or LED.match(before) or any(finite_verbs(opened["list"])):
        return ""
    if EXPLAINS.search(opened["list"]) or "respectively" in unnamed.own.passage.right(REACH):
        return ""
    joined = opened["and"] or ENDS_LIST.match(name)
    one = "," not in opened["list"]
    is_whole = timed or opened["the"] or QUALIFIES.search(opened["list"]) or COLLECTIVE.search(name)
    if not joined or (one and not (opened["and"] or is_whole)):
        return ""
    return f"{before[opened.start('list') :]}{name}" if _place(unnamed, name) >= 0 else ""


def is_end_of_name(unnamed: Unnamed, name: str) -> bool:
    """Whether a name is left of a longer one by a preposition: projects under construction."""
    return OBJECT_OF.search(_before(unnamed, name)) is not None


def _before(unnamed: Unnamed, name: str) -> str:
    """Return the words of a sentence before a name."""
    passage, at = unnamed.own.passage, _place(unnamed, name)
    begin = max(passage.sentence[0], unnamed.own.figure.start - REACH)
    return passage.text[begin:at] if at >= 0 else ""


def compared_with(unnamed: Unnamed) -> str:
    """Return what else a figure is of than the one before it: compared with 18.6% for the US."""
    passage = unnamed.own.passage
    if not unnamed.follows or not COMPARED.search(passage.left(40)):
        return ""
    behind = OF_OTHER.match(passage.text, passage.figure.end, passage.sentence[1])
    return behind["other"] if behind else ""


def part_behind(unnamed: Unnamed, name: str) -> str:
    """Return of what another part a figure is told: $2m in roads and $3m in rail."""
    passage = unnamed.own.passage
    behind = OF_PART.match(passage.text, passage.figure.end, passage.sentence[1])
    if behind is None or not unnamed.follows or not passage.left(8).endswith("and "):
        return ""
    part = behind["part"]
    owned = re.search(rf" {behind['by']} (?P<part>.+)", name)
    own = passage.text.startswith(f" {behind['by']} {name}", passage.previous_end)
    is_other = own or (owned is not None and part not in owned["part"])
    return part if is_other and part not in name else ""


def noun_behind(unnamed: Unnamed, name: str) -> str:
    """Return the noun right behind a figure, where the name does not hold it: a 30% stake."""
    passage, figure = unnamed.own.passage, unnamed.own.figure
    if figure.dimension in PLAIN:
        return ""
    behind = ATTRIBUTED.match(passage.text, figure.end, passage.sentence[1])
    noun = behind["noun"] if behind else ""
    if not noun or _is_glue(noun) or FORMED.fullmatch(noun) or noun in name.lower():
        return ""
    verb = first_verb(passage.text[figure.end : figure.end + len(noun) + 20])
    return "" if verb and verb.start <= 1 else noun
