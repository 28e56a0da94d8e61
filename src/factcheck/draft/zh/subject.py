"""Subjects of Chinese figures: the name before the verb, its object, or what is counted."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.reading import Kind
from factcheck.draft.subject import subject_above
from factcheck.draft.zh import lists
from factcheck.draft.zh.clause import ClauseWords, told_before
from factcheck.draft.zh.counting import noun_counted, two_ways, unsure_name
from factcheck.draft.zh.noun_phrases import (
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
    WEAK,
)
from factcheck.draft.zh.objects import counted, things_behind
from factcheck.draft.zh.places import listed_areas, own_level, placed
from factcheck.draft.zh.words import RATE_NOUN
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "subject", "zh")

GROWING = frozenset({Kind.GROWTH, Kind.CAGR, Kind.GAP, Kind.CONTRIBUTION})
#: The pace of what grows, at the end of its name.
PACE = re.compile(WORDS.pattern(r"(?:增长)?(?:{pace})$"))
MEASURED_KINDS = frozenset({Kind.GROWTH, Kind.LEVEL, Kind.COUNT, Kind.CAGR, Kind.RATIO})
#: What speaks of the figures before by no name of their own: 改善率均居, 两项指标均.
EACH = re.compile(WORDS.pattern(r"(?:{each})?(?:均|都)?[位居列]?"))
#: What a figure is held against, and no name of it: 为预算的101%.
OF_PLAN = re.compile(
    r"[为占是]?(?:年度|年初|全年|调整)?(?P<plan>预算|计划|目标|任务)(?:任务)?[数值]?的?"
)
RATIO_TO = re.compile("与(?:预算|计划|目标|任务)之比$")
#: What picks a part of the things named before: 其中规模以上860家.
SELECTING = re.compile("规模以上|限额以上|规上|(?:国家|省|市)级(?:以上)?")
CUT = re.compile(r"[，；;：:\n]|(?<=[一-鿿]),|,(?!\d{3}(?!\d))")
RATED_HEAD = re.compile(WORDS["rated_head"])
WEAK_END = re.compile(WEAK.pattern + "$")
SHARE_NOUN = re.compile("的?(?:比例|比重|份额)")
RATE = re.compile(RATE_NOUN)
INDUSTRY = re.compile(r"(?:业|产业)$")
HEADS = re.compile(WORDS.pattern(r"(?:{heads})$"))
PART_OF = re.compile(r"^占[一-鿿]{2,20}")
#: A verb alone, or what a multiple is of, that names nothing: 由168亿元增加到, 是上一个五年的1.6倍.
MOVED_ALONE = re.compile(WORDS.pattern(r"(?:{moved_alone})|(?:是|为|相当于)?上一?个?五?年?"))
#: What was done with things that the figure before counts: 新开工项目186个，竣工97个.
DONE = re.compile(WORDS["done"])
STARTED = re.compile(rf"^[一-鿿]{{0,3}}?(?:{DONE.pattern}|新建|续建|新增|受理)")
#: Before the figure of an earlier year that another is compared with: 与2010年普查的.
THEN = re.compile(r"[与和同](?:19|20)\d\d年[^，。；\d]{0,20}的?$")
OPENED = re.compile(r"[\s●•·*>#\-—–、,，:：。;；]*$")
#: A stage that all of a sentence is told of: 小学阶段招生5万人,在校生30万人.
STAGE = re.compile("[一-鿿]{2,8}?阶段")
BARE = 4  # characters of a name that its stage belongs before
HOW_MANY = re.compile("[户人]数$")
#: What is told of each and named by its verb alone: 贫困户人均增收1490元.
PER_HEAD = re.compile("[人户]均$")
EARNED = re.compile("[增减](?P<what>收)")
SHORT = 3  # characters of a word that takes up the name before it


def naming(unnamed: Unnamed) -> Naming:
    """Return what a Chinese figure is said of, and what is not sure of it."""
    own, parts = unnamed.own, unnamed.parts
    passage = own.passage
    governed = max(own.governed, passage.sentence[0])
    start = clause_start(parts.text, governed, told_before(unnamed))
    start = _behind_counted(unnamed, start)
    governed = max(governed, start)
    words = ClauseWords(asked=unnamed, start=start, left=parts.text[start:governed])
    name = trimmed(words.left)
    number, several = lists.turn(unnamed)
    areas, name = listed_areas(name) if several > 1 and not number else ((), name)
    areas = areas if len(areas) == several else ()
    place = placed(name, own_level(parts.text, unnamed.area), unnamed.area)
    found = _named(words, _with_measure(words, trimmed(place.words)))
    areas = areas or (unnamed.before.areas if number else ())
    if areas and len(areas) == several:
        found = replace(found, area=areas[number], areas=areas)
    elif place.area or place.own:
        found = replace(found, area=place.area)
    elif words.left and not found.area:
        found = replace(found, area=_area_before(words))
    named = found if areas else _severally(unnamed, found)
    figures = [
        other.figure for other in unnamed.read[max(0, unnamed.index - 1) : unnamed.index + 2]
    ]
    way = two_ways(figures, min(unnamed.index, 1)) if named.subject else ""
    if way:
        named = replace(named, subject=f"{HOW_MANY.sub('', named.subject)}{way}")
    if PER_HEAD.search(named.subject) and (earned := EARNED.match(parts.text, own.governed)):
        named = replace(named, subject=f"{named.subject}{earned['what']}入")
    if own.reading.kind is Kind.GROWTH and PACE.search(named.subject[2:]):
        named = replace(named, subject=PACE.sub("", named.subject))  # of a clause before: 降幅收窄
    earlier = unnamed.before.earlier if _in_segment(words) else ()
    if own.reading.kind in MEASURED_KINDS and named.subject not in earlier:
        earlier = (*earlier, named.subject)
    return replace(named, earlier=earlier)


def _behind_counted(unnamed: Unnamed, start: int) -> int:
    """Where the words of a figure begin behind what the one before it counts: 20个村退出、5人.

    What a classifier counts is no name of the figure that follows it in a list.
    """
    before = unnamed.before.subject if unnamed.follows else ""
    left = unnamed.parts.text[start : unnamed.own.figure.start]
    listed = left.find("、")
    if not before or listed < 0 or start != unnamed.read[unnamed.index - 1].figure.end:
        return start
    return start + listed + 1 if left[:listed] and left[:listed] in before else start


def _with_measure(words: ClauseWords, name: str) -> str:
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


def _severally(unnamed: Unnamed, found: Naming) -> Naming:
    """Name a figure that tells of one of several, or of all of them."""
    names = found.listed or found.subject
    part = lists.shares(unnamed, names)
    if part:
        return replace(found, subject=part, listed=names)
    own = lists.own_of(unnamed, names, unnamed.before.earlier)
    if own:
        return replace(found, subject=own, listed=names, several=(), doubts=())
    joined = lists.all_of(unnamed, names)
    if not joined and lists.BOTH.search(
        unnamed.parts.text, _close_words(unnamed), unnamed.own.figure.end
    ):
        before = unnamed.before.earlier
        joined = before if len(before) > 1 and EACH.fullmatch(found.subject) else ()
    return replace(found, several=joined)


def _close_words(unnamed: Unnamed) -> int:
    """Where the words right before a figure begin, in which 均 speaks of it."""
    return max(unnamed.own.passage.clause[0], unnamed.own.figure.start - 8)


def _area_before(words: ClauseWords) -> str:
    """Area with which a clause before begins, with no figure between: 内地经济强劲,."""
    passage = words.asked.own.passage
    first = max(passage.segment[0], told_before(words.asked))
    level = own_level(words.text, words.asked.area)
    for clause in reversed(CUT.split(words.text[first : words.start])):
        place = placed(trimmed(clause), level, words.asked.area)
        if place.area or place.own:
            return place.area
    return ""


def _named(words: ClauseWords, name: str) -> Naming:
    things, unsure = things_behind(words, name)
    if things:
        return replace(_in_place(words, things), doubts=unsure)
    if thing := counted(words, name):
        return _with_unit(words, _in_place(words, thing))
    if WEAK.fullmatch(name):
        return _headed(words, name)
    if words.asked.follows and words.before.subject and (going_on := _going_on(words, name)):
        return going_on
    if MOVED_ALONE.fullmatch(name):
        return _carried(words)
    if name == "经济" and _is_of_growth(words):
        return _in_place(words, "经济增长")
    if PART_OF.match(name):
        return Naming(subject=name, doubts=(say("{words!r} of what?", words=name),))
    if is_noun(name):
        return _in_place(words, _whole(words, name))
    return _carried(words)


def _with_unit(words: ClauseWords, named: Naming) -> Naming:
    """Doubt a thing whose noun is in its unit, where more of its name may stand behind it."""
    more = noun_counted(words.text, words.asked.own.figure)
    is_whole = len(named.subject) > len(more) and not MEASURED.search(named.subject)
    if not more or is_whole:
        return named
    doubt = say("subject: {name!r}, or what {words!r} says?", name=named.subject, words=more)
    return replace(named, doubts=(*named.doubts, doubt))


def _going_on(words: ClauseWords, name: str) -> Naming | None:
    """Name a figure whose words go on with the subject of the one before it in its sentence."""
    before = words.before.subject
    if THEN.search(words.left):
        return replace(words.before, doubts=())
    if planned := OF_PLAN.fullmatch(name):
        return replace(words.before, subject=f"{_bare(before)}与{planned['plan']}之比", doubts=())
    if PART_OF.match(name):
        return replace(words.before, subject=before + name, doubts=())
    if DONE.fullmatch(name):
        return replace(words.before, subject=name + STARTED.sub("", before), doubts=())
    if SELECTING.fullmatch(name):
        return replace(words.before, subject=name + before, doubts=())
    if is_noun(name) and _takes_up(name, before):
        return replace(words.before, doubts=())
    return None


def _takes_up(name: str, before: str) -> bool:
    """Whether a bare word takes up the name before it: 研发投入再创新高，累计投入."""
    return len(name) <= SHORT and len(before) > len(name) and before.endswith(name)


def _is_of_growth(words: ClauseWords) -> bool:
    """Whether the figure tells of growth."""
    return words.asked.own.reading.kind in GROWING


def _in_place(words: ClauseWords, name: str) -> Naming:
    """Name a figure; the area goes on within a segment."""
    doubts = tuple(unsure_name(name))
    if len(name) > LONGEST or CLAUSE_LIKE.search(name):
        doubts = (say("the subject may be a part of {words!r}", words=name),)
    area = words.before.area if _in_segment(words) else ""
    return Naming(subject=name, area=area, doubts=doubts)


def _bare(name: str) -> str:
    """A name without what was said of its ratio to a plan."""
    return RATIO_TO.sub("", name)


def _in_segment(words: ClauseWords) -> bool:
    index = words.asked.index
    if not words.asked.follows:
        return False
    return words.asked.read[index - 1].passage.segment == words.asked.own.passage.segment


def _headed(words: ClauseWords, head: str) -> Naming:
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


def _whole(words: ClauseWords, name: str) -> str:
    """A name with what its whole adds to it: 短期贷款 of 住户贷款, 采矿业 of 工业增加值."""
    asked = words.asked
    before = asked.before.subject
    passage = asked.own.passage
    goes_on = asked.follows or passage.text.startswith("其中", passage.sentence[0])
    if not before or not goes_on:
        return name
    owner = lists.OWNER.match(before) if _in_segment(words) else None
    if owner and lists.is_bare(name):
        return owner[0] + name
    stage = STAGE.match(before)
    if stage and len(name) <= BARE and not STAGE.search(name):
        return stage[0] + name
    if paired := lists.of_pair(before, name):
        return paired
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


def _clause_before(words: ClauseWords) -> str:
    """The clause before that of the figure, if no figure stands between."""
    first = told_before(words.asked)
    earlier = words.text[first : words.start].rstrip("，,：: ；;")
    return CUT.split(earlier)[-1]


def _carried(words: ClauseWords) -> Naming:
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
