"""Who has what is measured, told apart from it: 净息差方面，招商银行; 招商银行(2514亿元)."""

from __future__ import annotations

import re

from factcheck.draft.measure import MeasuredBy
from factcheck.draft.reading import Kind
from factcheck.draft.zh.clause import ClauseWords
from factcheck.draft.zh.noun_phrases import is_noun, subject_of, trimmed
from factcheck.draft.zh.noun_words import MEASURED
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "owners", "zh")

#: The end of the name of somebody that has amounts, and is none.
OWNER = re.compile(WORDS.pattern(r"(?:{owner})$"))
#: The same with what is measured of it: 中信银行净息差.
OWNED = re.compile(WORDS.pattern(r"[^、，]{0,20}?(?:{owner})(?P<what>[一-鿿A-Za-z]{2,12})"))
#: What all of a sentence is told of: 净息差方面，.
TOPIC = re.compile(
    r"(?:^|[。；;，,、•·\s\-–—])(?:在|从|就|按)?(?P<topic>[一-鿿A-Za-z]{2,16}?)"
    r"(?:(?P<in>方面|上)|来?看|而言)[，,]"
)
#: On the other hand, in all: 另一方面, 总体上.
NO_TOPICS = ("另一", "总体", "整体", "基本", "大体", "实际", "各个", "其他", "这个", "这一")
#: Before one of a list that brackets tell the amount of: 前三名为招商银行(2514亿元).
LISTED = re.compile(r"^.*?(?:为|是|包括|有(?![关机色限形害效]))(?=[一-鿿A-Za-z“]{2})")
#: What they are ranked by: 营收规模前三名为, 出口额居前的是.
RANKED_BY = re.compile(
    r"(?:[全我本][国省市县区])?(?P<what>[一-鿿A-Za-z]{2,12}?)"
    r"(?:[位居排]*前[一二三四五六七八九十\d]*[名位强大]?|排名|最[大高多])"
)
#: Between the brackets of two that are listed.
BESIDE = re.compile("[^，。；、()（）]{0,8}[)）][、,，和及与]")
#: The clause that a sentence opens with, if it tells no figure.
OPENING = re.compile(r"[\s\-–—•·●]*(?P<clause>[^，,。；;\d]{4,30})[，,]")
#: The first of several, before its figure, and what says so behind it.
WITH_FIRST = re.compile(
    "(?P<what>[^，。；]*?)(?:仍|则|又|也|亦|主要)?(?<![可所])以(?![及上下内外色]|来[^自])"
    "(?:来自|赴|前往|销往)?(?P<who>[^以]{2,14})"
)
FIRST_BEHIND = re.compile(
    r"(?:[，,]?占[^，。；]{0,4}?\d[\d.]*%)?(?:的[一-鿿]{1,4})?"
    "(?:[位高稳]?居[首冠榜前]|夺冠|领先|领跑|最[高大多快低小]|最?为?显著|称冠|次之)"
)
SHORTEST = 4  # characters of a measure that says of nothing what it measures
IN_BRACKET = 30  # characters in which a bracket opens before a figure
HOLDS = re.compile("不?(?:包?含|包括|计入)|其中|扣除|剔除|[上去]年|折合|约合|合人民币")
OPEN, CLOSED = "(（", ")）"
OF_ONE = frozenset(
    {Kind.GROWTH, Kind.CAGR, Kind.POINT_CHANGE, Kind.CHANGE, Kind.RATIO, Kind.LEVEL, Kind.GAP}
)


def has_owner_alone(words: ClauseWords, name: str) -> bool:
    """Whether a name says only whose the figure is: 招商银行增长5%, but not 5家银行."""
    own = words.asked.own
    if own.reading.kind not in OF_ONE or own.figure.dimension is MeasuredBy.COUNT:
        return False
    return OWNER.search(name) is not None and not name.endswith("行业")  # 建材行业增长5%


def measured_of(words: ClauseWords) -> str:
    """Return what a sentence measures of each of several that it names, empty where it is open."""
    if topic := topic_of(words):
        return topic
    before = OWNED.fullmatch(words.before.subject) if words.asked.follows else None
    if before and MEASURED.search(before["what"]):
        return before["what"]
    opening = words.text[words.asked.own.passage.sentence[0] : words.start]
    first = OPENING.match(opening)  # 利息净收入增长呈现分化，招商银行以
    told = subject_of(re.split(r"\s[-–—]\s?", first["clause"])[-1]) if first else ""
    return told if MEASURED.search(told) and not OWNER.search(told) else ""


def topic_of(words: ClauseWords) -> str:
    """Return what the sentence says it measures: 净息差方面，; 从营业收入看，."""
    first = max(0, words.asked.own.passage.sentence[0] - 1)  # with the sign before it
    told = [
        match["topic"]
        for match in TOPIC.finditer(words.text, first, words.start + 1)
        if (match["in"] and match["topic"] not in NO_TOPICS) or MEASURED.search(match["topic"])
    ]
    return told[-1] if told else ""


def before_bracket(text: str, start: int, figure_end: int, first: int) -> int:
    """Return where a bracket opens that holds a figure right behind a name; -1 where none does.

    >>> before_bracket("出口额(12亿元)", 4, 8, 0), before_bracket("出口额为12亿元", 3, 8, 0)
    (3, -1)
    """
    opened = start - 1
    if opened <= first or text[opened] not in OPEN:
        return -1
    closes = text[figure_end : figure_end + 1]
    return opened if closes and closes in (*CLOSED, ",", "，") else -1


def foremost(words: str, behind: str) -> str:
    """Return the name of the first of several, with what is measured of them: 销量以甲车5万辆居首.

    >>> foremost("国内销量以甲车", "居首"), foremost("以甲车", "为主")
    ('甲车国内销量', '')
    """
    match = WITH_FIRST.fullmatch(words) if FIRST_BEHIND.match(behind) else None
    return trimmed(match["who"]) + trimmed(match["what"]) if match else ""


def is_measure(name: str) -> bool:
    """Whether words in a bracket say what is measured of what stands before it: 服装（零售量升5%）.

    >>> is_measure("零售量"), is_measure("机电产品出口额"), is_measure("")
    (True, False, False)
    """
    return len(name) <= SHORTEST and MEASURED.search(name) is not None


def is_aside(text: str, start: int) -> bool:
    """Whether a figure stands in a bracket that says what another holds, and what it leaves out.

    >>> is_aside("案件97件（不含旧存12件），", 8), is_aside("出口（增长5%），", 5)
    (True, False)
    """
    opened = max(text.rfind(sign, max(0, start - IN_BRACKET), start) for sign in OPEN)
    return opened >= 0 and HOLDS.match(text, opened + 1) is not None


def listed_name(words: str, before: str = "") -> str:
    """Return the name at the end of what lists several, with what they are ranked by.

    `before` is the name of the one listed before it, which says it of all of them.

    >>> listed_name("营收规模前三名为招商银行"), listed_name("出口额")
    ('招商银行营收规模', '出口额')
    >>> listed_name("兴业银行", "招商银行营收规模")
    '兴业银行营收规模'
    """
    match = LISTED.match(words)
    name = words[match.end() :] if match else words
    if not is_noun(name):
        return words
    by = RANKED_BY.match(words) if match else None
    what = by["what"] if by else ""
    if not match and before and not MEASURED.search(name):
        told = MEASURED.search(before)
        what = told[0] if told and told.start() else ""
    return name if name.endswith(what) else name + what
