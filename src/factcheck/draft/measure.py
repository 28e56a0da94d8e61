"""Units and classifiers as reports write them, and what each is measured in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Dimension(StrEnum):
    """What sort of thing a figure measures; the kind of claim depends on it."""

    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    TIMES = "times"
    COUNT = "count"
    QUANTITY = "quantity"
    TIME = "time"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit: its symbol, the factor to that symbol, and its dimension."""

    symbol: str
    factor: Fraction
    dimension: Dimension


def _table(dimension: Dimension, rows: str) -> dict[str, Measure]:
    """Rows of `symbol factor word, word, ...`."""
    table = {}
    for row in rows.strip().splitlines():
        symbol, factor, words = row.split(maxsplit=2)
        measure = Measure(symbol=symbol, factor=Fraction(factor), dimension=dimension)
        for word in words.split(", "):
            table[word.strip()] = measure
    return table


CHINESE: dict[str, Measure] = (
    _table(
        Dimension.MONEY,
        """
        CNY 1 元人民币, 元, 人民币, 块钱, 元/人, 元/平方米, 元/吨
        USD 1 美元, 美金
        HKD 1 港元, 港币
        MOP 1 澳门元, 澳元门
        TWD 1 新台币
        EUR 1 欧元
        GBP 1 英镑
        JPY 1 日元
        AUD 1 澳元
        RUB 1 卢布
        """,
    )
    | _table(
        Dimension.PERCENT,
        """
        percent 1 %, 百分比
        permille 1 ‰
        percent 10 成
        """,
    )
    | _table(
        Dimension.POINT,
        "percentage_point 1 个百分点, 百分点, 个点\npercentage_point 1/100 个基点, 基点, BP, bp",
    )
    | _table(Dimension.TIMES, "ratio 1 倍")
    | _table(
        Dimension.QUANTITY,
        """
        t 1 吨, 公吨, 吨标准煤, 吨标煤, 吨二氧化碳, 标准吨
        t 1 t
        kg 1 公斤, 千克, kg
        kg 1/2 斤
        kg 1/20 两重
        g 1 克
        t*km 1 吨公里
        person*km 1 人公里
        km 1 公里, 千米, km, 车道公里, 线路公里, 营业公里
        km 1/2 里地
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
        bit/s 1 比特
        GB 1 GB, G流量
        TB 1 TB, 太字节
        EFLOPS 1 EFLOPS, EFlops
        km/h 1 公里/小时, 千米/小时
        """,
    )
    | _table(
        Dimension.TIME,
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
    | _table(
        Dimension.COUNT,
        "\n".join(
            f"count:{word} 1 {word}"
            for word in (
                "人 户 家 个 名 位 件 项 条 座 所 辆 台 套 起 例 次 宗 部 处 只 头 张 枚 艘 架 "
                "列 列次 标段 幅 副 间 栋 幢 孔 "
                "口 份 场 对 批 类 种 款 篇 册 本 卷 期 组 支 队 队伍 轮 站 节 节点 道 根 株 棵 "
                "羽 匹 头只 头次 单 笔 票 卡 "
                "点 席 块 面 片 户次 人次 车次 架次 列车 班次 批次 件次 台次 台套 台（套） "
                "张床位 床 床位 门 门次 箱 件套 师 字 册件 家次 "
                "基站 镇 村 县 乡 省 市 国 街道 社区 家庭 学生 在校生 考生 名额 农户 群众 职工 "
                "居民 人口 用户 项目 企业 岗位 "
                "场次 届次 部次 集 首 幕 尾 粒 包 盒 瓶 尊 颗 扇 盏 节车厢 车位 泊位 航线 航班 "
                "线 条线 标准场 门课 课时 吨级 "
                "劳动力 老人 儿童 党员 干部 市民 游客 旅客 贫困人口 残疾人 毕业生 大学生 农民 "
                "农民工 教师 医生 护士 株苗 孩子 村民 人份 剂次 剂 "
                "校 院 馆 厂 店 网点 门店 楼 小区 分 环 辖区 艘次 标 单位 股 手 元次 亿次".split()
            )
        ),
    )
)
for _word in "学生 在校生 考生 群众 职工 居民 人口 劳动力 老人 儿童 党员 干部 市民 游客 旅客 贫困人口 毕业生 大学生 农民 农民工".split():
    CHINESE[_word] = Measure(symbol="count:人", factor=Fraction(1), dimension=Dimension.COUNT)
for _word in "分 环 标 元次 亿次 国 省 市 县 乡 镇 村 线 点 面 片 道 块 单 首 环 集 期 节 轮 字 方 度 孔 门 根 口 对 手 师 楼 校 院 馆 厂 店".split():
    if _word not in ("方", "度"):
        CHINESE.pop(_word, None)
CHINESE |= {
    word: Measure(symbol=f"count:{word}", factor=Fraction(1), dimension=Dimension.COUNT)
    for word in "个国家 国 个省 个县 个村 个乡镇 节 轮 对 口 道 门 块 集 期 字 线 孔 单".split()
}
CHINESE["分"] = Measure(symbol="point", factor=Fraction(1), dimension=Dimension.NUMBER)
CHINESE_LONGEST = max(map(len, CHINESE))

#: Scale words between a number and its unit.
CHINESE_SCALE: dict[str, int] = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
} | {
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
    "十": 10,
}

