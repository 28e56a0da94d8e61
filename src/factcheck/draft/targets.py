"""Figures that are aims for years to come, told from figures of what has been."""

import re
from dataclasses import replace

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import Comparator
from factcheck.draft.reading import FigureReading, Kind, Passage

AIMED = frozenset(
    {
        Kind.LEVEL,
        Kind.COUNT,
        Kind.GROWTH,
        Kind.CAGR,
        Kind.MULTIPLE,
        Kind.CONTRIBUTION,
        Kind.SHARE,
        Kind.RATIO,
        Kind.POINT_CHANGE,
        Kind.GAP,
        Kind.CHANGE,
        Kind.THRESHOLD,
        Kind.RANGE,
    }
)
CHINESE_AIM = re.compile(
    r"力争|可望|预估|预案|建议(?=每股|派)|争取(?=完成|实现|达|突破|建成|在|增长|新|到20)|预期目标|目标(?:是|为|至|:|：|定为|设定)"
    r"|拟(?!定)|计划(?:投资|新|实施|安排|完成|到|开工|建设|用|在|总)"
    r"|将(?=[达新增超提完实建投突努保控降])|有望|预计(?=今年|明年|下一年|到20|将)|规划(?:到|建设)"
    r"|到20[2-9]\d年[^，。]{0,12}(?:达|实现|建成|提高|降)|努力(?:实现|达到)"
)
CHINESE_AHEAD = re.compile(
    r"(?:今后|未来)(?:的?[一二两三四五六七八九十几\d]{1,3}年(?!来)|一个?时期|一段时期)[，,内里间]"
)
#: What is left for an aim: 将现行16%的税率降至13%.
LEFT = re.compile(r"(?:[由从]|现行的?)(?:现行的?|目前的?|每[一-鿿]{1,3}|[去上]年的?)?$")
LEFT_FOR = re.compile(r"[^，。；]{0,16}[到至]")
#: An aim that a figure is held against: 低于年初预期目标2个百分点.
MEASURED_BY = re.compile(
    r"(?:[高低快慢好优多少]于|超[过出]?|比)[^，。；]{0,10}(?:目标|任务|计划|预期)[^，。；\d]{0,6}$"
)
NAMED_AIM = re.compile(r"(?:目标|任务|计划|预算)(?:任务|数|值)?(?P<open>[（(])?$")
FORESEEN = re.compile(r"预计|计划|达|增|目标|确保|争取|控制|稳定|保持")
COMING = re.compile(r"到(?:20[2-9]\d年|[^，。]{0,6}末)|[今未][后来]")
OVER = ("超过", "超", "逾", "多于", "高于", "大于")
SO_FAR = re.compile(r"年来|以来|目前|(?<![比较同])去年(?!同期)|截至")
CHINESE_PLAN = re.compile(
    r"目标|力争|确保|达到|预期|预计|将|拟|要|努力|左右|以上|控制|安排|实现|完成|新增|计划|争取"
)
ENGLISH_AIM = re.compile(
    r"\b(?:will|shall|expect(?:s|ed|ing)?|forecast(?:s|ed)?|project(?:s|ed)?(?= to| (?:growth"
    r"|increase|revenue))|projected|anticipat(?:es?|ed|ing)|aims?(?: to| at|ing)|plan(?:s|ned)? "
    r"(?:to|at)|plans? for|target(?:s|ed|ing)?(?: (?:of|to|for|is|at))|guidance|outlook|to be "
    r"(?:between|in the range)|(?:is|are) (?:set )?"
    r"to (?:be |grow|rise|reach|fall|total|exceed|increase)|intend(?:s|ed)? to|would (?:be|reach)"
    r"|should (?:be|reach|total)|goal of|estimat(?:es|ed) (?:to(?! have)|that))\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|rose|grew|fell|reached|stood|totall?ed|increased|dropped|accounted|exceeded"
    r"|reduced|raised|declared|authori[sz]ed|repurchased|paid|had|numbered|went|saw|declined|decreased|amounted|came|made|expanded|contributed"
    r"|completed)\b",
    re.IGNORECASE,
)
#: Behind a figure: flats will be built.
ENGLISH_AIM_BEHIND = re.compile(
    r"(?: [\w'-]+){0,3} (?:(?:will|shall) be|(?:is|are) (?:to be|(?:expected|projected|planned"
    r"|forecast) (?:to|for)))\b"
)
LEAVING = re.compile(
    r"\bfrom(?: (?:last|this|the previous) year['’]s)?(?: about| around| over| nearly)?\s*$"
    r"|\b(?:current|present|existing) [\w ]{1,30} of\s*$"
)
MODAL = re.compile(
    r"\b(?:should|must|propos\w+|suggest\w*|recommend\w*|be \w+ed|to be|need|needs|set at"
    r"|have set|has set)\b",
    re.IGNORECASE,
)
HAPPENED = re.compile(
    r"\b(?:exceeded|beat|above|below|met|compared (?:to|with)|versus|than|achieved"
    r"|surpass\w+)\b[^.]{0,40}$",
    re.IGNORECASE,
)


