"""Rules of Chinese: which words beside a figure make it what kind of claim."""

import re

from factcheck.draft.measure import Dimension
from factcheck.draft.printed import Comparator, Direction
from factcheck.draft.reading import Confidence, Kind, Passage, Reading

UP = (
    "增产|升值|增利|增亏|增资|增长|增加|上涨|上升|提高|提升|扩大|攀升|上调|增收|多增|回升|跃升"
    "|净增|净增加|猛增|激增|递增|加快|上浮|增厚|反弹|走高|增至|升|增|涨|增持|提速|新增加"
)
DOWN = (
    "减产|贬值|缩水|下降|减少|降低|回落|下跌|下滑|下调|缩减|压缩|压减|收窄|缩小|缩短|放缓|少增"
    "|下浮|减亏|负增长|减速|萎缩|递减|锐减|跌|减|降|净减少|走低|节约|精简"
)
RATE_NOUN = (
    "增长速度|增长率|增长幅度|增速|增幅|涨幅|升幅|降幅|跌幅|减幅|下降幅度|增长量?|上涨幅度"
    "|复合增长率|增长水平"
)
ADVERB = (
    "了|均|都|各|也|又|仅|只|共计|共|平均|累计|同比|环比|实际|名义|合计|总计|分别|一般|基本"
    "|稳定|保持|在|、|和|及|与|高达|已|已经|再|还|将|可|能|超额|总共|共有"
    "|以上年同期口径|按可比价格?|可比口径|按不变价格?计算?|扣除价格因素,?|(?:比|较|同)(?:上年"
    "|去年|上月|上季度|年初|上年末|上年同期|去年同期|上年底|前一年|上期)(?:同期|末|底)?|幅度"
    "|力度|速度|比例| |的|得|近\\d年|大幅|小幅|进一步|有所|明显|持续|继续|首次|历史性|成功|顺利"
    "|也就|则|就"
)
TO = "达到|达|到|至|为|是|(?<![形建完构])成|有|实现|完成|突破性达到|报|于|出|过"
OVER = (
    "突破|超过|超|逾|跨越|迈上|站上|跨上|迈过|跨过|越过|冲破|迈入|跃上|高于|多于|大于|登上"
    "|突破了|超过了|超额"
)
UNDER = "跌破|低于|少于|不足|不到|小于|未达|不满"
LEAST = "不低于|不少于|至少|不小于|起码|最低|保底"
MOST = "不超过|不高于|不多于|最多|至多|控制在|最高|压减到|以内"
ABOUT = "约为|大约|约|左右|大概|约占|上下"
NEAR = "近|接近|将近|逼近"

GOVERNOR = re.compile(
    rf"(?:(?P<noun>{RATE_NOUN})|(?P<up>{UP})"
    rf"|(?P<down>{DOWN}))?(?P<middle>(?:{ADVERB})*)(?P<to>{TO})?(?:{ADVERB})*"
    rf"(?:(?P<least>{LEAST})|(?P<most>{MOST})|(?P<over>{OVER})|(?P<under>{UNDER})"
    rf"|(?P<about>{ABOUT})|(?P<near>{NEAR}))?(?:{ADVERB})*$"
)
AVERAGED = re.compile(r"年均|年平均|平均每年|年复合|年递增|年化")
CONTRIBUTED = re.compile(r"拉动|贡献|拖累|拉高|拉低|影响.{0,12}(?:上涨|下降|增长)")
SHARED = re.compile(r"占比|比重|份额|占|构成比|所占")
RATED = re.compile(
    r"(?:率|度|比|比例|系数|水平|利率|费率|面|浓度|概率"
    r"|指数)(?:[（(][^（）()]{0,20}[）)])?[^，,、]{0,4}$"
)
AHEAD = re.compile(
    r"(?P<verb>快于|高于|低于|慢于|优于|领先|落后|超出|高出|跑赢|好于|超过|领跑|大于|强于"
    r"|跑输)(?P<partner>[^，,;；]{0,24}?)(?:约|近|了)?$"
    r"|(?<![占同环对])(?:比|较)(?![重例率值大快])(?P<than>[^，,;；比较]{2,24}?)(?:平均水平"
    r"|平均增速|平均|增速|水平|均值)?(?P<more>高出|低出|高|低|快|慢|多|少|领先)(?:约|近|了)?$"
)
TIME_WORD = re.compile(
    r"^(?:上年|去年|上月|上季|上期|年初|同期|前|一季度|上半年|三季度|20\d\d|19\d\d|“?十|计划"
    r"|预期|目标|预算|往年|疫情|上周|本世纪|\d{1,2}月|改革|五年前|基期|当年)"
)
AFTER_SCOPE = re.compile(r"^[一-鿿](?<![的左右上下。])")
PER = re.compile(r"(?:每|平均每|人均每|以每)$")
SCALED_TIME = re.compile(
    r"(?:天数|时长|日数|工期|周期|压缩|缩短|压减|降低|减少|延长|提高|提升|提前|增加|达到|达"
    r"|提速|压降|优化|控制|平均|由|从|需)[^，。；]{0,8}$"
)
INDEXED = re.compile(
    r"(?:指数|系数|值|得分|评分|总分|密度|强度|性别比|PMI|分值|比例|比|排放|汇率|点位|指标"
    r"|中间价|收盘价?)[^，。；]{0,8}$"
)


