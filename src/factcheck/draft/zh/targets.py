"""Which figures of a Chinese sentence are aims, told from what has been."""

from __future__ import annotations

import re

from factcheck.domain.hedge import Hedge
from factcheck.draft.hedging import hedge_ending
from factcheck.draft.reading import FigureReading, Kind, Passage

AIM = re.compile(
    r"力争|可望|预估|预案|建议(?=每股|派)|争取(?=完成|实现|达|突破|建成|在|增长|新|到20)|预期目标|目标(?:是|为|至|:|：|定为|设定)"
    r"|(?:今年|明年|下一?年度?|下半年)(?:预计|计划|拟|将)(?=[一-鿿])|拟(?!定)|计划(?:投资|新|实施|安排|完成|到|开工|建设|用|在|总(?!投资))"
    r"|将(?=[达新增超提完实建投突努保控降])|有望|预计(?=今年|明年|下一年|到20|将)|规划(?:到|建设)"
    r"|到20[2-9]\d年[^，。]{0,12}(?:达|实现|建成|提高|降)|努力(?:实现|达到)"
)
AHEAD = re.compile(
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
SO_FAR = re.compile(r"年来|以来|目前|(?<![比较同])去年(?!同期)|截至")
PLANNED = re.compile(
    r"目标|力争|确保|达到|预期|预计|将|拟|要|努力|左右|以上|控制|安排|实现|完成|新增|计划|争取"
)


def is_aim(passage: Passage) -> bool:
    """Whether the words before a figure make it an aim: 力争, 今后五年, 年度目标(8%)的."""
    if _is_named(passage) or AHEAD.match(passage.opening()):
        return True
    return bool(AIM.search(passage.in_segment(120)))


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
