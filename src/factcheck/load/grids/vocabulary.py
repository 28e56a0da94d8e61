"""Words by which tables are understood, in English, German, French and Chinese.

Each block lists phrases parted by strokes; a phrase may use the marks of regular expressions.
"""

from __future__ import annotations

import re


def one_of(phrases: str) -> str:
    """Return a pattern for any phrase of a block.

    >>> one_of('''
    ...     year | date
    ...     Jahr
    ... ''')
    '(?:year|date|Jahr)'
    """
    lines = (line for line in phrases.strip().splitlines())
    return "(?:" + "|".join(phrase.strip() for line in lines for phrase in line.split(" | ")) + ")"


def whole(phrases: str) -> re.Pattern[str]:
    """Return what matches a text that is one of some phrases, and nothing else but signs."""
    return re.compile(rf"\W*{one_of(phrases)}\W*", re.IGNORECASE)


def within(phrases: str) -> re.Pattern[str]:
    """Return what finds one of some phrases in a text."""
    return re.compile(one_of(phrases), re.IGNORECASE)


# Heads of columns of labels.

AREA_HEADS = whole(r"""
    country | countries | country name | country code | areas? | regions? | geo | geography
    geo.?code | geo.time | ref_area | provinces? | states? | county | counties | city | cities
    districts? | prefectures? | economy | location | place | territory | municipality | entity
    iso3? | iso_?code | iso_?a3 | company | companies | firm | issuer
    land | länder | bundesland | staat | gebiet | regionen | kanton | kreis | gemeinde | unternehmen
    pays | régions? | département | territoires? | commune | entreprise
    地\s*区 | 各地区 | 国\s*家 | 国别 | 省\s*份 | 省市 | 城\s*市 | 省\s*\(?[区市].*
    市\s*县 | 县\s*区 | 区\s*域 | 地域 | 公司
""")
INDICATOR_HEADS = whole(r"""
    indicators? | indicator name | indicator code | items? | line items? | series | series name
    variables? | measures? | subject | subject descriptor | concept | metrics? | description
    merkmale? | indikator | indikatoren | position | posten | kennzahl | gegenstand
    indicateurs? | postes? | libellés? | rubriques?
    指\s*标 | 指标名称 | 项\s*目 | 科目 | 品种 | 产品 | 产品名称 | 类\s*别 | 名\s*称
""")
UNIT_HEADS = whole(r"""
    units? | units? of measure | uom | unit_measure | einheit | einheiten | maßeinheit | unités?
    单\s*位 | 计量单\s*位
""")
NOTE_HEADS = whole(r"""
    notes? | footnotes? | remarks? | comments? | flags? | anmerkung | anmerkungen | bemerkung
    bemerkungen | remarques? | 备\s*注 | 说明
""")
SOURCE_HEADS = whole("sources? | quelle | 资料来源 | 数据来源")
CODE_HEADS = whole(r"""
    codes? | series[ _]?id | nr\. | no\. | s\. ?no\.? | # | lfd\.? ?nr\.? | schlüssel
    序\s*号 | 编\s*码 | 代\s*码
""")
PERIOD_HEADS = whole(r"""
    years? | fiscal year | date | period | time | time_period | quarters? | months? | date_?time
    observation_?date | jahre? | datum | zeit | zeitraum | quartal | monat
    année | annee | an | période | trimestre | mois | data | ano | mês | fecha
    年\s*份? | 年度 | 时\s*间 | 日\s*期 | 季\s*度 | 月\s*份 | 期\s*间 | 观测时间
""")

# Labels.

