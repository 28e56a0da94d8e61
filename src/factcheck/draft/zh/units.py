"""Units, classifiers and scale words of Chinese, as reports print them.

A draft reads running text, where a unit ends without a blank: so units are looked up by the longest
word that fits. What a unit means for a verdict is the domain's business; here it decides which kind
of claim a figure can make, and the base unit it is counted in.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.domain.rational import Fraction
from factcheck.draft.measure import MeasuredBy, MeasuredUnit, table

MONEY = table(
    MeasuredBy.MONEY,
    """
    CNY 1 元人民币, 元, 人民币, 块钱
    USD 1 美元, 美金
    HKD 1 港元, 港币
    MOP 1 澳门元
    TWD 1 新台币
    EUR 1 欧元
    GBP 1 英镑
    JPY 1 日元
    AUD 1 澳元
    RUB 1 卢布
    KRW 1 韩元
    CHF 1 瑞士法郎, 瑞郎
    CAD 1 加元
    SGD 1 新加坡元
    """,
)
RATES = (
    table(MeasuredBy.PERCENT, "percent 1 %, 百分比\npermille 1 ‰\npercent 10 成")
    | table(
        MeasuredBy.POINT,
        """
        percentage_point 1 个百分点, 百分点, 个点, pct, pcts
        percentage_point 1/100 个基点, 基点, BP, bp, 个BP, 个bp
        """,
    )
    | table(MeasuredBy.TIMES, "ratio 1 倍")
)
QUANTITIES = table(
    MeasuredBy.QUANTITY,
    """
    t 1 吨, 公吨, 吨标准煤, 吨标煤, 吨二氧化碳, 标准吨, t
    kg 1 公斤, 千克, kg
    kg 1/2 斤
    g 1 克
    t*km 1 吨公里
    person*km 1 人公里
    km 1 公里, 千米, km, 车道公里, 线路公里
    n_mile 1 海里
    m 1 米, 延米
    mm 1 毫米
    km2 1 平方公里, 平方千米, km²
    m2 1 平方米, 平米, ㎡, m²
    ha 1 公顷
    mu 1 亩, 亩地, 亩次
    m3 1 立方米, 方, m³, 标准立方米, 标方
    L 1 升
    kW 1 千瓦
    kW 1000 兆瓦, MW
    kW 1000000 吉瓦, GW
    kWh 1 千瓦时, 千瓦小时, 度电, kWh, 度
    kWh 1000 兆瓦时, MWh
    kWh 1000000 吉瓦时, GWh
    kVA 1 千伏安
    kV 1 千伏
    barrel 1 桶, 桶油当量
    dwt 1 载重吨
    GT 1 总吨
    TEU 1 标准箱, TEU, 标箱
    ug/m3 1 微克/立方米, μg/m3, 微克每立方米
    mg/L 1 毫克/升
    dB 1 分贝
    celsius 1 摄氏度, ℃, °C
    GB 1 GB
    TB 1 TB
    EFLOPS 1 EFLOPS, EFlops
    km/h 1 公里/小时, 千米/小时
    """,
)
TIMES_OF_DAY = table(
    MeasuredBy.TIME,
    """
    workday 1 个工作日, 工作日
    day 1 天, 个自然日
    month 1 个月
    year 1 年
    hour 1 小时, 个小时
    minute 1 分钟
    second 1 秒, 秒钟
    year_of_age 1 岁, 周岁
    """,
)
CLASSIFIERS = (
    "人 户 家 个 名 位 件 项 大类 条 座 所 辆 台 套 起 例 次 宗 部 处 只 头 "
    "张 枚 艘 架 列 列次 标段 幅 副 间 栋 幢 口 份 场 对 批 类 种 款 篇 "
    "册 本 卷 期 组 支 队 轮 站 节 道 块 根 株 棵 羽 匹 头只 头次 笔 票 "
    "席 人次 户次 车次 标台 架次 列车 班次 批次 件次 台次 台套 台（套） 张床位 床 "
    "床位 门次 箱 件套 册件 家次 基站 街道 社区 家庭 农户 用户 项目 企业 岗位 "
    "名额 场次 部次 粒 包 盒 瓶 尊 颗 扇 盏 节车厢 车位 泊位 航线 航班 条线 "
    "门课 课时 杯 株苗 人份 剂次 剂 网点 门店 小区 艘次 单位 股 国 孔 字 集"
).split()
PEOPLE = (
    "学生 在校生 考生 群众 职工 居民 人口 劳动力 老人 儿童 党员 干部 市民 游客 旅客 贫困人口 "
    "残疾人 毕业生 大学生 农民 农民工 教师 医生 护士 孩子 村民"
).split()
PLACES = "个国家 个县 个村 个乡镇".split()
COUNTS = {
    word: MeasuredUnit(symbol=f"count:{word}", factor=Fraction(1), dimension=MeasuredBy.COUNT)
    for word in (*CLASSIFIERS, *PLACES)
} | dict.fromkeys(
    PEOPLE, MeasuredUnit(symbol="count:人", factor=Fraction(1), dimension=MeasuredBy.COUNT)
)
POINTS = {"分": MeasuredUnit(symbol="point", factor=Fraction(1), dimension=MeasuredBy.NUMBER)}

CHINESE: Mapping[str, MeasuredUnit] = MONEY | RATES | QUANTITIES | TIMES_OF_DAY | COUNTS | POINTS
LONGEST = 8

#: Scale words between a number and its unit.
CHINESE_SCALE: Mapping[str, int] = {
    "万亿": 10**12,
    "兆": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
    "十": 10,
}


def chinese_unit(
    text: str, at: int, units: Mapping[str, MeasuredUnit] = CHINESE
) -> tuple[str, MeasuredUnit] | None:
    """Longest unit or classifier that stands at a place.

    >>> chinese_unit("11个百分点", 2)[0]
    '个百分点'
    """
    for length in range(LONGEST, 0, -1):
        word = text[at : at + length]
        if len(word) == length and word in units and not _cut(text, at + length):
            return word, units[word]
    return None


def _cut(text: str, end: int) -> bool:
    """Whether a Latin word goes on beyond a place: `t` in `times` is no tonne."""
    inside, beyond = text[end - 1], text[end : end + 1]
    return inside.isascii() and inside.isalpha() and beyond.isascii() and beyond.isalpha()