def read_chinese(passage: Passage) -> Reading:
    """Reading of a figure in a Chinese sentence."""
    figure = passage.figure
    assert figure.measure is not None
    window = passage.text[
        max(passage.previous_end, passage.sentence[0], figure.start - 40) : figure.start
    ]
    governor = GOVERNOR.search(window[-26:])
    assert governor is not None
    comparator = _comparator(passage, governor)
    direction = (
        Direction.UP
        if governor["up"]
        else Direction.DOWN
        if governor["down"]
        else _noun_direction(governor)
    )
    trigger = figure.start - (len(window[-26:]) - governor.start())
    scope = _scope(passage, window)
    if scope:
        return Reading(kind=None, role=scope)
    kind, confidence, partner = _kind(passage, governor, window)
    if kind is Kind.GAP and partner:
        trigger = passage.text.rfind(partner, 0, figure.start) - len("快于")
    return Reading(
        kind=kind,
        comparator=comparator,
        direction=direction
        if kind not in (Kind.LEVEL, Kind.COUNT, Kind.SHARE, Kind.RATIO)
        else Direction.NONE,
        confidence=confidence,
        partner=partner,
        averaged=bool(AVERAGED.search(window)),
        trigger=trigger,
        role="" if kind else "residue",
    )


def _comparator(passage: Passage, governor: re.Match[str]) -> Comparator:
    figure = passage.figure
    if figure.upper is not None:
        return Comparator.BETWEEN
    for name, comparator in (
        ("least", Comparator.AT_LEAST),
        ("most", Comparator.AT_MOST),
        ("under", Comparator.LESS_THAN),
        ("about", Comparator.ABOUT),
        ("near", Comparator.NEARLY),
    ):
        if governor[name]:
            return comparator
    if governor["over"]:
        passed = governor["over"].startswith(("突破", "跨", "迈", "站", "越", "冲", "跃", "登"))
        return Comparator.AT_LEAST if passed else Comparator.MORE_THAN
    if figure.more:
        return Comparator.MORE_THAN
    return figure.hedge


def _noun_direction(governor: re.Match[str]) -> Direction:
    noun = governor["noun"]
    if not noun:
        return Direction.NONE
    return Direction.DOWN if noun[0] in "降跌减下" else Direction.UP


def _scope(passage: Passage, window: str) -> str:
    """Figures that say of what, not how much: per thousand, from 18 years of age, 20 million and above."""
    figure = passage.figure
    right = passage.right(2)
    if PER.search(window[-4:]):
        return "scope"
    bounded = figure.text.endswith(("以上", "以下", "以内"))
    measure = figure.measure
    assert measure is not None
    if (
        bounded
        and measure.dimension is not Dimension.PERCENT
        and AFTER_SCOPE.match(right)
        and not window.endswith(("超过", "突破", "达到", "达", "增加", "约"))
    ):
        return "scope"
    if measure.symbol == "year_of_age" and not re.search(
        r"(?:达到?|为|提高到?|寿命|年龄)[^，。]{0,3}$", window[-8:]
    ):
        return "scope"
    if figure.number == "" and right.startswith("的"):
        return "scope"
    if (
        figure.number in ("1", "一")
        and measure.dimension is Dimension.MONEY
        and right.startswith(("兑", "折", "对"))
    ):
        return "scope"
    if (
        measure.dimension is Dimension.TIME
        and measure.symbol != "year_of_age"
        and not SCALED_TIME.search(window[-16:])
    ):
        return "duration"
    return ""


