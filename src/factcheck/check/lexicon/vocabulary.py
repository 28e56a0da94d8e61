"""Words by which a report names what tables hold, in English and Chinese."""

from __future__ import annotations

import re

from factcheck.wording.vocabulary import section
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "vocabulary")


def _things(page: str) -> dict[str, tuple[str, ...]]:
    """Return the ways to say each thing, by the first of them."""
    return {
        name: (name, *filter(None, ways.split(" | ")))
        for name, ways in section(page, "things").items()
    }


def _pairs(name: str, sign: str) -> dict[str, tuple[str, str]]:
    """Return the two things that each name is made of."""
    pairs = {}
    for page in _PAGES:
        for made, parts in section(page, name).items():
            first, _, second = parts.partition(f" {sign} ")
            pairs[made] = (first, second)
    return pairs


_PAGES = ("en/report", "zh/report")
_PASSED_OVER = section("en/report", "passed over")
ENGLISH, CHINESE = map(_things, _PAGES)
#: Countries and groups of them, by all names that tables and texts call them.
PLACES = {
    name: (name, *filter(None, ways.split(" | ")))
    for name, ways in section("en/report", "places").items()
}
#: What things are counted in where a table says nothing, and the text says that.
USUAL_UNITS = section("en/report", "usual units")
#: What a text tells a thing in, whose table leaves that out: life expectancy in years.
TOLD_IN = {
    name: frozenset(units.split(" | ")) for name, units in section("en/report", "told in").items()
}
#: Whence power comes: these are parts that a report tells apart, and no lines of accounts.
SOURCES = {
    name: (name, *filter(None, ways.split(" | ")))
    for name, ways in section("en/report", "sources").items()
}
#: What series are called whose table gives a code alone.
CODED = {
    code.casefold(): name.partition(" | ")[0]
    for code, name in section("en/report", "codes").items()
}
#: And what they are counted in.
CODED_UNITS = {
    code.casefold(): name.partition(" | ")[2]
    for code, name in section("en/report", "codes").items()
}
#: What a text may mean by a wider word, where nothing else of the tables is called by it.
LOOSE = section("en/report", "wider")
#: The words for what makes a thing, by which a text may mean it: turbines, of wind.
MEANS = {name: frozenset(ways.split(" | ")) for name, ways in section("en/report", "means").items()}
#: Ratios that have a name of their own: what is divided by what.
RATIOS = _pairs("ratios", "/")
#: What is made by taking one thing from another, or adding the two (costs are printed negative).
DIFFERENCES = _pairs("differences", "-")
#: Words that name nothing that a table could hold.
STOP = frozenset(_PASSED_OVER["stop"].split())
#: Words of saying how much and how it moved, which name no other measure.
NEUTRAL = frozenset(_PASSED_OVER["neutral"].split())
#: Words of papers that tell no rows apart.
OF_SAMPLES = frozenset(_PASSED_OVER["samples"].split())
#: Verbs by what they are in a past that no ending tells: wrote, write.
PRESENT = {past: present for present, past in section("en/report", "irregular").items()}
#: Abbreviations that columns of subjects bear, and what they stand for.
SHORT_NAMES = section("en/report", "short names")
#: Turns of speech that name nothing.
IDIOMS = re.compile(
    WORDS.pattern(r"\b(?:{en.idioms})\b"),
    re.IGNORECASE,
)
CHINESE_NEUTRAL = re.compile(WORDS.pattern(r"{zh.chinese_neutral}|{en.chinese_neutral}"))
GENERIC_CHINESE = re.compile(WORDS.pattern(r"(?:{zh.generic_chinese}|{en.generic_chinese})*"))
CHANGE_HEADS = re.compile(
    WORDS.pattern(r"{en.change_heads}|{zh.change_heads}"),
    re.IGNORECASE,
)
#: Heads of columns that hold by how much amounts changed, as amounts.
AMOUNT_CHANGES = re.compile(WORDS.pattern(r"{zh.amount_changes}"))
SHARE_HEADS = re.compile(WORDS.pattern(r"{en.share_heads}|{zh.share_heads}"), re.IGNORECASE)
#: Sorts by which tables part what they measure: the one that is meant where none is said.
USUAL_SORT = re.compile(
    WORDS.pattern(r"(?:{en.usual_sort}|{zh.usual_sort})"),
    re.IGNORECASE,
)
#: And the others.
OTHER_SORT = re.compile(
    r"(?:(?:fe)?males?|(?:wo)?men|girls|boys|m|f|男性?|女性?|(?:not seasonally |un|not |non-?)adjusted(?: data)?|nsa"
    r"|raw|original|trend(?:[- ]cycle)?|urban|rural|城镇|农村|乡村|未调整|youth(?: \(under 25\))?|adult"
    r"|(?:aged? |from )?\d{1,2} ?(?:-|–|to) ?\d{1,2}(?: years)?|(?:under|over|less than|below) \d{1,2}(?: years)?"
    r"|\d{1,2} ?(?:\+|(?:years )?(?:and|or) (?:over|older|more|above))(?: years)?)",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\W*(?:totals?|group|overall|all|sum|company|consolidated|whole|world|global"
    r"|合\s*计|总\s*计|全部|总额|小计|全国|全省|全市|全县|世界|european union|eu-?\d*|euro area|oecd|africa|asia|europe|north america|south america|oceania|g20)\b.*",
    re.IGNORECASE,
)
PLANNED = re.compile(
    WORDS.pattern(
        r"\b(?:{en.planned})\b"
        r"|力争|预计|预期|目标|计划|拟|将(?!军)|争取|规划|有望|预测|预算安排"
    ),
    re.IGNORECASE,
)
RESTATED = re.compile(
    WORDS.pattern(r"{en.restated}|{zh.restated}"),
    re.IGNORECASE,
)
FIRST_REPORTED = re.compile(
    r"(?:first|previously|originally|as) (?:reported|published|stated)|before restatement|调整前|原披露",
    re.IGNORECASE,
)
EARLIER_REPORT = re.compile(
    WORDS.pattern(r"{en.earlier_report}|{zh.earlier_report}"),
    re.IGNORECASE,
)
GAINS = re.compile(r"\b(?:surplus|profit|gain|positive)\b|盈余|盈利|结余", re.IGNORECASE)
LOSSES = re.compile(WORDS.pattern(r"\b(?:{en.losses})\b|亏损|赤字|亏空"), re.IGNORECASE)
#: Labels of what is paid, from which income of the same sort is taken.
COSTS = re.compile(WORDS.pattern(r"\b(?:{en.costs})\b"), re.IGNORECASE)
#: What plans are called.
PLAN_KEYS = frozenset({"plan", "budget", "target", "forecast"})
#: Titles of what is planned before its year begins.
OF_BUDGETS = re.compile(WORDS.pattern(r"\b(?:{en.of_budgets})\b|预算"), re.IGNORECASE)
#: What says that something went up or down; what improved may have done either.
MOVES = re.compile(
    WORDS.pattern(r"\b(?:{en.moves})\b|[+−–-]\s?\d|[\u3400-\u9fff]"),
    re.IGNORECASE,
)
#: Of these, what says that it went down.
FALLS = re.compile(WORDS.pattern(r"\b(?:{en.falls})\b"), re.IGNORECASE)
IMPROVED = re.compile(r"\b(?:improv|worse|better|deteriorat)\w*", re.IGNORECASE)
SIGNED = re.compile(
    WORDS.pattern(r"\b(?:{en.signed})\b|利润|盈余|结余|损益|差额|净额"),
    re.IGNORECASE,
)
OPTIONAL = frozenset({"net"})  # of a label, where a text leaves it out
#: Of labels: what a unit says as well, where it is that of several columns.
MADE = frozenset(_PASSED_OVER["made"].split())
GROWTH_WORDS = re.compile(r"增速|增长|增幅|\bgrowth\b", re.IGNORECASE)
#: Of rows: the total of something, beside which that of another thing may stand.
TOTAL_OF = re.compile(WORDS.pattern(r"(?:{en.total_of}|{zh.total_of})"), re.IGNORECASE)
#: Of heads: what tells how much a thing grew, in per cent where nothing else is said.
RATE_HEADS = re.compile(WORDS.pattern(r"{en.rate_heads}|{zh.rate_heads}"), re.IGNORECASE)
AMOUNT_HEADS = re.compile(WORDS.pattern(r"{en.amount_heads}|{zh.amount_heads}"), re.IGNORECASE)
#: What is, beside what was planned: it is meant where nothing is said.
ACTUAL = re.compile(WORDS.pattern(r"{en.actual}|{zh.actual}"), re.IGNORECASE)
#: Of heads: what a change is measured from, where that is the month or quarter before.
ON_THE_STEP = re.compile(
    WORDS.pattern(r"{en.on_the_step}|{zh.on_the_step}"),
    re.IGNORECASE,
)
#: An index of which the year before is the base.
BASE_OF_YEAR = re.compile(
    WORDS.pattern(r"(?:{zh.base_of_year}|{en.base_of_year})\s*(?:为|=|＝)\s*100"),
    re.IGNORECASE,
)
OF_WHICH = re.compile(r"\s*(?:of (?:whom|which)|thereof|including)\b", re.IGNORECASE)
REST = re.compile(WORDS.pattern(r"{en.rest}|{zh.rest}"), re.IGNORECASE)
