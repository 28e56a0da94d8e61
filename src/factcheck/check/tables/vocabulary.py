"""Words by which the rows and columns of a report's table say how they belong together.

English and Chinese; each block lists phrases parted by strokes, as in the words of grids.
"""

from __future__ import annotations

import re

from factcheck.load.grids.vocabulary import one_of, whole, within

TOTAL = whole(r"""
    (?:grand |sub-?|overall |combined |group )?totals?\b(?! (?:return|factor)).* | .*\btotal
    all | overall | both | sum | subtotal.* | group | consolidated | whole (?:year|group)
    all (?:sites|groups|patients|participants|countries|regions|segments|ages|categories|years)
    full[ -]year.* | entire (?:sample|group)
    net (?:increase|decrease|change|movement).* | \(?increase\)? ?/ ?\(?decrease\)? in cash.*
    (?:closing|ending) (?:balance|cash).* | (?:balance |cash .*)?at (?:the )?(?:end|close) of .*
    .*合\s*计.* | .*总\s*计.* | 小\s*计.* | 共\s*计 | 总\s*数 | 总\s*额 | 全\s*部
    .*净增加额 | 期末(?:余额|数|结余).* | 年末(?:余额|结余).* | 全\s*年(?:合计|累计)?
""")
RESULT = within(r"""
    \bgross (?:profit|margin|result)\b | \boperating (?:profit|income|result|loss)\b
    \b(?:profit|income|earnings|loss) (?:before|after|for)\b | \bnet (?:\w+ ?)+\b | \bEBIT(?:DA)?\b
    \bfree cash flow\b | \bbalance\b | \bsurplus\b | \bdeficit\b | \bcash (?:generated|flow)\b
    \b(?:first|second|third|fourth) quarter\b | \b(?:first |second )?half[- ]year\b
    \bfirst half\b | 上半年 | [一二三四]季度
    毛利 | 利润 | 净额 | 净值 | 净收 | 净利 | 差额 | 结余 | 盈余 | 余额 | 净流
""")
NOT_ALL = within(r"""
    \bselected\b | \bmain\b | \bmajor\b | \btop \w+ | \blargest\b | \bleading\b | \bkey\b
    \bexamples?\b | \bsome\b | 主要 | 部分 | 重点 | 前十 | 前五
""")
WORLD = within(r"\bworld\b | \bEU\b | \bOECD\b | \beuro area\b | \bnational\b | 全国 | 全省 | 世界")
LESS = within(r"""
    ^\W*less\b | \bcosts?\b | \bexpenses?\b | \bexpenditures?\b | \btax(?:es|ation)?\b
    \bdepreciation\b | \bamortisation\b | \bamortization\b | \bimpairment\b | \bpaid\b
    \boutflows?\b | \bdisposals?\b | \brepayments?\b | \bliabilities\b | \bimports\b
    \bwithdrawals?\b | \bdeductions?\b | \bdecreases?\b | \bleavers\b | \bdeaths\b
    ^\W*减 | 成本 | 费用 | 支出 | 税金 | 折旧 | 摊销 | 减少 | 负债 | 进口 | 流出
""")
OF_WHICH = re.compile(
    rf"^\W*{one_of('其中 | 其 中 | of which | of these | including | thereof')}[ :：,]*",
    re.IGNORECASE,
)
CHANGE = within(r"""
    \bchanges?\b | \bgrowth\b | \bincrease\b | \bdifference\b | \bvariation\b | \bvar\.? | \bΔ
    \bgains?\b | \byoy\b | \by/y\b | \bchg\b | \bup/down\b | \+/[-−–] | ±
    增长 | 增减 | 增速 | 同比 | 比上年 | 较上年 | 变动 | 变化 | 升降 | 增幅 | 涨跌
""")
OF_LEVELS = within(r"\bmargin\b | \brate\b | \bratio\b | % of\b | \bas a percentage\b | 率 | 占")
POINTS = within(r"\bpoints?\b | \bpp\b | \bpts\b | \bp\.p\. | 百分点")
SHARE = within(r"""
    \bshares?\b(?! (?:price|capital)) | % of\b | \bper ?cent of\b | \bpercentage of\b
    \bproportion\b
    \bcomposition\b | \bmix\b | 比重 | 占比 | 构成 | 份额 | 所占
""")
PERCENT = within(r"% | ％ | \bper ?cent\b | \bpercentage\b | \bpct\b | 百分比")
NOT_ADDED = within(r"""
    \brates?\b | \bratio\b | \bmargin\b | \bgrowth\b | \byield\b | \bindex\b | \bindices\b
    \bmultiple\b | \baverage\b | \bmean\b | \bmedian\b | \bsd\b | \bstd\b | \bprices?\b(?! effect)
    \bper (?:capita|head|share|person|inhabitant|unit|day|hectare|employee)\b | \brank\b | \bp\b
    \bmin(?:imum)?\b | \bmax(?:imum)?\b | \bage\b | \bscore\b | \bchained?\b | \bchain-linked\b
    \bconstant\b | \breal terms\b | \bvolume index\b | \bp[- ]value\b | \b95 ?% | \bci\b | \bIQR\b
    率 | 速 | 指数 | 人均 | 平均 | 单价 | 价格 | 均价 | 每 | 中位 | 排名 | 位次 | 倍
    不变价 | 可比价 | 序号
""")
ROW_NOT_ADDED = within(r"""
    \brates?\b | \bratio\b | \bmargin\b | \bgrowth\b | \byield\b | \bindex\b | \baverage\b
    \bmean\b | \bmedian\b | \bper (?:capita|head|share|person|inhabitant|unit|day|employee)\b
    \bEPS\b | \bsd\b | \bn ?= | 率 | 速 | 指数 | 人均 | 平均 | 单价 | 均价 | 每 | 倍
""")
AVERAGE = re.compile(r"\W*(?:(?:simple )?average|mean|平均|平均值|均值|平均数)\W*", re.IGNORECASE)
COUNTED = within(r"""
    \bn\b(?!/) | \bnumber\b | \bno\.(?= of) | \bcounts?\b | \bparticipants?\b | \bpatients?\b
    \bsubjects?\b | \brespondents?\b | \bcases?\b | \bresponses?\b | \bsites?\b | \bstaff\b
    \bemployees\b | \bheadcount\b | \bschools\b | \bstores\b | \bvotes\b | \bseats\b | \bstudents\b
    \bpupils\b | \bdeaths\b | \bevents\b | \bfrequency\b | \bresponse\b
    例数 | 人数 | 户数 | 个数 | 家数 | 件数 | 频数 | [(（](?:人|户|个|家|件|例|所|台|辆|起)[)）]
""")
SCALED = within(r"""
    \bthousands?\b | \bmillions?\b | \bbillions?\b | \b(?:mn|bn|mio|000s?)\b | '000 | [$£€¥]m\b
    万 | 亿 | 千元 | 百万
""")
ROUNDED_NOTE = within(r"""
    rounding | rounded | may not (?:add|sum|total) | do not (?:add|sum) | 四舍五入 | 不等于 | 尾差
""")
RESTATED = within(
    r"\brestated\b | \bre-presented\b | \badjusted\b | \brevised\b | 重述 | 调整后 | 修订"
)
EITHER_SIGN = within(r"\bbetter\b | \bworse\b | \bfav | \bB/\(?W | \badverse\b")
SAMPLE_SIZE = re.compile(r"(?:\bn|\bN|例数|样本量?)\s*[=＝:：]\s*(\d[\d, ]*)")
SAMPLE_LINE = within(r"^n$ | ^n ?[=:] | \bnumber of (?:patients|participants|subjects)\b | ^例数")
COUNT_AND_SHARE = within(r"\bn ?[(（,] ?% | \bnumber ?[(（,] ?% | 例数?[(（]% | 人数[(（]%")