def _kind(
    passage: Passage, governor: re.Match[str], window: str
) -> tuple[Kind | None, Confidence, str]:
    measure = passage.figure.measure
    assert measure is not None
    match measure.dimension:
        case Dimension.POINT:
            return _points(passage, window)
        case Dimension.PERCENT:
            return _percent(passage, governor, window)
        case Dimension.TIMES:
            shared = passage.figure.number.count("分之") and SHARED.search(window)
            return (Kind.SHARE if shared else Kind.MULTIPLE), Confidence.HIGH, ""
        case _:
            return _amount(passage, governor, window)


def _points(passage: Passage, window: str) -> tuple[Kind, Confidence, str]:
    clause = passage.text[max(passage.clause[0], passage.figure.start - 60) : passage.figure.start]
    if CONTRIBUTED.search(clause):
        return Kind.CONTRIBUTION, Confidence.HIGH, ""
    ahead = AHEAD.search(clause[-40:])
    if ahead:
        partner = (ahead["partner"] if ahead["verb"] else ahead["than"]) or ""
        if not TIME_WORD.match(partner):
            return Kind.GAP, Confidence.HIGH, partner.strip()
        return Kind.POINT_CHANGE, Confidence.HIGH, ""
    return (
        Kind.POINT_CHANGE,
        Confidence.HIGH if re.search(f"(?:{UP}|{DOWN})", window) else Confidence.MEDIUM,
        "",
    )


def _percent(
    passage: Passage, governor: re.Match[str], window: str
) -> tuple[Kind, Confidence, str]:
    clause = passage.text[max(passage.clause[0], passage.figure.start - 60) : passage.figure.start]
    averaged = AVERAGED.search(clause)
    moved = governor["up"] or governor["down"]
    passed = governor["over"] is not None
    if passage.figure.unit == "‰":
        return Kind.RATIO, Confidence.HIGH, ""
    if re.search(r"贡献率", clause[-14:]):
        return Kind.CONTRIBUTION, Confidence.MEDIUM, ""
    if moved and governor["to"] and re.search(RATE_NOUN, clause):
        return (Kind.CAGR if averaged else Kind.GROWTH), Confidence.MEDIUM, ""
    if governor["noun"] or (moved and not governor["to"]):
        if averaged:
            return Kind.CAGR, Confidence.HIGH, ""
        if passed and governor["noun"]:
            return Kind.THRESHOLD, Confidence.MEDIUM, ""
        return Kind.GROWTH, Confidence.HIGH, ""
    if passed or governor["under"]:
        return Kind.THRESHOLD, Confidence.HIGH, ""
    if SHARED.search(clause):
        return Kind.SHARE, Confidence.HIGH, ""
    if re.search(r"相当于|完成(?:年度|全年)?(?:预算|计划|目标|任务)", clause):
        return Kind.RATIO, Confidence.MEDIUM, ""
    if passage.right(1) == "的" or (
        window.endswith("的")
        and not window.endswith(("年的", "月的", "期的", "末的", "初的", "度的"))
    ):
        return Kind.SHARE, Confidence.MEDIUM, ""
    last = max(
        (match.start() for match in re.finditer(f"{RATE_NOUN}|{UP}|{DOWN}", window)), default=-1
    )
    if averaged and last >= 0:
        return Kind.CAGR, Confidence.MEDIUM, ""
    if RATED.search(window) and not governor["noun"]:
        return Kind.RATIO, Confidence.HIGH, ""
    if last >= 0 and not governor["to"] and last > len(window) - 14:
        return Kind.GROWTH, Confidence.LOW, ""
    return Kind.RATIO, Confidence.MEDIUM if governor["to"] else Confidence.LOW, ""


