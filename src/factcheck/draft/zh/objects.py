"""What a Chinese figure counts: the things behind it, where the words before name none."""

from __future__ import annotations

import re

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.printed import Phrase
from factcheck.draft.reading import Kind
from factcheck.draft.zh.clause import ClauseWords
from factcheck.draft.zh.counting import counted_behind, where
from factcheck.draft.zh.noun_phrases import BRACKETED, behind, is_noun
from factcheck.draft.zh.noun_words import NEWLY, NOT_COUNTED, TRANSITIVE, WEAK
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "objects", "zh")

COUNTED = frozenset(
    {Kind.COUNT, Kind.LEVEL, Kind.THRESHOLD, Kind.CHANGE, Kind.RANGE, Kind.TARGET, Kind.ORDINAL}
)
THINGS = frozenset({MeasuredBy.COUNT, MeasuredBy.MONEY, MeasuredBy.QUANTITY, MeasuredBy.NUMBER})
#: Words of two characters by which things are counted, and that name none.
CLASSIFIERS = frozenset("人次 件次 架次 标段 剂次 台套 车次 班次 项次 户次 场次 辆次 艘次".split())
#: A classifier before the noun that its unit has: 个乡镇, 家企业.
OF_UNIT = re.compile("^(?:个|[家户](?=企业))")
SERVED = re.compile(WORDS.pattern(r"[一-鿿]{1,12}?(?:{served})"))
HAS = re.compile("(?:总?共有|现有|拥有|设有|(?<=[一-鿿])的)$")
OF_THEM = re.compile("[)）]?[，,；;]?其中(?:有|约|近)?")
WHICH = re.compile("(?:为|是|系|属于)(?P<thing>[一-鿿]{2,14})(?=[，,。；;、)）]|$)")
OF_WHAT = re.compile(r"的(?:\d[\d.]*(?:余|多)?[个家项条座所件处]|[一-鿿])")


def things_behind(words: ClauseWords, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the things that a classifier stands before, and what is not sure of them."""
    own = words.asked.own
    if own.reading.kind not in COUNTED or own.figure.phrase is not Phrase.FIGURE:
        return "", ()
    stop = _next_figure(words, own.passage.segment[1])
    things = counted_behind(words.text, own.figure, stop)
    if not things:
        return "", ()
    verb = TRANSITIVE.search(words.left.rstrip())
    if not is_noun(name) or verb:
        newly = NEWLY.search(words.left.rstrip()) if verb else None
        return (f"{_full(newly[0])}{things}" if newly else things), ()
    place = where(BRACKETED.sub("", name).rpartition("、")[2])  # 主板1490家公司、科创板28家公司
    if place:
        return f"{place}{things}", ()
    doubt = say("subject: {name!r}, or what {words!r} says?", name=things, words=name)
    return things, (doubt,)


def counted(words: ClauseWords, name: str) -> str:
    """Name of what stands behind the figure, where nothing before it is one."""
    own = words.asked.own
    figure, passage = own.figure, own.passage
    ordinal = own.reading.kind is Kind.ORDINAL
    if not ordinal and (own.reading.kind not in COUNTED or figure.dimension not in THINGS):
        return ""
    if figure.phrase is not Phrase.FIGURE and not ordinal:
        return ""
    thing = _of_what(words, name) or _which(words)
    if thing:
        return thing
    verb = TRANSITIVE.search(words.left.rstrip()) or _served(words) or _has(words)
    if is_noun(name) and not verb and not ordinal:
        return ""
    of_things = figure.dimension is MeasuredBy.COUNT and is_noun(figure.unit)
    noun = OF_UNIT.sub("", figure.unit) if of_things and figure.unit not in CLASSIFIERS else ""
    told = not ordinal and NOT_COUNTED.match(passage.text, figure.end)
    if told and not (verb and noun):
        return "" if name else noun
    stop = _next_figure(words, passage.segment[1])
    opens = not words.left.strip("●•·-— ")
    found = "" if told else behind(passage.text, figure.end, stop, opens=opens)
    is_whole = figure.unit.endswith("家企业")  # what stands behind is what they do: 成立联盟
    found = noun + found if is_noun(found) and not is_whole else noun
    newly = NEWLY.search(words.left.rstrip()) if verb else None
    return f"{_full(newly[0])}{found}" if found and newly else found


def _which(words: ClauseWords) -> str:
    """Name what so many of those before are: 其中66万人次为内地旅客."""
    own = words.asked.own
    if own.reading.kind is not Kind.COUNT or not OF_THEM.fullmatch(words.left):
        return ""
    match = WHICH.match(words.text, own.figure.end, own.passage.segment[1])
    return match["thing"] if match and is_noun(match["thing"]) else ""


def _has(words: ClauseWords) -> re.Match[str] | None:
    """What things the words before a figure have, or are told of: 共有3万间客房, 营业的9家酒店."""
    own = words.asked.own
    if own.figure.dimension is not MeasuredBy.COUNT:
        return None
    return HAS.search(
        words.text, max(words.start, own.figure.start - len("总共拥有")), own.figure.start
    )


def _served(words: ClauseWords) -> re.Match[str] | None:
    """What is done for the people counted behind 为: 为1.9万对夫妇提供检查."""
    figure = words.asked.own.figure
    if not words.text.endswith(("为", "对", "向", "给"), 0, figure.start):
        return None
    return SERVED.match(words.text, figure.end)


def _full(verb: str) -> str:
    """A verb whose second half was taken for one of growth: 新(增)."""
    return "新增" if verb == "新" else verb


def _of_what(words: ClauseWords, name: str) -> str:
    """Name of the thing that a figure with its head belongs to: 总投资105亿元的37项工程."""
    own = words.asked.own
    passage = own.passage
    link = OF_WHAT.match(passage.text, own.figure.end)
    weak = WEAK.search(name)
    if link is None or weak is None or weak.end() != len(name):
        return ""
    start = link.end() if link[0][-1] in "个家项条座所件处" else link.start() + 1
    thing = behind(passage.text, start, passage.segment[1])
    return f"{thing}{weak[0]}" if is_noun(thing) else ""


def _next_figure(words: ClauseWords, stop: int) -> int:
    """Where the next figure begins that is no numeral within a word: 一般申请."""
    asked = words.asked
    for other in asked.read[asked.index + 1 : asked.index + 3]:
        if other.reading.kind is not None or not other.figure.in_words:
            return min(stop, other.figure.start)
    return stop
