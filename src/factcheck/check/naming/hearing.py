"""What is named around a figure, and in which words: nearby, in its sentence, and before it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.check.evidence.index import CellIndex
from factcheck.check.lexicon import vocabulary as known
from factcheck.check.lexicon.words import (
    FIRST_REPORTED,
    is_chinese,
    keys_heard,
    made_words,
)
from factcheck.check.naming.doubts import BREAK, HeardNames, is_of_the_one_before
from factcheck.check.naming.owners import AVERAGE_OF_PEOPLE
from factcheck.check.naming.parted_names import is_said_otherwise, parted_name
from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "tying")


_BEHIND = re.compile(r"[,.;:()]|[，。；：（）、]")


_IN_AREA = re.compile(
    r"\s*(?:of [a-z' -]{1,30}?\s)?(?:in|for|of) "
    r"(?P<area>(?:the )?[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}|the euro area)"
)


_LIVED_IN_AREA = re.compile(
    r",?\s*(?:(?!than\b|as\b|like\b|unlike\b|from\b|against\b|behind\b|ahead\b|compared\b)[a-z]+ )"
    r"{0,4}?(?:in|for|of) (?P<area>(?:the )?"
    r"[A-ZÀ-Þ][\w.'’-]*(?: (?:and |of |upon )?[A-ZÀ-Þ][\w.'’-]*){0,3}|the euro area)"
)
_LIKE = re.compile(
    r"\b(?:as (?:much|many|high|large|big|low|few|little) as|than|ahead of|behind|unlike)"
    r"(?: in| that of| those of)? (?P<other>(?:the )?"
    r"[A-ZÀ-Þ][\w.'’-]*(?: (?:and )?[A-ZÀ-Þ][\w.'’-]*)*)"
    r"(?!,? (?:where|which|whose)\b)"
)


_SUBSTANCE = re.compile(  # 9.5 TWh of electricity, of which the subject says from what
    WORDS.pattern(r"(?:^|(?<=[a-zA-Z])) of (?P<whose>[A-Z]\w+ )?(?:{en.substance})\b"),
    re.IGNORECASE,
)


_IS_RATE = re.compile(r"\bper (?:\d[\d,.]*|thousand|million)")
_HEADS = re.compile(
    r"^ ?(?:inhabitants|people|residents|persons|population)\b|(?<=\d )(?:inhabitants|people)$"
)
_BY_HEADS = re.compile(
    r"\b(?:per|(?:for|of|in|among|out of) every) (?:\d[\d,.]*|thousand|hundred|million)?\s?"
    r"(?:inhabitants|people|residents|persons|of the population)\b"
)
_DIGITS = re.compile(r"(?<![A-Za-z])[\d.,$€£%]+")


_AND = re.compile(r"\band\b")


_ASIDE = re.compile(r", (?:or )?[$€£]?$")


_ARE_IN = re.compile(r"^,(?= (?:is|are|was|were)\b)")  # half of them, 1,602, are in the north
_NEXT = re.compile(r"(?:,|\band)\s*[$€£]?$")
_ON = re.compile(
    r"\s*(?:on|for|to|from|in|by)\s+(?:the |our |its )?(?P<name>[a-zA-Z][^,;:.()]{2,40})"
)
_OBJECT = re.compile(r"\s(?:its|their|our|his|her) [a-z]")  # Brazil has doubled its yield
_OTHER = re.compile(
    r"\b(?:others?|remaining|miscellaneous|sundry)\b|其[他它余]|剩余", re.IGNORECASE
)


_BESIDE_ITS_PLAN = re.compile(  # 2.4 million over budget and 1.0 % more than a year before
    WORDS.pattern(r"\s*(?:{en.beside_plan}) (?:the |its |our )?(?:{en.plan})\b,? (?:and|but)\b")
)
_PART_BEGINS = re.compile(r";\s*(?=(?:(?:about|some|nearly|another|the other|only) )?[$€£]?$)")
_IS_SUBJECT = re.compile(r"\s+(?:[a-z]+ )?(?:comes?|came|is|are|was|were|went|goes|derives?)\b")
_FOR_EVERY = re.compile(r"\b(?:for|per|in|out of) (?:every |each )?$")
_SO_MANY = re.compile(r"1(?:0|,000)+ (?P<things>[a-z]+(?: [a-z]+)?)")
_OF_ALL = re.compile(
    r"\b(?:nation[- ]?wide|country[- ]?wide|the (?:whole )?country(?:['’]s| as a whole)?(?! of)"
    r"|in the country|national average|nationally|across the country|region[- ]wide)\b",
    re.IGNORECASE,
)
_FEW = 2  # words behind "and" that still belong to what is named before


def heard(statement: ReportStatement, index: CellIndex, topic: frozenset[str]) -> HeardNames:
    """Return what is named around a figure."""
    lexicon = index.lexicon
    statement, left = _from_last_part(statement)
    topic |= lexicon.keys(left)
    statement = _without_heads(without_substance(statement, index))
    near = lexicon.keys("" if is_of_the_one_before(statement) else statement.near)
    subject = subject_of(statement)
    used = ""
    is_own = subject in statement.sentence.text or (is_chinese(subject) and statement.is_sure)
    if told := named_behind(statement, index):
        is_own, subject = False, ""
        near |= told
    if is_own and (not index.names_series(near) or subject in statement.near):
        apart = index.areas if near & index.areas else frozenset()
        if is_chinese(subject) and subject not in statement.near and near & index.row_names:
            apart |= index.row_names  # 东城区基金支出21.35亿元;石塘县11.20亿元
        near |= lexicon.keys(subject) - apart
        used = subject if not apart else ""
    elif not is_own:
        topic |= lexicon.keys(subject)
    near |= _said_behind(statement, index)
    parted = parted_name(statement)
    if parted is not None:
        near = (near - parted.parts) | {parted.key}
    is_apart = is_said_otherwise(statement, _behind(statement.behind, index))
    own = area_behind(statement, index)
    others = index.areas - own if own else frozenset()
    near = (near | own) - others
    if statement.claimed is ClaimedAs.RANK:
        near |= lexicon.keys(statement.figure) | _behind(statement.behind, index)
    near |= _meant(statement, index, topic)
    compared = _compared_areas(statement.before, index)
    near -= compared
    before = lexicon.keys(statement.before) - compared
    beside = re.split(r"\bthan\b|\bcompared\b|[,;，；。]", statement.behind)[0]
    if _BESIDE_ITS_PLAN.match(statement.near):
        near, before = near - known.PLAN_KEYS, before - known.PLAN_KEYS
    return HeardNames(
        near=near,
        sentence=near | (before - others),
        behind=near | ((before | lexicon.keys(beside)) - others),
        topic=topic,
        told=_told(statement, index) | topic,
        subject="" if is_apart or parted else used,
        clause=""
        if is_apart
        else _clause(statement, index, near).replace(parted.head if parted else "\n", " "),
        is_of_others=_OTHER.search(f"{subject} {statement.near} {statement.figure}") is not None,
    )


def _said_behind(statement: ReportStatement, index: CellIndex) -> frozenset[str]:
    """Return what an amount and the words behind it name."""
    is_verb = statement.claimed is ClaimedAs.MULTIPLE and _OBJECT.match(statement.behind)
    amounts = (ClaimedAs.LEVEL, ClaimedAs.BARE, ClaimedAs.CHANGE)
    if statement.claimed not in amounts and not is_verb:
        return frozenset()
    if is_chinese(statement.near):
        return frozenset()
    own = f"{_DIGITS.sub(' ', statement.figure)}\n{_reckoned_by(statement)}"
    return _behind(_own_words_behind(statement), index) | index.lexicon.keys(own)


def _from_last_part(statement: ReportStatement) -> tuple[ReportStatement, str]:
    """Return a figure that begins a part of its sentence without the parts before, and these.

    "£122 million is government grant; £90 million comes from council tax payers."
    """
    cut = _PART_BEGINS.search(statement.near)
    if cut is None or not _IS_SUBJECT.match(statement.behind):
        return statement, ""
    left = statement.before[: len(statement.before) - len(statement.near) + cut.start()]
    near = statement.near[cut.end() :]
    return replace(statement, near=near, before=near, subject=""), left


def _reckoned_by(statement: ReportStatement) -> str:
    """Return the things by so many of which a figure is told: for every 100,000 boardings."""
    if not _FOR_EVERY.search(statement.behind):
        return ""
    at = statement.end + len(statement.behind) - statement.sentence.start
    match = _SO_MANY.match(statement.sentence.text, at)
    return match["things"] if match else ""


def _told(statement: ReportStatement, index: CellIndex) -> frozenset[str]:
    """Return what is said in the title, the heading and the paragraph, up to a figure."""
    around = (index.title, statement.sentence.heading, statement.paragraph, statement.before)
    return index.lexicon.keys("\n".join(around))


def _compared_areas(text: str, index: CellIndex) -> frozenset[str]:
    """Return the areas that something before is only laid beside: as much as Argentina."""
    compared = " ".join(match["other"] for match in _LIKE.finditer(text))
    areas = index.lexicon.keys(compared) & index.areas if compared else frozenset()
    return areas - index.lexicon.keys(_LIKE.sub(" ", text)) if areas else areas


def narrower(said: frozenset[str], index: CellIndex) -> frozenset[str]:
    """Return what is said without the name of all power, where a part of it is named as well.

    "More electricity from the wind" is of wind.
    """
    wholes = index.lexicon.keys(WORDS["en.substance"].replace("|", " "))
    is_part = any(keys_heard(measure, said) - wholes - made_words() for measure in index.measures)
    return said - wholes if is_part else said


def _meant(statement: ReportStatement, index: CellIndex, topic: frozenset[str]) -> frozenset[str]:
    """Return what words mean that do not say it: the average Swede, 城镇居民, as first reported."""
    meant = set()
    people = AVERAGE_OF_PEOPLE.search(statement.before)
    if people and index.lexicon.keys(statement.before[people.end() :].split()[0]) & index.areas:
        meant.add("per head")
    if is_chinese(statement.near):
        meant |= index.lexicon.lengthened(statement.near, topic)
    if _OF_ALL.search(f"{statement.near} {BREAK.split(statement.behind)[0]}"):
        wholes = set(index.whole_areas.values())
        meant |= wholes.pop() if len(wholes) == 1 else frozenset()
    if known.EARLIER_REPORT.search(statement.sentence.text):
        meant.add(FIRST_REPORTED)
    return frozenset(meant)


def _without_heads(statement: ReportStatement) -> ReportStatement:
    """Return a figure without the people by whom it is reckoned: per 1,000 inhabitants."""
    if _BY_HEADS.search(statement.sentence.text) is None:
        return statement
    behind = statement.behind
    is_rate = _IS_RATE.search(statement.figure) is not None  # 3.4 per 1,000
    return replace(
        statement,
        before=_BY_HEADS.sub(" ", statement.before),
        near=_BY_HEADS.sub(" ", statement.near),
        behind=_HEADS.sub(" ", behind) if is_rate else _BY_HEADS.sub(" ", behind),
        figure=_HEADS.sub(" ", statement.figure) if is_rate else statement.figure,
    )


def without_substance(statement: ReportStatement, index: CellIndex) -> ReportStatement:
    """Return a figure without what its unit is of, where its sentence names something narrower.

    "The turbines made 9.5 TWh of electricity" is of wind.
    """
    text = statement.sentence.text
    if _SUBSTANCE.search(text) is None:
        return statement
    if not index.measure_named(_of_none(text), frozenset()):
        return statement
    return replace(
        statement,
        before=_of_none(statement.before),
        near=_of_none(statement.near),
        behind=_of_none(statement.behind),
        subject="" if _SUBSTANCE.fullmatch(f" of {statement.subject}") else statement.subject,
    )


def _of_none(text: str) -> str:
    """Return a text without what its units are of."""
    return _SUBSTANCE.sub(lambda match: f" {match['whose'] or ''}", text)


def named_behind(statement: ReportStatement, index: CellIndex) -> frozenset[str]:
    """Return what the next one of a list is of, whose verb stands before the first.

    "We spent 6.2 million on repairs, 0.7 million more than before, and 4.1 million on management."
    """
    if statement.claimed not in (ClaimedAs.LEVEL, ClaimedAs.BARE) or not statement.near:
        return frozenset()
    if not _NEXT.search(statement.near) or statement.near == statement.before:
        return frozenset()
    match = _ON.match(statement.behind)
    told = index.lexicon.keys(match["name"]) if match else frozenset()
    return told if index.names_series(told) else frozenset()


def without(names: HeardNames, keys: frozenset[str]) -> HeardNames:
    """Return what is named around a figure without some of it."""
    return HeardNames(
        near=names.near - keys,
        sentence=names.sentence - keys,
        behind=names.behind - keys,
        topic=names.topic - keys,
        told=names.told,
        subject=names.subject,
        clause=names.clause,
        is_of_others=names.is_of_others,
    )


def subject_of(statement: ReportStatement) -> str:
    """Return what a figure is about, without the whole that it is a share of."""
    return statement.subject.partition("占")[0]


def _own_words_behind(statement: ReportStatement) -> str:
    """Return what stands behind a figure, without what names the next: and costs 29.8."""
    has_next = statement.end + len(statement.behind) < statement.sentence.end
    joined = _AND.search(statement.behind)
    if not has_next and _ASIDE.search(statement.near) and statement.behind[:1] == ",":
        return statement.behind[1:]  # half of that, 5.7 million, goes to street resurfacing
    return statement.behind[: joined.start()] if joined and has_next else statement.behind


def area_behind(statement: ReportStatement, index: CellIndex) -> frozenset[str]:
    """Return the area that follows a share: 44.7 % of people in Ghana, 9 % in Spain.

    And an amount, before which no other is named: 1,560,200 lived in the capital.
    """
    is_share = statement.claimed is ClaimedAs.SHARE
    is_amount = statement.claimed in (ClaimedAs.LEVEL, ClaimedAs.BARE)
    if is_amount and index.lexicon.keys(statement.before) & index.areas:
        return frozenset()
    way = _IN_AREA if is_share else _LIVED_IN_AREA
    match = way.match(statement.behind) if is_share or is_amount else None
    return index.lexicon.keys(match["area"]) & index.areas if match else frozenset()


def _behind(text: str, index: CellIndex) -> frozenset[str]:
    """Return what is named right behind a figure: spent on research and development, a share."""
    text = _ARE_IN.sub("", text, count=1)
    clause = _BEHIND.split(text, maxsplit=1)[0][:60]
    joined = _AND.search(clause)
    is_long = joined is not None and len(clause[joined.end() :].split()) > _FEW
    end = joined.start() if joined and is_long else len(clause)
    return frozenset(naming.key for naming in index.lexicon.namings(clause) if naming.start < end)


def _clause(statement: ReportStatement, index: CellIndex, near: frozenset[str]) -> str:
    """Return the words from the clause that names something to the figure."""
    before = statement.before
    if is_chinese(before):
        pieces = [piece for piece in re.split("[,，;；:：。、]", before) if piece.strip()]
        subject = subject_of(statement)
        is_told = subject in statement.sentence.text or bool(index.lexicon.keys(subject))
        return (subject if is_told else "") or (pieces[-1] if pieces else "")
    named = [naming for naming in index.lexicon.namings(before) if naming.key in near]
    end = named[-1].start if named else len(before)
    start = max((match.end() for match in BREAK.finditer(before, 0, end)), default=0)
    return before[start:]