MODAL_HEAD = re.compile("(?:to|will|shall) ")
TARGET = re.compile(r"\btarget:\s*$", re.IGNORECASE)
BAND = re.compile(r"\bof between\s*$", re.IGNORECASE)  # a rule's range, no aim


def as_target(passage: Passage, reading: FigureReading) -> FigureReading:
    """The same reading, made a target where heading or modal words say so."""
    if reading.kind not in AIMED:
        return reading
    reach = passage.figure.start - (120 if passage.chinese else 220)
    modal = MODAL_HEAD.match(passage.figure.text)  # to double, will triple
    stop = passage.figure.start + (modal.end() if modal else 0)
    left = passage.text[max(passage.segment[0], reach) : stop]
    opening = passage.text[passage.sentence[0] :][:24].lstrip()
    if not passage.chinese and LEAVING.search(left) and re.search(r"\bto\b", passage.right(60)):
        return reading  # what is left for an aim
    aimed = (
        _is_named_aim(passage)
        or _aimed(left, chinese=passage.chinese)
        or bool(CHINESE_AHEAD.match(opening))
    )
    if not passage.chinese:
        one = passage.figure.upper is None
        aimed = aimed or (one and bool(ENGLISH_AIM_BEHIND.match(passage.right(100))))
    if reading.kind is Kind.RANGE and _is_band(passage, left, aimed=aimed):
        return reading
    planned = passage.plan and not _is_fact(passage, reading)
    if (aimed or planned) and not (passage.chinese and _is_no_aim(passage)):
        return replace(reading, kind=Kind.TARGET, target_of=reading.kind)
    return reading


def _is_no_aim(passage: Passage) -> bool:
    """Whether a figure is left for an aim, or says how far off one is."""
    if LEFT.search(passage.left(12)) and LEFT_FOR.match(passage.right(40)):
        return True
    return not passage.plan and bool(MEASURED_BY.search(passage.left(30)))


def _is_named_aim(passage: Passage) -> bool:
    """Whether a figure is what was aimed at: 完成年度目标(8%)的, 完成全年任务120亿元的."""
    named = NAMED_AIM.search(passage.left(12)) if passage.chinese else None
    if named is None:
        return False
    right = passage.right(2)
    return right.startswith("的") if named["open"] is None else right.startswith(("）", ")"))


def _aimed(left: str, *, chinese: bool) -> bool:
    if chinese:
        return bool(CHINESE_AIM.search(left))
    if TARGET.search(left):
        return True
    return bool(ENGLISH_AIM.search(left)) and not HAPPENED.search(left[-50:])


def _is_band(passage: Passage, left: str, *, aimed: bool) -> bool:
    """Whether a range says whom a rule is for."""
    if BAND.search(left) and not aimed:
        return True
    clause = passage.left_in_clause(24)
    foreseen = passage.chinese and passage.plan and FORESEEN.search(clause)
    return passage.figure.dimension is not MeasuredBy.PERCENT and not aimed and not foreseen


def _is_fact(passage: Passage, reading: FigureReading) -> bool:
    """Whether a clause of a plan tells what is so already."""
    start = max(passage.clause[0], passage.figure.start - 200)
    clause = passage.text[start : min(passage.clause[1], passage.figure.end + 200)]
    if passage.chinese:
        if SO_FAR.search(passage.left_in_clause(40)) or SO_FAR.search(passage.left(80)):
            return True
        above = reading.comparator in (Comparator.MORE_THAN, Comparator.AT_LEAST)
        passed = passage.left(3).endswith(OVER) and not COMING.search(passage.left(160))
        return (
            reading.kind is Kind.THRESHOLD
            and above
            and passed
            and passage.previous_end == passage.sentence[0]
            and not CHINESE_PLAN.search(clause)
        )
    sentence = passage.around(400)
    if PAST.search(sentence) and not (ENGLISH_AIM.search(sentence) or MODAL.search(sentence)):
        return True
    opening = passage.text[passage.sentence[0] : passage.figure.start][:40].strip().lower()
    counted = reading.kind in (Kind.THRESHOLD, Kind.COUNT) and opening in ("over", "more than", "")
    return counted and not ENGLISH_AIM.search(clause)
