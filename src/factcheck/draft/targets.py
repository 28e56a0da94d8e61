"""Figures that are aims for years to come, told from figures of what has been."""

import re
from dataclasses import replace

from factcheck.draft.measure import Dimension
from factcheck.draft.reading import Kind, Passage, Reading

AIMED = frozenset(
    {
        Kind.LEVEL,
        Kind.COUNT,
        Kind.GROWTH,
        Kind.CAGR,
        Kind.MULTIPLE,
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
    r"力争|争取(?=完成|实现|达|突破|建成|在|增长|新|到20)|预期目标|目标(?:是|为|:|：|定为|设定"
    r"|任务)|拟(?!定)|计划(?:投资|新|实施|安排|完成|到|开工|建设|用|在|总)"
    r"|将(?=[达新增超提完实建投突努保])|有望|预计(?=今年|明年|下一年|到20|将)|规划(?:到|建设)"
    r"|到20[2-9]\d年[^，。]{0,12}(?:达|实现|建成|提高|降)|努力(?:实现|达到)"
)
CHINESE_PLAN = re.compile(
    r"目标|力争|确保|达到|预期|预计|将|拟|要|努力|左右|以上|控制|安排|实现|完成|新增|计划|争取"
)
ENGLISH_AIM = re.compile(
    r"\b(?:will|shall|expect(?:s|ed|ing)?|forecast(?:s|ed)?|project(?:s|ed)?(?= to| (?:growth"
    r"|increase|revenue))|projected|anticipat(?:es?|ed|ing)|aims?(?: to| at|ing)|plan(?:s|ned)? "
    r"to|plans? for|target(?:s|ed|ing)?(?: (?:of|to|for|is|at))|guidance|outlook|to be "
    r"(?:between|in the range)|is set to|are set to|intend(?:s|ed)? to|would (?:be|reach)"
    r"|should (?:be|reach|total)|goal of|estimat(?:es|ed) (?:to|that))\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|rose|grew|fell|reached|stood|totall?ed|increased|dropped|accounted|exceeded"
    r"|had|numbered|went|saw|declined|decreased|amounted|came|made|expanded|contributed"
    r"|completed)\b",
    re.IGNORECASE,
)
MODAL = re.compile(
    r"\b(?:should|must|propos\w+|to be|need|needs|set at|have set|has set)\b", re.IGNORECASE
)
HAPPENED = re.compile(
    r"\b(?:exceeded|beat|above|below|met|compared (?:to|with)|versus|than|achieved"
    r"|surpass\w+)\b[^.]{0,40}$",
    re.IGNORECASE,
)


def as_target(passage: Passage, reading: Reading, *, chinese: bool) -> Reading:
    """The same reading, made a target where heading or modal words say so."""
    if reading.kind not in AIMED:
        return reading
    measure = passage.figure.measure
    left = passage.text[
        max(
            passage.segment[0], passage.figure.start - (120 if chinese else 220)
        ) : passage.figure.start
    ]
    clause = passage.text[passage.clause[0] : passage.clause[1]]
    if chinese:
        aimed = bool(CHINESE_AIM.search(left))
        stated = reading.kind is Kind.THRESHOLD and not CHINESE_PLAN.search(clause)
    else:
        aimed = bool(ENGLISH_AIM.search(left)) and not HAPPENED.search(left[-50:])
        stated = (
            reading.kind in (Kind.THRESHOLD, Kind.COUNT)
            and not ENGLISH_AIM.search(clause)
            and passage.text[passage.sentence[0] : passage.figure.start].strip().lower()
            in ("over", "more than", "")
        )
    if (
        reading.kind is Kind.RANGE
        and measure is not None
        and measure.dimension is not Dimension.PERCENT
        and not aimed
    ):
        return reading
    if (
        reading.kind is Kind.RANGE
        and chinese is False
        and measure is not None
        and measure.dimension is Dimension.MONEY
        and re.search(r"(?:income|those|people) of between", left)
    ):
        return reading
    sentence = passage.text[passage.sentence[0] : passage.sentence[1]]
    told = (
        not chinese
        and PAST.search(sentence)
        and not (ENGLISH_AIM.search(sentence) or MODAL.search(sentence))
    )
    if (passage.plan and not stated and not told) or aimed:
        return replace(reading, kind=Kind.TARGET, base_words=reading.kind.value)
    return reading
