"""What a Chinese figure with a classifier counts, and names that hold an act and no thing.

A classifier stands before what it counts, whatever stands before the figure: 科创板28家公司 are
companies of the board. Where what stands before it may be what did something, a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import PrintedFigure
from factcheck.draft.zh.noun_phrases import BRACKETED, NAME_BEHIND, is_noun, trimmed
from factcheck.draft.zh.noun_words import NOT_COUNTED, PREDICATE
from factcheck.language import say
from factcheck.wording.vocabulary import any_of, section, words
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "counting", "zh")

PAGE = "zh/naming"
BY_WHICH = frozenset("户人件起宗")
OWN_NOUN = re.compile("个[一-鿿]{1,3}")
HAN_BEHIND = re.compile("[一-鿿]{2,6}")
#: Behind things that are counted: 50个国家和地区, 8个县全部.
AND_SO = re.compile("[和及与或的、，。；了已均都全共以中内外]|[参实完列获入通建开达设签成]")
#: What things of a classifier are called, with what tells them apart: 上市公司, 幼儿园教师.
THINGS = {
    classifier: re.compile(rf"(?:(?![与和及])[一-鿿“”A-Za-z]){{0,16}}(?:{any_of(words(row))})")
    for classifier, row in section(PAGE, "things").items()
}
#: Chief things, and not what things chiefly are: 12家主要企业, 12家主要分布在.
CHIEF = re.compile("主要(?![是为在从由来集分用面有以])")
#: Where such things are: a market, an area, a trade.
WHERE = re.compile(WORDS.pattern(r"(?:{where})$"))
ACTS = re.compile(rf"(?:{any_of(words(section(PAGE, 'acts')['words']))})了?$")
#: A measure with the sign of its motion is a clause: 不良率降.
MOVED = re.compile(r"(?:率|[量额值价]|收入|利润|面积|余额|指数)[升降增减涨跌]$")
#: What names something behind a noun, and nothing alone: 研发投入, 投入.
ALONE = re.compile(rf"(?:{any_of(words(section(PAGE, 'acts')['alone']))})")
#: An adverb within a name makes it a clause: 班列已经开行.
ADVERB = re.compile(WORDS.pattern(r"(?<=[一-鿿])(?:{adverb})"))


def counted_behind(text: str, figure: PrintedFigure, stop: int) -> str:
    """Return the things that a classifier of their own stands before; empty where none do.

    >>> from factcheck.draft.zh.counting import THINGS
    >>> THINGS["家"].match("上市公司已披露年报")[0]
    '上市公司'
    """
    things = THINGS.get(figure.unit)
    if figure.dimension is not MeasuredBy.COUNT or things is None:
        return ""
    if NOT_COUNTED.match(text, figure.end) and not CHIEF.match(text, figure.end):
        return ""
    named = NAME_BEHIND.match(text, figure.end, stop)
    match = things.match(named[0]) if named else None
    if match is None or ("的" not in match[0] and PREDICATE.search(match[0].lstrip("已"))):
        return ""  # 15家入选百强企业
    return trimmed(match[0])


def two_ways(figures: Sequence[PrintedFigure], index: int) -> str:
    """Return by what a thing is counted that is counted in two ways at once: 搬迁164户668人.

    So many households and so many people of one name are two indicators.
    """
    own = figures[index]
    beside = [*figures[max(0, index - 1) : index], *figures[index + 1 : index + 2]]
    told = own.unit in BY_WHICH and any(
        other.unit in BY_WHICH
        and other.unit != own.unit
        and min(own.end, other.end) == max(own.start, other.start)
        for other in beside
    )
    return f"{own.unit}数" if told else ""


def noun_counted(text: str, figure: PrintedFigure) -> str:
    """Return the words behind a unit that has its noun, and may be part of a longer one.

    So 15个乡镇中心校 are schools, not townships.
    """
    if figure.dimension is not MeasuredBy.COUNT or not OWN_NOUN.fullmatch(figure.unit):
        return ""
    if PREDICATE.match(text, figure.end) or AND_SO.match(text, figure.end):
        return ""
    named = HAN_BEHIND.match(text, figure.end)
    return named[0] if named else ""


def where(name: str) -> str:
    """Return the words before a figure, if they say where the things behind it are.

    >>> where("境内股票市场（沪、深两家）"), where("该行")
    ('境内股票市场', '')
    """
    bare = BRACKETED.sub("", name).strip()
    return bare if WHERE.search(bare) else ""


def unsure_name(name: str) -> Iterator[str]:
    """Give the doubt about a name that ends in an act, or holds an adverb: 班列创下."""
    act = ACTS.search(name) or ALONE.fullmatch(name) or MOVED.search(name)
    if act and is_noun(name):
        yield say("subject: {name!r} holds a verb: {word!r}", name=name, word=act[0])
    elif adverb := ADVERB.search(name):
        yield say("subject: {name!r} holds a verb: {word!r}", name=name, word=adverb[0])
