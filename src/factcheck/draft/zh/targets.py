"""Which figures of a Chinese sentence are aims, told from what has been."""

from __future__ import annotations

import re

from factcheck.domain.hedge import Hedge
from factcheck.draft.hedging import hedge_ending
from factcheck.draft.reading import FigureReading, Kind, Passage
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "targets", "zh")

AIM = re.compile(WORDS["aim"])
AHEAD = re.compile(
    r"(?:今后|未来)(?:的?[一二两三四五六七八九十几\d]{1,3}年(?!来)|一个?时期|一段时期)[，,内里间]"
)
#: What came of an aim, told behind it: 预估营收9000亿元，实际结算达9899亿元.
HAPPENED = re.compile(WORDS.pattern(r"(?:{happened})"))
#: What is left for an aim: 将现行16%的税率降至13%.
LEFT = re.compile(r"(?:[由从]|现行的?)(?:现行的?|目前的?|每[一-鿿]{1,3}|[去上]年的?)?$")
LEFT_FOR = re.compile(r"[^，。；]{0,16}[到至]")
#: An aim that a figure is held against: 低于年初预期目标2个百分点.
MEASURED_BY = re.compile(
    r"(?:[高低快慢好优多少]于|超[过出]?|比)[^，。；]{0,10}(?:目标|任务|计划|预期)[^，。；\d]{0,6}$"
)
NAMED_AIM = re.compile(r"(?:目标|任务|计划|预算)(?:任务|数|值)?(?P<open>[（(])?$")
FORESEEN = re.compile(WORDS["foreseen"])
COMING = re.compile(r"到(?:20[2-9]\d年|[^，。]{0,6}末)|[今未][后来]")
SO_FAR = re.compile(WORDS["so_far"])
PLANNED = re.compile(WORDS["planned"])


def is_aim(passage: Passage) -> bool:
    """Whether the words before a figure make it an aim: 力争, 今后五年, 年度目标(8%)的."""
    if _is_named(passage) or AHEAD.match(passage.opening()):
        return True
    told = passage.in_segment(120)
    happened = [*HAPPENED.finditer(told)]
    return bool(AIM.search(told, happened[-1].end() if happened else 0))


def is_no_aim(passage: Passage) -> bool:
    """Whether a figure is left for an aim, or says how far off one is."""
    if LEFT.search(passage.left(12)) and LEFT_FOR.match(passage.right(40)):
        return True
    return not passage.plan and bool(MEASURED_BY.search(passage.left(30)))


def _is_named(passage: Passage) -> bool:
    """Whether a figure is what was aimed at: 完成年度目标(8%)的, 完成全年任务120亿元的."""
    named = NAMED_AIM.search(passage.left(12))
    if named is None:
        return False
    right = passage.right(2)
    return right.startswith("的") if named["open"] is None else right.startswith(("）", ")"))


def is_foreseen(passage: Passage) -> bool:
    """Whether a range in a plan is what the plan foresees: 预计, 控制, 保持."""
    return passage.plan and bool(FORESEEN.search(passage.left_in_clause(24)))


def is_fact(passage: Passage, reading: FigureReading) -> bool:
    """Whether a clause of a plan tells what is so already: 近年来, 超过."""
    if SO_FAR.search(passage.left_in_clause(40)) or SO_FAR.search(passage.left(80)):
        return True
    above = reading.comparator in (Hedge.MORE_THAN, Hedge.AT_LEAST)
    is_above = hedge_ending(passage.left(3), "zh") is Hedge.MORE_THAN
    passed = is_above and not COMING.search(passage.left(160))
    return (
        reading.kind is Kind.THRESHOLD
        and above
        and passed
        and passage.previous_end == passage.sentence[0]
        and not PLANNED.search(passage.clause_around(200))
    )
