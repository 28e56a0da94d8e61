"""Subjects of Chinese figures: the name before the verb, its object, or what is counted."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.printed import Phrase
from factcheck.draft.reading import Kind
from factcheck.draft.subject import subject_above
from factcheck.draft.zh import lists
from factcheck.draft.zh.noun_phrases import (
    behind,
    clause_start,
    is_noun,
    subject_of,
    trimmed,
)
from factcheck.draft.zh.noun_words import (
    CLAUSE_LIKE,
    DEPENDENT,
    LONGEST,
    MEASURED,
    NEWLY,
    NOT_COUNTED,
    TRANSITIVE,
    WEAK,
)
from factcheck.draft.zh.places import own_level, placed
from factcheck.draft.zh.words import RATE_NOUN
from factcheck.language import say

COUNTED = frozenset(
    {Kind.COUNT, Kind.LEVEL, Kind.THRESHOLD, Kind.CHANGE, Kind.RANGE, Kind.TARGET, Kind.ORDINAL}
)
GROWING = frozenset({Kind.GROWTH, Kind.CAGR, Kind.GAP, Kind.CONTRIBUTION})
THINGS = frozenset({MeasuredBy.COUNT, MeasuredBy.MONEY, MeasuredBy.QUANTITY, MeasuredBy.NUMBER})
#: The pace of what grows, at the end of its name.
PACE = re.compile("(?:增长)?(?:增速|增幅|涨幅|降幅|跌幅|升幅|减幅)$")
MEASURED_KINDS = frozenset({Kind.GROWTH, Kind.LEVEL, Kind.COUNT, Kind.CAGR, Kind.RATIO})
#: What speaks of the figures before by no name of their own: 改善率均居, 两项指标均.
EACH = re.compile(
    r"(?:改善率|增速|增幅|降幅|总量|[两三四]者|[两三四]项(?:指标)?|[各两三]?项?指标|规模|排名|位次)?(?:均|都)?[位居列]?"
)
#: Words of two characters by which things are counted, and that name none.
CLASSIFIERS = frozenset("人次 件次 架次 标段 剂次 台套 车次 班次 项次 户次 场次 辆次 艘次".split())
SERVED = re.compile(r"[一-鿿]{1,12}?(?:提供|发放|办理|开展|减免|实施|进行|减税|减负|送)")
#: What a figure is held against, and no name of it: 为预算的101%.
OF_PLAN = re.compile(
    r"[为占是]?(?:年度|年初|全年|调整)?(?P<plan>预算|计划|目标|任务)(?:任务)?[数值]?的?"
)
RATIO_TO = re.compile("与(?:预算|计划|目标|任务)之比$")
#: What picks a part of the things named before: 其中规模以上860家.
SELECTING = re.compile("规模以上|限额以上|规上|(?:国家|省|市)级(?:以上)?")
CUT = re.compile(r"[，；;：:\n]|(?<=[一-鿿]),|,(?!\d{3}(?!\d))")
OF_WHAT = re.compile(r"的(?:\d[\d.]*(?:余|多)?[个家项条座所件处]|[一-鿿])")
RATED_HEAD = re.compile("增速|增幅|涨幅|降幅|占比|比重|比例|进度|合格率|份额")
WEAK_END = re.compile(WEAK.pattern + "$")
SHARE_NOUN = re.compile("的?(?:比例|比重|份额)")
RATE = re.compile(RATE_NOUN)
INDUSTRY = re.compile(r"(?:业|产业)$")
HEADS = re.compile(r"(?:增加值|投资|利润总额|利润|零售额|用电量|产值|营业收入|收入)$")
PART_OF = re.compile(r"^占[一-鿿]{2,20}")
#: A verb alone, or what a multiple is of, that names nothing: 由168亿元增加到, 是上一个五年的1.6倍.
MOVED_ALONE = re.compile(
    "(?:增加|提高|上升|下降|减少|增长|扩大|缩小|降低|提升|回升|回落|上涨|下跌|发展|跃升|跃升|调整)|(?:是|为|相当于)?上一?个?五?年?"
)
#: What was done with things that the figure before counts: 新开工项目186个，竣工97个.
DONE = re.compile("新?开工|竣工|投产|投用|完工|在建|签约|落地|建成|入库|办结|结案|审结")
STARTED = re.compile(rf"^[一-鿿]{{0,3}}?(?:{DONE.pattern}|新建|续建|新增|受理)")
#: Before the figure of an earlier year that another is compared with: 与2010年普查的.
THEN = re.compile(r"[与和同](?:19|20)\d\d年[^，。；\d]{0,20}的?$")
OPENED = re.compile(r"[\s●•·*>#\-—–、,，:：。;；]*$")


class _Asked(Struct, frozen=True, kw_only=True):
    """A figure, the words that lead to it, and where the sentence may be looked back to."""

    asked: Unnamed
    start: int  # of its clause, or the end of the figure before
    left: str  # words of the clause before what governs the figure

    @property
    def text(self) -> str:
        return self.asked.parts.text

    @property
    def before(self) -> Naming:
        return self.asked.before


def naming(asked: Unnamed) -> Naming:
    """Return what a Chinese figure is said of, and what is not sure of it."""
    own, parts = asked.own, asked.parts
    passage = own.passage
    governed = max(own.governed, passage.sentence[0])
    start = clause_start(parts.text, governed, _told_before(asked))
    words = _Asked(asked=asked, start=start, left=parts.text[start:governed])
    place = placed(trimmed(words.left), own_level(parts.text, asked.area), asked.area)
    found = _named(words, _with_measure(words, trimmed(place.words)))
    if place.area or place.own:
        found = replace(found, area=place.area)
    elif words.left and not found.area:
        found = replace(found, area=_area_before(words))
    named = _severally(asked, found)
    if own.reading.kind is Kind.GROWTH and PACE.search(named.subject[2:]):
        named = replace(named, subject=PACE.sub("", named.subject))  # of a clause before: 降幅收窄
    earlier = asked.before.earlier if _in_segment(words) else ()
    if own.reading.kind in MEASURED_KINDS and named.subject not in earlier:
        earlier = (*earlier, named.subject)
    return replace(named, earlier=earlier)


def _with_measure(words: _Asked, name: str) -> str:
    """A name with the noun of its rate, that governs the figure: 自然增长率为, 占…的比重为."""
    own = words.asked.own
    stop = own.figure.start
    start = min(own.governed, stop)
    share = SHARE_NOUN.match(words.text, start, stop)
    if share and is_noun(name):
        return name + share[0]
    if own.reading.kind is Kind.RATIO:
        rate = RATE.match(words.text, start, stop)
        return name + rate[0] if rate and name else name
    return name


def _severally(asked: Unnamed, found: Naming) -> Naming:
    """Name a figure that tells of one of several, or of all of them."""
    names = found.listed or found.subject
    part = lists.shares(asked, names)
    if part:
        return replace(found, subject=part, listed=names)
    own = lists.own_of(asked, names, asked.before.earlier)
    if own:
        return replace(found, subject=own, listed=names, doubts=())
    joined = lists.all_of(asked, names)
    if not joined and lists.BOTH.search(
        asked.parts.text, _close_words(asked), asked.own.figure.end
    ):
        before = asked.before.earlier
        joined = before if len(before) > 1 and EACH.fullmatch(found.subject) else ()
    return replace(found, several=joined)


def _close_words(asked: Unnamed) -> int:
    """Where the words right before a figure begin, in which 均 speaks of it."""
    return max(asked.own.passage.clause[0], asked.own.figure.start - 8)


def _area_before(words: _Asked) -> str:
    """Area with which a clause before begins, with no figure between: 内地经济强劲,."""
    passage = words.asked.own.passage
    first = max(passage.segment[0], _told_before(words.asked))
    level = own_level(words.text, words.asked.area)
    for clause in reversed(CUT.split(words.text[first : words.start])):
        place = placed(trimmed(clause), level, words.asked.area)
        if place.area or place.own:
            return place.area
    return ""


def _told_before(asked: Unnamed) -> int:
    """Where the figure before ends that claims something, or the sentence begins.

    One that says of what is a part of the name: 每千人口床位数, 5亿元以上项目.
    """
    sentence = asked.own.passage.sentence[0]
    for other in reversed(asked.read[max(0, asked.index - 4) : asked.index]):
        if other.figure.start < sentence:
            break
        claims = other.reading.kind not in (None, Kind.CONDITION)
        if claims and other.figure.end <= asked.own.figure.start:
            return other.figure.end
    return sentence


def _named(words: _Asked, name: str) -> Naming:
    counted = _counted(words, name)
    if counted:
        return _in_place(words, counted)
    if THEN.search(words.left) and words.asked.follows and words.before.subject:
        return replace(words.before, doubts=())
    if WEAK.fullmatch(name):
        return _headed(words, name)
    planned = OF_PLAN.fullmatch(name)
    if planned and words.before.subject and words.asked.follows:
        ratio = f"{_bare(words.before.subject)}与{planned['plan']}之比"
        return replace(words.before, subject=ratio, doubts=())
    if PART_OF.match(name) and words.before.subject and words.asked.follows:
        return replace(words.before, subject=words.before.subject + name, doubts=())
    if MOVED_ALONE.fullmatch(name):
        return _carried(words)
    done = DONE.fullmatch(name)
    if done and words.before.subject and words.asked.follows:
        thing = STARTED.sub("", words.before.subject)
        return replace(words.before, subject=name + thing, doubts=())
    if SELECTING.fullmatch(name) and words.before.subject and words.asked.follows:
        return replace(words.before, subject=name + words.before.subject, doubts=())
    if name == "经济" and _is_of_growth(words):
        return _in_place(words, "经济增长")
    if PART_OF.match(name):
        return Naming(subject=name, doubts=(say("{words!r} of what?", words=name),))
    if is_noun(name):
        return _in_place(words, _whole(words, name))
    return _carried(words)


def _is_of_growth(words: _Asked) -> bool:
    """Whether the figure tells of growth."""
    return words.asked.own.reading.kind in GROWING


def _in_place(words: _Asked, name: str) -> Naming:
    """Name a figure; the area goes on within a segment."""
    doubts: tuple[str, ...] = ()
    if len(name) > LONGEST or CLAUSE_LIKE.search(name):
        doubts = (say("the subject may be a part of {words!r}", words=name),)
    area = words.before.area if _in_segment(words) else ""
    return Naming(subject=name, area=area, doubts=doubts)


def _bare(name: str) -> str:
    """A name without what was said of its ratio to a plan."""
    return RATIO_TO.sub("", name)


def _in_segment(words: _Asked) -> bool:
    index = words.asked.index
    if not words.asked.follows:
        return False
    return words.asked.read[index - 1].passage.segment == words.asked.own.passage.segment


def _counted(words: _Asked, name: str) -> str:
    """Name of what stands behind the figure, where nothing before it is one."""
    own = words.asked.own
    figure, passage = own.figure, own.passage
    ordinal = own.reading.kind is Kind.ORDINAL
    if not ordinal and (own.reading.kind not in COUNTED or figure.dimension not in THINGS):
        return ""
    if figure.phrase is not Phrase.FIGURE and not ordinal:
        return ""
    thing = _of_what(words, name)
    if thing:
        return thing
    verb = TRANSITIVE.search(words.left.rstrip()) or _served(words)
    if is_noun(name) and not verb and not ordinal:
        return ""
    counted = figure.dimension is MeasuredBy.COUNT and is_noun(figure.unit)
    noun = figure.unit if counted and figure.unit not in CLASSIFIERS else ""
    if not ordinal and NOT_COUNTED.match(passage.text, figure.end):
        return "" if name else noun
    stop = _next_figure(words, passage.segment[1])
    found = behind(passage.text, figure.end, stop, opens=not words.left.strip("●•·-— "))
    found = noun + found if is_noun(found) else noun
    newly = NEWLY.search(words.left.rstrip()) if verb else None
    return f"{_full(newly[0])}{found}" if found and newly else found


def _served(words: _Asked) -> re.Match[str] | None:
    """What is done for the people counted behind 为: 为1.9万对夫妇提供检查."""
    figure = words.asked.own.figure
    if not words.text[: figure.start].endswith(("为", "对", "向", "给")):
        return None
    return SERVED.match(words.text, figure.end)


def _full(verb: str) -> str:
    """A verb whose second half was taken for one of growth: 新(增)."""
    return "新增" if verb == "新" else verb


def _of_what(words: _Asked, name: str) -> str:
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


def _next_figure(words: _Asked, stop: int) -> int:
    asked = words.asked
    if asked.index + 1 < len(asked.read):
        return min(stop, asked.read[asked.index + 1].figure.start)
    return stop


def _headed(words: _Asked, head: str) -> Naming:
    """Name a head such as 余额 after the thing named before it."""
    before = words.before
    if words.asked.follows and before.subject:
        if before.subject.endswith(head):
            return replace(before, doubts=())
        if RATED_HEAD.fullmatch(head):
            return replace(before, subject=f"{before.subject}{head}", doubts=())
        ends = (WEAK_END.search(before.subject), MEASURED.search(before.subject))
        measured = min((end for end in ends if end), key=lambda end: end.start(), default=None)
        thing = before.subject[: measured.start()] if measured else before.subject
        thing = thing if is_noun(thing) else before.subject
        return replace(before, subject=f"{thing}{head}", doubts=())
    earlier = _clause_before(words)
    thing = trimmed(earlier)
    if is_noun(thing) and len(thing) <= LONGEST:
        doubt = say("the subject may be another than {words!r}", words=thing + head)
        return Naming(subject=thing + head, doubts=(doubt,))
    return Naming(subject=head, doubts=(say("{words!r} of what?", words=head),))


def _whole(words: _Asked, name: str) -> str:
    """A name with what its whole adds to it: 短期贷款 of 住户贷款, 采矿业 of 工业增加值."""
    asked = words.asked
    before = asked.before.subject
    if not before or not asked.follows:
        return name
    dependent = DEPENDENT.match(name)
    if dependent:
        head = name[dependent.end() :][:2]
        of_which = asked.parts.text.rfind("其中", asked.own.passage.segment[0], words.start + 3)
        at = before.find(head)
        if of_which >= 0 and at > 0:
            inner = DEPENDENT.search(before)
            return before[: inner.start() if inner else at] + name
    if INDUSTRY.search(name) and asked.own.reading.kind in GROWING:
        head_found = HEADS.search(before)
        return name + head_found[0] if head_found else name
    return name


def _clause_before(words: _Asked) -> str:
    """The clause before that of the figure, if no figure stands between."""
    first = _told_before(words.asked)
    earlier = words.text[first : words.start].rstrip("，,：: ；;")
    return CUT.split(earlier)[-1]


def _carried(words: _Asked) -> Naming:
    """Name a figure that has no name of its own by the clause or the figure before."""
    asked, passage = words.asked, words.asked.own.passage
    first = _told_before(asked)
    between = words.text[first : words.start]
    level = own_level(words.text, asked.area)
    for clause in reversed(CUT.split(between)):
        told = subject_of(clause)
        if told:
            place = placed(told, level, asked.area)
            return Naming(subject=place.words or told, area=place.area)
    before = asked.before
    if asked.follows and before.subject:
        return replace(before, subject=_bare(before.subject), doubts=())
    above = subject_above(asked.parts, passage)
    if above:
        return Naming(subject=above)
    last = trimmed(CUT.split(between.strip("，,：: "))[-1])
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
            if line_led and _by_line(words)
            else (say("the subject may be another than {words!r}", words=before.subject),)
        )
        return replace(before, doubts=doubt)
    return Naming()


def _is_near(words: _Asked) -> bool:
    """Whether the figure before stands in the line, or right above it."""
    asked = words.asked
    if not asked.index:
        return False
    parts = asked.parts
    here = parts.line_index(asked.own.figure.start)
    there = parts.line_index(asked.read[asked.index - 1].figure.start)
    lines = parts.lines[there + 1 : here]
    return not any(line.heading or parts.text[line.start : line.end].strip() for line in lines)


def _by_line(words: _Asked) -> bool:
    """Whether the figure before ends a line of its own, with no full stop: a slide of lines."""
    asked = words.asked
    last = asked.read[asked.index - 1].figure
    between = asked.parts.text[last.end : asked.own.figure.start]
    return "\n" in between and "。" not in between
