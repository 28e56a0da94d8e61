"""What a Chinese figure is said of: its subject and area, and what of them is not sure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.naming import Naming, Unnamed
from factcheck.draft.reading import Kind
from factcheck.draft.zh import lists, owners
from factcheck.draft.zh.clause import CUT, ClauseWords, told_before
from factcheck.draft.zh.counting import two_ways
from factcheck.draft.zh.noun_phrases import clause_start, is_noun, trimmed
from factcheck.draft.zh.places import Sited, listed_areas, own_level, placed
from factcheck.draft.zh.subject import follows_in_segment, named
from factcheck.draft.zh.words import RATE_NOUN
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "naming", "zh")

#: The pace of what grows, at the end of its name.
PACE = re.compile(WORDS.pattern(r"(?:增长)?(?:{pace})$"))
MEASURED_KINDS = frozenset({Kind.GROWTH, Kind.LEVEL, Kind.COUNT, Kind.CAGR, Kind.RATIO})
#: What speaks of the figures before by no name of their own: 改善率均居, 两项指标均.
EACH = re.compile(WORDS.pattern(r"(?:{each})?(?:均|都)?[位居列]?"))
SHARE_NOUN = re.compile("的?(?:比例|比重|份额)")
RATE = re.compile(RATE_NOUN)
HOW_MANY = re.compile("[户人件起宗]数$")
PAIR = 2
PEOPLE = ("人", "人次", "名")
#: What it does to the whole, at the end of what contributes: 净需求贡献经济成长.
CONTRIBUTES = re.compile(
    "(?<=[一-鿿]{2})(?:贡献|拉动|拖累|拉低|拉高)(?:整体)?(?:经济|GDP)$|(?<=[一-鿿]{2})(?<!的)(?:分别|共同)?(?:拉动|拖累|拉低|拉高)$"
)
#: What is told of each and named by its verb alone: 贫困户人均增收1490元.
PER_HEAD = re.compile("[人户]均$")
EARNED = re.compile("[增减](?P<what>收)")


def naming(unnamed: Unnamed) -> Naming:
    """Return what a Chinese figure is said of, and what is not sure of it."""
    own = unnamed.own
    words, name = _led_by(unnamed)
    found = _sited(words, name)
    if own.reading.kind is Kind.CONTRIBUTION:
        found = replace(found, subject=trimmed(CONTRIBUTES.sub("", found.subject)))
    told = found if found.areas else _severally(unnamed, found)
    told = replace(_told_of_each(unnamed, told), partner=_ahead_of(unnamed))
    if own.reading.kind in (Kind.GROWTH, Kind.RANK) and PACE.search(told.subject[2:]):
        told = replace(told, subject=PACE.sub("", told.subject))  # of a clause before: 降幅收窄
    earlier = unnamed.before.earlier if follows_in_segment(words) else ()
    if own.reading.kind in MEASURED_KINDS and told.subject not in earlier:
        earlier = (*earlier, told.subject)
    return replace(told, earlier=earlier)


def _led_by(unnamed: Unnamed) -> tuple[ClauseWords, str]:
    """Return the words that lead to a figure, and the name in them, with its area."""
    own, text = unnamed.own, unnamed.parts.text
    first = told_before(unnamed)
    governed = max(own.governed, own.passage.sentence[0])
    start = _behind_counted(unnamed, clause_start(text, governed, first))
    governed = max(governed, start)
    opened = owners.before_bracket(text, start, own.figure.end, first)
    inner = trimmed(text[start:governed])
    inner = inner if opened >= 0 and owners.is_measure(inner) else ""
    if opened < 0:
        words = ClauseWords(asked=unnamed, start=start, left=text[start:governed])
        foremost = owners.foremost(words.left, own.passage.right(20))
        return words, foremost or trimmed(words.left)
    if start == governed or inner:
        start, governed = clause_start(text, opened, first), opened
    words = ClauseWords(asked=unnamed, start=start, left=text[start:governed])
    if inner:
        return words, trimmed(words.left) + inner
    listed_before = unnamed.before.subject if owners.BESIDE.match(text, first) else ""
    return words, owners.listed_name(trimmed(words.left), listed_before)


def _sited(words: ClauseWords, name: str) -> Naming:
    """Name a figure and the area it is of: one, one of several in turn, or several together."""
    asked = words.asked
    before, text = asked.before, words.text
    number, several = lists.turn(asked)
    listed, rest = listed_areas(name)
    place = placed(rest if listed else name, own_level(text, asked.area), asked.area)
    found = named(words, _with_measure(words, trimmed(place.words)))
    if _tells_origin(words, place):
        doubt = say("area: {area}, or where they come from?", area=place.area)
        return replace(found, area=place.area, of_area=(doubt,))
    areas = (before.areas if number else listed) if several > 1 else ()
    if areas and len(areas) == several:
        return replace(found, area=areas[number], areas=areas, of_area=())
    found = replace(found, areas=())
    if listed:
        together = "、".join(listed)
        doubt = say("area: {areas} together, or each of them?", areas=together)
        is_of_each = lists.BOTH.search(text, words.start, asked.own.figure.start)
        return replace(found, area=together, of_area=(doubt,) if is_of_each else ())
    if place.area or place.own:
        found = replace(found, area=place.area)
    elif words.left and not found.area:
        found = replace(found, area=_area_before(words))
    return found if found.area == before.area else replace(found, of_area=())


def _ahead_of(unnamed: Unnamed) -> str:
    """Return whom of several a figure is ahead of: 分别高于全国、全省0.2、0.6个百分点."""
    number, several = lists.turn(unnamed)
    first = unnamed.read[unnamed.index - number].reading
    if several < PAIR or unnamed.own.reading.kind is not Kind.GAP is not first.kind:
        return ""
    partners = lists.AND.split(first.partner)
    return partners[number] if len(partners) == several else ""


def _tells_origin(words: ClauseWords, place: Sited) -> bool:
    """Whether brackets behind the bare name of a place count people: 福建省(8万人次)."""
    figure = words.asked.own.figure
    is_bare = place.area and not trimmed(place.words)
    is_inside = words.text[figure.start - 1 : figure.start] in owners.OPEN
    return bool(is_bare) and is_inside and figure.unit in PEOPLE


def _told_of_each(unnamed: Unnamed, told: Naming) -> Naming:
    """Return a name with how it is counted, or what each has more of: 搬迁164户668人, 人均增收."""
    if not told.subject:
        return told
    read, index = unnamed.read, unnamed.index
    figures = [other.figure for other in read[max(0, index - 1) : index + 2]]
    way = two_ways(figures, min(index, 1))
    if way:
        told = replace(told, subject=f"{HOW_MANY.sub('', told.subject)}{way}")
    earned = EARNED.match(unnamed.parts.text, unnamed.own.governed)
    if earned and PER_HEAD.search(told.subject):
        told = replace(told, subject=f"{told.subject}{earned['what']}入")
    return told


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
    if "本地" in words.left:
        return ""
    first = max(passage.segment[0], told_before(words.asked))
    level = own_level(words.text, words.asked.area)
    for clause in reversed(CUT.split(words.text[first : words.start])):
        place = placed(trimmed(clause), level, words.asked.area)
        if place.area or place.own:
            return place.area
    return ""