def _amount(
    passage: Passage, governor: re.Match[str], window: str
) -> tuple[Kind | None, Confidence, str]:
    figure = passage.figure
    measure = figure.measure
    assert measure is not None
    counted = measure.dimension is Dimension.COUNT
    plain = Kind.COUNT if counted else Kind.LEVEL
    stepped = counted and re.match(r"[一-鿿]{0,4}(?:台阶|关口|大关)", passage.right(8))
    if governor["over"] and re.search(
        r"(?<![占同环对])比[^，,。；]{2,24}$",
        passage.left_in_clause(60)[: -len(governor[0]) or None],
    ):
        return Kind.CHANGE, Confidence.MEDIUM, ""
    if (governor["over"] or governor["under"] == "跌破") and not stepped:
        return Kind.THRESHOLD, Confidence.HIGH, ""
    moved = governor["up"] or governor["down"]
    if moved and not governor["to"] and not _compounded(window, governor):
        return Kind.CHANGE, Confidence.HIGH, ""
    if re.search(r"[比较](?:[一-鿿\d]{2,14})[多少高低](?:出|了)?$", window):
        return Kind.CHANGE, Confidence.MEDIUM, ""
    if measure.dimension is Dimension.NUMBER:
        if measure.symbol == "point" and figure.unit:
            return (
                (plain, Confidence.MEDIUM, "")
                if re.search(r"(?:达|为|得|是|到|至|提高)", window[-8:])
                else (None, Confidence.LOW, "")
            )
        indexed = not figure.in_words and INDEXED.search(window)
        return (plain, Confidence.LOW, "") if indexed else (None, Confidence.LOW, "")
    if figure.in_words and not _worded(passage, window):
        return None, Confidence.LOW, ""
    return plain, Confidence.HIGH if governor["to"] or not counted else Confidence.MEDIUM, ""


def _compounded(window: str, governor: re.Match[str]) -> bool:
    """增 and 减 inside a longer word, 新增 before all, say a new count and no change."""
    verb = governor["up"] or governor["down"] or ""
    before = window[-26:][: governor.start()]
    return (
        before.endswith(("新", "扩", "加"))
        or verb == "节约"
        or (
            len(verb) == 1
            and before[-1:] not in ("比", "末", "年", "期", "同", "净", "均", "幅", "")
        )
    )


ACHIEVED = re.compile(
    r"(?:办好|办成|办理|新增|建成|获批|创建|新建|培育|完成|落地|引进|实施|启动|新设|增设|设立"
    r"|打造|开通|开工|投产|举办|召开|签约|入选|办成|拥有|达到|超过|共有|获得|荣获|组织|开展"
    r"|发布|出台|制定|修订|成功|认定|先后|发生|查处)[^，。；、]{0,16}$"
)
SLOGAN = re.compile(
    r"^(?:维护|确立|意识|自信|全面|坚持|务必|支柱|引擎|抓手|层面|方面|维度|环节|阶段|坚定|必须"
    r"|牢固|毫不|更加|百年|体系|重点|关键|转变|结合|统一|不变|高于|好|新|大局|面|点|位一体|级"
    r"|者|地)"
)


def _worded(passage: Passage, window: str) -> bool:
    """A figure in Chinese numerals is taken for one only when its words leave no doubt."""
    figure = passage.figure
    measure = figure.measure
    assert measure is not None and figure.value is not None
    if figure.number == "" and figure.scale:
        return bool(figure.unit)
    if (
        figure.scale in ("万", "亿", "万亿", "千万", "百万")
        and (figure.value >= 10000)
        and (figure.unit or len(figure.number) > 1)
    ):
        return figure.number not in ("千", "百", "十") or bool(
            re.search(r"[近约超逾达上]$", window)
        )
    if measure.dimension in (Dimension.MONEY, Dimension.QUANTITY):
        return figure.number != "一" and len(figure.unit) > 1 or figure.unit in ("元", "吨", "亩")
    if measure.dimension is Dimension.TIME:
        return figure.number == "半" or (
            figure.value > 1 and figure.unit not in ("年", "个月", "岁", "天")
        )
    if (
        (SLOGAN.match(passage.right(4)) and figure.unit != "次")
        or figure.value < 2
        or figure.unit
        in ("种", "类", "项", "条", "批", "级", "对", "大", "道", "块", "节", "字", "口", "国")
        and not ACHIEVED.search(window)
    ):
        return False
    if not figure.unit:
        return False
    if figure.unit in ("次", "例", "起") or figure.value >= 11:
        return figure.unit not in ("个", "份", "组") or bool(ACHIEVED.search(window))
    return bool(ACHIEVED.search(window)) and figure.unit in (
        "家",
        "个",
        "座",
        "所",
        "条",
        "项",
        "次",
        "批",
        "届",
        "场",
        "艘",
        "架",
        "部",
        "只",
        "名",
        "位",
        "件",
        "处",
        "枚",
        "套",
    )