ENGLISH: dict[str, Measure] = (
    _table(
        Dimension.MONEY,
        """
        CNY 1 yuan, renminbi, rmb, cny
        USD 1 us dollars, u.s. dollars, us dollar, dollars, dollar, usd, u.s. dollar, american dollars
        USD 1/100 cents, cent
        EUR 1 euros, euro, eur
        GBP 1 pounds sterling, pounds, gbp
        GBP 1/100 pence
        JPY 1 yen, jpy
        INR 1 rupees, rupee, inr
        HKD 1 hk dollars, hong kong dollars, hkd
        KRW 1 won
        CHF 1 swiss francs, chf, francs
        CAD 1 canadian dollars
        AUD 1 australian dollars
        """,
    )
    | _table(
        Dimension.PERCENT,
        "percent 1 percent, per cent, pct, %\npermille 1 ‰, per thousand, per mille",
    )
    | _table(
        Dimension.POINT,
        "percentage_point 1 percentage points, percentage point, percentage-point, pps, pp, "
        "ppts, ppt, % points, %-points"
        "\npercentage_point 1/100 basis points, basis point, basis-point, bps, bp",
    )
    | _table(Dimension.TIMES, "ratio 1 times, fold, x, -fold, -times")
    | _table(
        Dimension.QUANTITY,
        """
        t 1 metric tons, metric tonnes, tonnes, tons, ton, tonne, metric ton, tons of standard coal, mt
        kg 1 kilograms, kilogram, kilos, kg, kgs
        lb 1 pounds of, lbs, lb
        oz 1 ounces, ounce, oz
        g 1 grams, gram
        km 1 kilometers, kilometres, kilometer, kilometre, km, kms
        km 1609344/1000000 miles, mile
        m 1 meters, metres, meter, metre
        mm 1 millimeters, millimetres, mm
        ft 1 feet
        km2 1 square kilometers, square kilometres, square km, sq km, sq. km, km2
        sq_mi 1 square miles
        m2 1 square meters, square metres, sq m, sqm, sq. m, m2
        sq_ft 1 square feet, sq ft, sq. ft., square foot
        ha 1 hectares, hectare, ha
        acre 1 acres, acre
        mu 1 mu
        m3 1 cubic meters, cubic metres, cubic meter, cu m, m3
        cu_ft 1 cubic feet, cf, scf
        L 1 liters, litres, liter, litre
        kW 1 kilowatts, kilowatt, kw
        kW 1000 megawatts, megawatt, mw
        kW 1000000 gigawatts, gigawatt, gw
        kWh 1 kilowatt-hours, kilowatt hours, kwh, kilowatt-hour
        kWh 1000 megawatt-hours, megawatt hours, mwh
        kWh 1000000 gigawatt-hours, gigawatt hours, gwh
        kWh 1000000000 terawatt-hours, terawatt hours, twh
        kV 1 kilovolts, kv
        barrel 1 barrels of oil equivalent per day, barrels of oil equivalent, barrels of oil per day, barrels of oil, barrels, barrel, bbl, bbls, boe per day, boe/d, boepd, bopd, boe, bpd, barrels per day, barrels a day
        celsius 1 degrees celsius, °c
        t*km 1 ton-kilometers, tonne-kilometres
        person*km 1 person-kilometers, passenger-kilometers, passenger-kilometres
        TEU 1 teus, teu
        MMBtu 1 mmbtu
        barrel 1000000 mmboe, mmbbl
        barrel 1000 mboe, mbbl
        Mcf 1 mcf
        GB 1 gigabytes, gb
        TB 1 terabytes, tb
        """,
    )
    | _table(
        Dimension.TIME,
        """
        workday 1 working days, working day, workdays, business days, business day
        day 1 days, day
        week 1 weeks, week
        month 1 months, month
        year 1 years, year
        hour 1 hours, hour
        minute 1 minutes, minute
        second 1 seconds, second
        """,
    )
    | _table(
        Dimension.COUNT,
        "count:person 1 people, persons, person\ncount:household 1 households, household",
    )
)

ENGLISH_SCALE: dict[str, int] = {
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "hundred": 10**2,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "dozen": 12,
    "hundred million": 10**8,
    "hundred thousand": 10**5,
    "hundred billion": 10**11,
    "thousand billion": 10**12,
    "million million": 10**12,
}

#: Signs before the number.
CURRENCY: Mapping[str, str] = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "U.S.$": "USD",
    "HK$": "HKD",
    "HKD": "HKD",
    "A$": "AUD",
    "AUD": "AUD",
    "C$": "CAD",
    "CAD": "CAD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "JPY": "JPY",
    "CHF": "CHF",
    "₹": "INR",
    "Rs": "INR",
    "Rs.": "INR",
    "INR": "INR",
}

ENGLISH_UNIT = re.compile(
    r"[ -]?(?P<unit>%|‰|(?:"
    + "|".join(
        re.escape(word)
        for word in sorted(ENGLISH, key=len, reverse=True)
        if word[0].isalpha() or word[0] == "°"
    )
    + r")(?![A-Za-z]))",
    re.IGNORECASE,
)


def _cut(text: str, end: int) -> bool:
    """Whether a Latin word goes on beyond a place: `t` in `times` is no tonne."""
    return (
        text[end - 1].isascii()
        and text[end - 1].isalpha()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalpha()
    )


def chinese_unit(
    text: str, at: int, units: Mapping[str, Measure] = CHINESE
) -> tuple[str, Measure] | None:
    """Longest unit or classifier that stands at a place.

    >>> chinese_unit("11个百分点", 2)[0]
    '个百分点'
    """
    for length in range(CHINESE_LONGEST, 0, -1):
        word = text[at : at + length]
        if len(word) == length and word in units and not _cut(text, at + length):
            return word, units[word]
    return None