GENERIC = whole(r"""
    value | level | amount | growth | growth rate | change | annual change | % change
    percentage change | share | wert | veränderung | wachstum | anteil
    valeur | variation | croissance | part
    绝对数 | 绝对值 | 总量 | 数值 | 比重 | 占比 | 增速 | 增长 | 增长率 | 增长速度 | 同比 | 同比增长
""")
VALUE = whole("value | values | obs_value | val | figure | valor | wert | valeur | 数值 | 值")
OF_WHICH = re.compile(
    rf"^\W*{one_of('其中 | 其 中 | of which | davon | darunter | dont | including | #')}[ :：]*",
    re.IGNORECASE,
)
NO_MONEY = within(r"""
    \brates?\b | \bratio\b | \bmargin\b | \bgrowth\b | \byield\b | \bpercentage\b | \bindex\b
    \bindices\b | \bmultiple\b | \bemployees\b | \bheadcount\b | \bstores\b
    (?<!to )(?<!from )\bcustomers\b
    \bdays\b | \bsubscribers\b | \busers\b | \bunits\b | rate\b
    quote\b | \banteil\b | \bwachstum\b | \brendite\b | marge\b | \bmitarbeiter\b | \bbeschäftigte\b
    \btaux\b | \bpart de\b | \bindice\b | \bcroissance\b | \beffectifs\b
    率 | 比重 | 增长 | 增速 | 指数 | 比上年 | 同比 | 环比 | 占比 | 人均 | 每 | 人口 | 人数
""")
RATE = within(r"""
    \brate\b | \bratio\b | growth | margin | % | index | quote\b | taux
    率 | 速 | 比重 | 增长 | 指数
""")
CHANGE = within(r"""
    growth | change | increase | veränderung | zuwachs | wachstum
    variation | croissance | évolution
    比上年 | 同比 | 环比 | 增长 | 增减 | 增速 | 占比 | 比重
""")
PER_HEAD = within(r"""
    per capita | per head | per inhabitant | per person | je einwohner | je kopf | par tête
    par habitant | 人均 | 每
""")
PER_SHARE = within(r"""
    per share | per (?:common|ordinary|diluted|basic) share | \bE\.?P\.?S\b | \bDPS\b | je aktie
    par action | 每股
""")
OF_EARNINGS = within("""
    basic | diluted | verwässert | dilué | de base | 基本 | 稀释
""")
SHARES = re.compile(
    r"\bshares\b(?!.*(?:\$|value|price|repurchase|equity|compensation|%))"
    r"|Aktien(?:anzahl)?\b|nombre d.actions|股数|股本总数",
    re.IGNORECASE,
)

# The standing of a figure.

PRELIMINARY = one_of(r"""
    preliminary | provisional | prelim\.? | advance | vorläufig\w* | provisoires?
    初步(?:核算|统计|测算)?(?:数|数据|结果)? | 快报数?
""")
REVISED = one_of(r"""
    revised | revidiert\w* | berichtigt\w* | révisée?s? | 修订(?:数|值)? | 调整(?:数|值)?
""")
ESTIMATE = one_of(r"""
    estimated?s? | forecasts? | projected | projections?
    geschätzt\w* | schätzung\w* | prognose | prognostiziert
    estimations? | estimée?s? | prévisions? | 估计(?:数|值)? | 估算(?:数|值)? | 预计(?:数|值)?
    预测(?:数|值)?
""")
FINAL = one_of("final | endgültig\\w* | définitifs? | 最终(?:核实)?(?:数|值)?")
ACTUAL = whole("actual | audited | unaudited | ist | geprüft | 实际")
SERIES_BREAK = within(r"""
    series break | break in (?:the )?series | zeitreihenbruch | rupture de série | 口径(?:变化|调整)
""")

# What is said of a table.

CURRENT_PRICES = within(r"""
    current prices | current dollars | current us\$ | at current | nominal
    jeweilige[nr]? preise | in jeweiligen | prix courants | valeur courante | 当年价 | 现价
""")
CONSTANT_PRICES = within(r"""
    constant (?:\d{4} )?prices | constant (?:\d{4} )?dollars | constant (?:\d{4} )?us\$ | chained
    real terms | preisbereinigt | verkettet | in konstanten | prix constants | prix chaînés
    en volume | 可比价 | 不变价
""")
UNADJUSTED = within(r"""
    not seasonally adjusted | unadjusted | \bnsa\b | unbereinigt | nicht saisonbereinigt
    originalwerte | non désaisonnalisé | 未(?:经)?季节调整
""")
ADJUSTED = within(r"""
    seasonally adjusted | \bsa\b | saisonbereinigt | désaisonnalisé | \bcvs\b
    经?季节(?:性)?调整 | 季调
""")
