"""Subjects of Chinese figures: the name before the verb, its object, or what is counted."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.draft.naming import Naming
from factcheck.draft.reading import Kind
from factcheck.draft.zh import lists, owners
from factcheck.draft.zh.carried import bare, carried, in_line
from factcheck.draft.zh.clause import CUT, ClauseWords, told_before
from factcheck.draft.zh.counting import noun_counted, unsure_name
from factcheck.draft.zh.noun_phrases import (
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
from factcheck.draft.zh.subsets import part_of
from factcheck.language import say
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "subject", "zh")

GROWING = frozenset({Kind.GROWTH, Kind.CAGR, Kind.GAP, Kind.CONTRIBUTION})
#: What a figure is held against, and no name of it: 为预算的101%.
OF_PLAN = re.compile(
    r"[为占是]?(?:年度|年初|全年|调整)?(?P<plan>预算|计划|目标|任务)(?:任务)?[数值]?的?"
)
#: What picks a part of the things named before: 其中规模以上860家.
SELECTING = re.compile("规模以上|限额以上|规上|(?:国家|省|市)级(?:以上)?")
RATED_HEAD = re.compile(WORDS["rated_head"])
WEAK_END = re.compile(WEAK.pattern + "$")
FLOW = re.compile("进出口|进口|出口")
INDUSTRY = re.compile(r"(?:业|产业)$")
HEADS = re.compile(WORDS.pattern(r"(?:{heads})$"))
PART_OF = re.compile(r"^占[一-鿿]{2,20}")
#: A verb alone, or what a multiple is of, that names nothing: 由168亿元增加到, 是上一个五年的1.6倍.
MOVED_ALONE = re.compile(WORDS.pattern(r"(?:{moved_alone})|(?:是|为|相当于)?上一?个?五?年?"))
#: A name of more than LONG characters that begins with examples: 办结走私、诈骗等刑事案件.
EXAMPLES = re.compile(
    WORDS.pattern(
        r"(?:依法)?(?P<verb>{cases})?[^、]{2,16}(?:、[^、]{2,16})+?等(?P<what>[一-鿿]{4,16})"
    )
)
LONG = 20
ASIDE = re.compile(r"[(（][^()（）]*[)）]")
#: Where something is sold, with nothing that is measured of it.
MARKET = re.compile("[一-鿿]{2,6}市场")
#: What is told of a thing by its verb: 外销产值, 出口额.
AMOUNTS = "总?[量额值]|产[值量]|金额|总额|收入|支出|[均单]价"
KIND_OF_AMOUNT = re.compile(rf"(?P<word>[一-鿿]{{2,4}}?)(?:{AMOUNTS})")
AMOUNT_ALONE = re.compile(AMOUNTS)
#: What takes up the name of the sentence before: 该行业.
THAT_ONE = re.compile(WORDS.pattern(r"[该这][些两]?(?:{that_one})"))
#: What a figure beats or misses, and no name of it: 超出财测高标，年增40%.
BEATEN = re.compile(WORDS.pattern(r"(?:{beaten})"))
#: What something adds to, which is no name of it: 拉动工业利润增长1.1个百分点.
ADDING = re.compile("(?:拉动|带动|推动|拖累|拉低|拉高|贡献|影响)(?![率力面])")
#: What part of a trade a sentence opens with: 硅片环节，产量.
PART_LED = re.compile("(?:在|从)?(?P<what>[^，。；]{2,12}?)(?:环节|领域|板块|方面)")
#: Both ways in which the figures before count a thing: 案件97件134人，件数和人数分别下降.
SIZES = ("规模", "水平", "成绩", "体量")
EACH_WAY = re.compile("[件户人]数$")
TWO_WAYS = re.compile("[件户]数[和与及、]人数")
#: What was done with things that the figure before counts: 新开工项目186个，竣工97个.
DONE = re.compile(WORDS["done"])
STARTED = re.compile(rf"^[一-鿿]{{0,3}}?(?:{DONE.pattern}|新建|续建|新增|受理)")
#: Cases of which the clause before says what they are of: 严惩严重暴力犯罪，办结案件691件.
CASES = re.compile(WORDS.pattern(r"(?P<done>{cases})(?:(?:相关|此类|该类|各类|涉案)?案件)?"))
FOUGHT = re.compile(
    WORDS.pattern(
        r"(?:{fought})(?:整治|治理|遏制)?(?:[^，。；]*等)?(?P<what>[一-鿿]{2,12}?)(?:案件)?$"
    )
)
#: Before the figure of an earlier year that another is compared with: 与2010年普查的.
THEN = re.compile(r"[与和同](?:19|20)\d\d年[^，。；\d]{0,20}的?$")
#: A stage that all of a sentence is told of: 小学阶段招生5万人,在校生30万人.
STAGE = re.compile("[一-鿿]{2,8}?阶段")
BARE = 4  # characters of a name that its stage belongs before
SHORT = 3  # characters of a word that takes up the name before it


def named(words: ClauseWords, name: str) -> Naming:
    """Return the subject of a figure that a name leads to, as it is or with what it lacks."""
    things, unsure = things_behind(words, name)
    if part := part_of(words, things):
        return replace(_in_place(words, part), doubts=unsure)
    if thing := counted(words, name):
        return _with_unit(words, _in_place(words, thing))
    if WEAK.fullmatch(name) or TWO_WAYS.fullmatch(name):
        return _headed(words, name)
    if words.asked.follows and words.before.subject and (going_on := _going_on(words, name)):
        return going_on
    cases = CASES.fullmatch(name)
    if cases and (crime := FOUGHT.search(_clause_before(words))):
        return _in_place(words, f"{cases['done']}{crime['what']}案件")
    if THAT_ONE.fullmatch(name) and words.before.subject and in_line(words):
        return replace(words.before, doubts=())
    if _names_nothing(words, name):
        return carried(words)
    if name == "经济" and _is_of_growth(words):
        return _in_place(words, "经济增长")
    if PART_OF.match(name):
        return Naming(subject=name, doubts=(say("{words!r} of what?", words=name),))
    if MARKET.fullmatch(name) and words.asked.follows and MEASURED.search(words.before.subject):
        return Naming(subject=f"{name}{words.before.subject}")  # 以甲市场5亿元居首，乙市场4亿元次之
    if is_noun(name):
        return _in_place(words, _whole(words, name))
    return carried(words)


def _names_nothing(words: ClauseWords, name: str) -> bool:
    """Whether words tell what something did, or where, and not what it is."""
    kind = words.asked.own.reading.kind
    if MOVED_ALONE.fullmatch(name):
        return kind is not Kind.SHARE or not is_noun(name)  # 北美市场占62%
    contributes = kind is Kind.CONTRIBUTION and ADDING.match(name)
    return bool(contributes or BEATEN.match(name))


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
        return replace(words.before, subject=f"{bare(before)}与{planned['plan']}之比", doubts=())
    if PART_OF.match(name):
        return replace(words.before, subject=_of_the_same(words, name) + name)
    if _shares_on(words):
        whole = words.left.strip("，,、 的")
        return replace(words.before, subject=f"{_of_the_same(words, whole)}占{whole}")
    if DONE.fullmatch(name):
        return replace(words.before, subject=name + STARTED.sub("", before), doubts=())
    if SELECTING.fullmatch(name):
        return replace(words.before, subject=name + before, doubts=())
    if is_noun(name) and _takes_up(name, before):
        if follows_in_segment(words):
            return replace(words.before, doubts=())
        thing = _toldfollows_in_segment(words)
        doubt = say("the subject may be another than {words!r}", words=thing + name)
        return Naming(subject=thing + name, doubts=(doubt,)) if thing else None
    return None


def _of_the_same(words: ClauseWords, whole: str) -> str:
    """Return which name of the sentence is a part of a whole: 营业收入 of 占沪市整体营业收入的."""
    measured = MEASURED.search(whole)
    bare = whole.removeprefix("占").removesuffix("的")
    alike = [
        name
        for name in words.before.earlier
        if measured and name.endswith(measured[0]) and not name.endswith(bare)
    ]
    return alike[-1] if alike else words.before.subject.partition("占")[0] or words.before.subject


def _shares_on(words: ClauseWords) -> bool:
    """Whether a share goes on with the one before it: 占收入的56%，整体利润的72%."""
    asked = words.asked
    before = asked.read[asked.index - 1].reading.kind
    of_whole = words.text.endswith("的", 0, asked.own.figure.start)
    return asked.own.reading.kind is Kind.SHARE is before and of_whole


def _toldfollows_in_segment(words: ClauseWords) -> str:
    """Return the name with which the part of the sentence since its last semicolon begins."""
    first = max(words.asked.own.passage.segment[0], told_before(words.asked))
    return subject_of(CUT.split(words.text[first : words.start])[0])


def _takes_up(name: str, before: str) -> bool:
    """Whether a bare word takes up the name before it: 研发投入再创新高，累计投入."""
    is_longer = len(name) <= SHORT and len(before) > len(name) and before.endswith(name)
    return is_longer and not lists.is_one_of_pair(before, name)


def _is_of_growth(words: ClauseWords) -> bool:
    """Whether the figure tells of growth."""
    return words.asked.own.reading.kind in GROWING


def _in_place(words: ClauseWords, name: str) -> Naming:
    """Name a figure; the area goes on within a segment."""
    if owners.has_owner_alone(words, name):
        return _owned(words, name)
    if len(name) > LONGEST:
        name = ASIDE.sub("", name) or name
    listed = ""
    if len(name) > LONG and (listing := EXAMPLES.fullmatch(name)):
        listed = name
        name = (listing["verb"] or "") + listing["what"]
    doubts = tuple(unsure_name(name))
    if len(name) > LONGEST or CLAUSE_LIKE.search(name):
        doubts = (say("the subject may be a part of {words!r}", words=name),)
    area = words.before.area if follows_in_segment(words) else ""
    return Naming(subject=name, area=area, doubts=doubts, listed=listed)


def _owned(words: ClauseWords, name: str) -> Naming:
    """Name a figure of somebody with what its sentence measures of all of them."""
    what = owners.measured_of(words)
    area = words.before.area if follows_in_segment(words) else ""
    doubts = () if what else (say("{words!r} of what?", words=name),)
    return Naming(subject=name + what, area=area, doubts=doubts)


def follows_in_segment(words: ClauseWords) -> bool:
    """Whether a figure follows another within the part of the sentence between semicolons."""
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
        if head in SIZES and words.left.lstrip().startswith("的"):
            return replace(before, doubts=())  # 以16亿元的规模居首
        if EACH_WAY.search(before.subject) and EACH_WAY.search(head):
            return replace(before, subject=EACH_WAY.sub(head, before.subject), doubts=())
        if RATED_HEAD.fullmatch(head):
            return replace(before, subject=f"{before.subject}{head}")
        ends = (WEAK_END.search(before.subject), MEASURED.search(before.subject))
        measured = min((end for end in ends if end), key=lambda end: end.start(), default=None)
        thing = before.subject[: measured.start()] if measured else before.subject
        if measured and (flow := FLOW.match(measured[0])):
            thing += flow[0]  # 手机出口1万台，货值3亿元
        thing = thing if is_noun(thing) else before.subject
        return replace(before, subject=f"{thing}{head}")
    earlier = _clause_before(words)
    if (part := PART_LED.fullmatch(earlier.strip())) and is_noun(thing := trimmed(part["what"])):
        return Naming(subject=thing + head)
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
    owner = lists.OWNER.match(before) if asked.follows else None
    if owner and lists.is_bare(name):
        return owner[0] + name
    if begun := _begun_alike(before, name):
        return begun
    stage = STAGE.match(before)
    if stage and len(name) <= BARE and not STAGE.search(name):
        return stage[0] + name
    wholes = (before, *(asked.before.earlier if follows_in_segment(words) else ()))
    if paired := next(filter(None, (lists.of_pair(whole, name) for whole in wholes)), ""):
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


def _begun_alike(before: str, name: str) -> str:
    """Return a name with whose it is, as the one before it that begins alike says it.

    >>> _begun_alike("农产品外销量", "外销产值"), _begun_alike("出口量", "出口额")
    ('农产品外销产值', '')
    >>> _begun_alike("居民消费价格", "消费品零售额")
    ''
    """
    match = KIND_OF_AMOUNT.fullmatch(name)
    if match is None:
        return ""
    whose, told, amount = before.rpartition(match["word"])
    is_alike = told and len(whose) > 1 and AMOUNT_ALONE.fullmatch(amount)
    return whose + name if is_alike else ""


def _clause_before(words: ClauseWords) -> str:
    """The clause before that of the figure, if no figure stands between."""
    first = told_before(words.asked)
    earlier = words.text[first : words.start].rstrip("，,：: ；;")
    return CUT.split(earlier)[-1]
