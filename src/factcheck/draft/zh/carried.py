"""Names of Chinese figures that have none of their own: of a clause, or of the figure before."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.naming import Naming
from factcheck.draft.reading import Kind
from factcheck.draft.subject import subject_above
from factcheck.draft.zh import owners
from factcheck.draft.zh.clause import CUT, ClauseWords, told_before
from factcheck.draft.zh.noun_phrases import is_noun, subject_of, trimmed
from factcheck.draft.zh.noun_words import LONGEST, MEASURED
from factcheck.draft.zh.places import own_level, placed
from factcheck.language import say

STANDING = frozenset({Kind.LEVEL, Kind.COUNT})
#: What is told of a share and of none of its parts: 海外收入占比.
SHARE_OF = re.compile("(?:占比|比重|增速|增幅)$")
RATIO_TO = re.compile("与(?:预算|计划|目标|任务)之比$")
OPENED = re.compile(r"[\s●•·*>#\-—–、,，:：。;；]*$")
#: How what a clause names is reckoned, at its end: 增加值按可比价格计算,.
COUNTED_SO = re.compile("(?:计算|口径|折算|统计|价格?)[，,]?$")
#: What is told of each of several areas: 主要订单来源地区，以美国284亿美元居冠.
OF_EACH = re.compile(
    r"(?:主要|前[一二三四五六七八九十\d]+大)(?P<what>[一-鿿]{2,6}?)"
    r"(?:来源)?(?:地区|国家|市场|国|地)"
)


def bare(name: str) -> str:
    """A name without what was said of its ratio to a plan."""
    return RATIO_TO.sub("", name)


def carried(words: ClauseWords) -> Naming:
    """Name a figure that has no name of its own by the clause or the figure before."""
    asked, passage = words.asked, words.asked.own.passage
    first = told_before(asked)
    between = words.text[first : words.start]
    level = own_level(words.text, asked.area)
    for clause in reversed(CUT.split(between)):
        told = subject_of(clause)
        if told:
            place = placed(told, level, asked.area)
            return Naming(subject=place.words or told, area=place.area)
    before = asked.before
    if not asked.follows and (topic := owners.topic_of(words)):
        return Naming(subject=topic)
    if asked.follows and before.subject:
        subject = bare(before.subject)
        if asked.own.reading.kind in STANDING:
            subject = SHARE_OF.sub("", subject) or subject  # 海外收入占比为3成，以欧洲5亿元居首
        return replace(before, subject=subject)
    above = subject_above(asked.parts, passage)
    if above:
        return Naming(subject=above)
    last = trimmed(CUT.split(between.strip("，,：: "))[-1])
    if (of_each := OF_EACH.fullmatch(last)) and placed(trimmed(words.left), level, asked.area).area:
        return Naming(subject=of_each["what"])
    if MEASURED.search(last) and COUNTED_SO.search(between):
        return Naming(subject=last)
    if is_noun(last) and len(last) <= LONGEST:
        return Naming(
            subject=last, doubts=(say("the subject may be another than {words!r}", words=last),)
        )
    if before.subject and _is_near(words):
        line_led = OPENED.fullmatch(
            words.text, asked.parts.line(passage.figure.start).start, words.start
        )
        doubt = (
            ()
            if (line_led and _by_line(words)) or _is_of_which(words)
            else (say("the subject may be another than {words!r}", words=before.subject),)
        )
        return replace(before, doubts=doubt)
    return Naming()


def _is_of_which(words: ClauseWords) -> bool:
    """Whether a sentence opens with what makes its figure a part of the one before: 其中."""
    passage = words.asked.own.passage
    return in_line(words) and passage.text.startswith("其中", passage.sentence[0])


def in_line(words: ClauseWords) -> bool:
    """Whether the figure before stands in the same line."""
    asked = words.asked
    there = asked.read[asked.index - 1].figure.start
    return asked.parts.line_index(asked.own.figure.start) == asked.parts.line_index(there)


def _is_near(words: ClauseWords) -> bool:
    """Whether the figure before stands in the line, or right above it."""
    asked = words.asked
    if not asked.index:
        return False
    parts = asked.parts
    here = parts.line_index(asked.own.figure.start)
    there = parts.line_index(asked.read[asked.index - 1].figure.start)
    lines = parts.lines[there + 1 : here]
    return not any(line.heading or parts.text[line.start : line.end].strip() for line in lines)


def _by_line(words: ClauseWords) -> bool:
    """Whether the figure before ends a line of its own, with no full stop: a slide of lines."""
    asked = words.asked
    last = asked.read[asked.index - 1].figure
    between = asked.parts.text[last.end : asked.own.figure.start]
    return "\n" in between and "。" not in between
