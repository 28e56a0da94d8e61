"""Words by which a report names what tables hold, in English and Chinese."""

from __future__ import annotations

import re

from factcheck.wording.vocabulary import section


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
#: What a text may mean by a wider word, where nothing else of the tables is called by it.
LOOSE = section("en/report", "wider")
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
#: Turns of speech that name nothing.
IDIOMS = re.compile(
    r"\b(?:on the other hand|on the one hand|in addition|as a result|of course|for example|for instance|in turn"
    r"|by contrast|in contrast|at the same time|for the first time|according to|in particular|in line with"
    r"|for the most part|as usual|in spite of|in fact|by far|at least|in other words|taken together|as well as)\b",
    re.IGNORECASE,
)
CHINESE_NEUTRAL = re.compile(
    "全年|全县|全市|全省|全国|全区|全州|全镇|全院|全校|全公司|本公司|公司|集团|我国|我市|我省|我县|年末|年底|期末|年初|本年|报告期内?|报告期末|当年|本期"
    "|上年|去年|同期|其中|初步核算|核算|实现|完成|达到?|为|共计?|累计|合计|总计|约|全部|全年度|年度|今年|分别|占比?|比重|增加值|产量|总量|总额|总数"
    "|数量|金额|人数|数|额|值|量|增速|增长率?|增幅|同比|环比|比上年|较上年|按不变价格计算|按可比价格?计算|的|了|是|在|与|和|及|以及|由|从|至|到|超过|近"
    "|比例|份额|较|比|上升|下降|减少|提高|扩大|缩小|增加|扣除|名义|实际|全口径|截至|\\d+年|\\d+月|产品|业务|地区|行业|项目|末|底|本|该|各|(?<![平人])均|仅|只|有|、|,|,|。|;|;|:|:|\\s"
)
GENERIC_CHINESE = re.compile(
    "(?:绝对数|绝对值|总量|数值|比重|占比|增速|增长|增长率|增长速度|同比|同比增长|比上年增长|比上年增减|增减|变动|金额|数额|合计|总计|本期|上期|本年|上年"
    "|产量|数量|人数|年末人数|本期数|上期数|本年数|上年数|指标|项目|年|度|末|\\d{4})*"
)
CHANGE_HEADS = re.compile(
    r"\b(?:year-on-year )?change\b|\bgrowth(?: rate)?\b|\bincrease\b|本?(?:年|期)?比?(?:较?上年|上年)?(?:同期)?(?:增长|增减|变动)(?:变动|幅度|率)?|增速|增幅|同比|比上年",
    re.IGNORECASE,
)
SHARE_HEADS = re.compile(
    r"\bshares?\b|% of|\bpercentage of\b|proportion|比重|占比|构成|比例", re.IGNORECASE
)
TOTAL = re.compile(
    r"\W*(?:totals?|group|overall|all|sum|company|consolidated|whole|world|global"
    r"|合\s*计|总\s*计|全部|总额|小计|全国|全省|全市|全县|世界|european union|eu-?\d*|euro area|oecd|africa|asia|europe|north america|south america|oceania|g20)\b.*",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:(?<!can )(?<!could )expects?|expected|forecasts?|forecasted|targets?|aims?|plans?|planned|intends?|wants?|hopes?|guidance|outlook"
    r"|estimates? that|we estimate|believes?|would|should|could|may need|budgeted|projected|projects? that|assum\w+)\b"
    r"|力争|预计|预期|目标|计划|拟|将(?!军)|争取|规划|有望|预测|预算安排",
    re.IGNORECASE,
)
RESTATED = re.compile(
    r"restate|previously|originally|first reported|last year's (?:letter|report)|as reported|gave|pro forma"
    r"|adjusted|underlying|excluding|organic|constant currenc|like-for-like|重述|追溯|调整后|调整前|扣除非|可比口径|原披露|剔除",
    re.IGNORECASE,
)
FIRST_REPORTED = re.compile(
    r"(?:first|previously|originally|as) (?:reported|published|stated)|before restatement|调整前|原披露",
    re.IGNORECASE,
)
EARLIER_REPORT = re.compile(
    r"(?:last|previous) year's (?:letter|report|accounts|statement)|(?:previously|originally|first) (?:reported|published|stated|given)"
    r"|上年(?:年报|公报|报告)|原(?:披露|公布)|调整前",
    re.IGNORECASE,
)
GAINS = re.compile(r"\b(?:surplus|profit|gain|positive)\b|盈余|盈利|结余", re.IGNORECASE)
LOSSES = re.compile(r"\b(?:deficit|loss|losses|shortfall|negative)\b|亏损|赤字|亏空", re.IGNORECASE)
#: What says that something went up or down; what improved may have done either.
MOVES = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|gr[eo]w(?:s|n|ing|th)?|increas\w+|gain\w*|climb\w*|jump\w*|up|more|higher"
    r"|above|add\w*|ahead|fell|fall(?:s|en|ing)?|declin\w+|decreas\w+|drop\w*|slip\w*|shr[aiu]nk\w*|down|less|lower"
    r"|fewer|below|behind|lost|los[st]\w*|cut|reduc\w+|gap|differ\w+)\b|[+−–-]\s?\d|[\u3400-\u9fff]",
    re.IGNORECASE,
)
IMPROVED = re.compile(r"\b(?:improv|worse|better|deteriorat)\w*", re.IGNORECASE)
SIGNED = re.compile(
    r"\b(?:surplus|deficit|profit|result|income|earnings|balance|cash flow|gain)\b|利润|盈余|结余|损益|差额|净额",
    re.IGNORECASE,
)
OPTIONAL = frozenset({"net"})  # of a label, where a text leaves it out
GROWTH_WORDS = re.compile(r"增速|增长|增幅|\bgrowth\b", re.IGNORECASE)
REST = re.compile(r"(?:all )?others?\b.*|rest of .*|remaining .*|其[他它].*|其余.*", re.IGNORECASE)
