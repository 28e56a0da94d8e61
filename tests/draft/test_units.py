"""Laws of units in running text: read with the table of claim files, and never dropped."""

from __future__ import annotations

import pytest
import yaml

from factcheck.draft.claimfile import claim_file
from factcheck.draft.drafting import draft
from factcheck.draft.grammar import figures
from factcheck.load import read_text
from factcheck.wording.figure_reader import FigureError, parse_figure
from factcheck.wording.unit_table import DEFAULT, UnknownUnit
from factcheck.wording.vocabulary import section, sections

UNREAD = frozenset(sections("unread", "prose", ("zh", "en"))["words"])
NAMES = [name for name in DEFAULT.names if name not in UNREAD and name[0] != "-"]


def sentence(name: str) -> str:
    blank = " " if name[0].isascii() and name not in ("%", "pc", "p", "¢") else ""
    return f"某指标达到5{blank}{name}。" if not name.isascii() else f"The index was 5{blank}{name}."


@pytest.mark.parametrize("name", NAMES)
def test_a_unit_means_in_a_draft_what_it_means_in_a_claim_file(name: str) -> None:
    read = figures(sentence(name))
    assert read, "the figure was passed over"
    figure = read[0]
    if DEFAULT.names[name].group == "money" and not name[0].isalpha():
        return  # stands before its number
    assert name in (figure.unit, "Rs")
    meant = DEFAULT.unit(figure.settled or name)
    if not figure.settled:
        assert parse_figure(f"5 {name}").unit == meant
    else:
        with pytest.raises(UnknownUnit):
            DEFAULT.unit(name)


CHINESE_BEHIND = "左右 上下 许 以上 或以上 以内 以下 出头 开外".split()
PHRASINGS = {
    "铜价为每吨计6.8万元/吨。": "万元/吨",
    "人口密度为312人/平方公里。": "人/平方公里",
    "Copper traded at $9,200 per tonne.": "USD per tonne",
    "The yield was 5.4 tonnes per hectare.": "tonnes per hectare",
    "Output came to 2.1 million barrels per day.": "barrels per day",
    "Production reached 410 MBOED.": "MBOED",
    "The river carried 2,300 m3/s.": "m3/s",
    "用电量达到8.5亿度。": "亿kWh",
    "Deposits rose to 3 million pounds.": "million GBP",
    "办理业务4321件次。": "件次",
    "The plant has a capacity of 30 bcm.": "bcm",
    "人均预期寿命为78.6岁。": "岁",
    "The station is rated at 500 MVA.": "MVA",
    "Exports came to 685 Mt.": "Mt",
    "Rain came to 25 mm.": "mm",
    "Earnings were $1.25 per share.": "USD per share",
    "Gold traded at $1,950 an ounce.": "USD per ounce",
    "The reservoir holds 2.5 million acre-feet.": "million acre-feet",
    "Yields were 45 bushels per acre.": "bushels per acre",
    "Pressure was 48.5 MPa.": "MPa",
    "Speed was 100 Mbps.": "Mbps",
    "电价为0.52元/度。": "元/kWh",
    "变电容量达到35.6万千伏安。": "万千伏安",
    "PM2.5平均浓度为31μg/m³。": "μg/m³",
    "单产为15吨/公顷。": "吨/公顷",
    "Income was 5,000 yuan per capita.": "yuan per capita",
    "The death rate was 12.5 per 100,000 people.": "12.5 per 100,000 people",
    "Cholera killed 12.5 per 100,000 people.": "12.5 per 100,000 people",
    "孕产妇死亡率为7.2/10万。": "7.2 per 100,000",
    "孕产妇死亡率为7.2/10万人。": "7.2 per 100,000",
    "粮食总产量达到934 000吨。": "934,000 吨",
    "全市生产总值1 234.5亿元。": "1,234.5 亿元",
    "Output was 1 234.5 tonnes.": "1,234.5 tonnes",
}


@pytest.mark.parametrize("text", PHRASINGS)
def test_no_unit_is_lost_on_the_way_into_a_claim_file(text: str) -> None:
    page = yaml.safe_load(claim_file(draft(text, period="2021")))
    (claim,) = page["claims"]
    amounts = [claim[key] for key in ("is", "at least", "more than", "about") if key in claim]
    assert amounts, claim
    assert str(amounts[0]).replace(" ", "").endswith(PHRASINGS[text].replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Income was £560 per week.", "per week"),
        ("The poverty line is $2.15 a day.", "a day"),
        ("Mortality was 12 deaths per 1,000 live births.", "per 1,000 live births"),
        ("Fertility was 5.6 births per couple.", "per couple"),
        ("黄金价格为每克480元。", "每克"),
        ("房价达到每平方米12500元。", "每平方米"),
    ],
)
def test_what_a_unit_does_not_say_is_left_to_a_person(text: str, words: str) -> None:
    drafted = claim_file(draft(text, period="2021"))
    (claim,) = yaml.safe_load(drafted)["claims"]
    assert f"{words!r} beside the figure is not in its unit" in claim["review"]


def test_what_was_a_year_ago_is_no_rate_a_year() -> None:
    drafted = claim_file(draft("Revenue was $5.8 billion against $3.9 billion a year ago."))
    assert "beside the figure" not in drafted


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The balance was -5.2 billion yuan.", "-5.2 billion yuan"),
        ("Net income was -$3.2 million.", "-3.2 million USD"),
        ("The temperature was minus 5 °C.", "-5 °C"),
        ("净利润为-3.2亿元。", "-3.2 亿元"),
        ("气温为零下5摄氏度。", "-5 摄氏度"),
    ],
)
def test_a_figure_below_zero_keeps_its_sign(text: str, amount: str) -> None:
    (claim,) = yaml.safe_load(claim_file(draft(text, period="2021")))["claims"]
    assert claim["is"] == amount


def test_a_sign_that_looks_like_a_unit_is_declared() -> None:
    page = yaml.safe_load(claim_file(draft("The beam reached 12 mXy.", period="2021")))
    assert page["units"] == {"mXy": "base"}
    assert page["claims"][0]["is"] == "12 mXy"


def test_a_unit_that_no_table_has_is_declared_for_a_person_to_say() -> None:
    text = claim_file(draft("套餐价格为45元/盘。", period="2021"))
    page = yaml.safe_load(text)
    assert page["units"] == {"元/盘": "1 元"}
    assert page["claims"][0]["is"] == "45 元/盘"
    assert page["claims"][0]["review"][0].startswith("the unit '元/盘' is in no table")


def test_a_sign_with_two_meanings_is_marked_for_review() -> None:
    text = claim_file(draft("用电量达到8.5亿度。", period="2021"))
    assert yaml.safe_load(text)["claims"][0]["review"] == ["'度' was taken for kWh"]


def test_a_draft_of_own_units_reads_them_and_declares_them() -> None:
    page = yaml.safe_load(claim_file(draft("采茶560篓。", units={"篓": "count 1"}, period="2021")))
    assert page["units"] == {"篓": "count 1"}


def test_a_unit_named_by_a_sign_of_two_meanings_is_refused_in_a_claim_file() -> None:
    with pytest.raises(FigureError, match="more than one meaning"):
        parse_figure("5 pct")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        *(
            (word, f"某指标达到50元{word}。")
            for word in "左右 上下 许 以上 或以上 以内 以下 出头 开外".split()
        ),
        *(
            (word, f"The index was 50 tonnes {word}.")
            for word in ("or so", "or more", "or greater", "and above", "or less", "or fewer")
        ),
    ],
)
def test_a_hedge_behind_means_in_a_draft_what_it_means_in_a_claim_file(
    word: str, text: str
) -> None:
    figure = figures(text)[0]
    assert figure.text.endswith(word)
    assert figure.hedge is parse_figure(figure.text).hedge


SHORT_SCALES = dict(section("en/prose", "short scales"))
del SHORT_SCALES["mm"]  # behind the sign of a currency alone


@pytest.mark.parametrize(("sign", "size"), SHORT_SCALES.items())
def test_a_count_with_a_short_scale_is_a_number_of_things_in_the_claim_file(
    sign: str, size: str
) -> None:
    made = draft(f"In 2023 the firm had 12{sign} customers.")
    (claim,), _ = read_text(claim_file(made))
    assert claim.figure is not None
    assert claim.figure.value == 12 * int(size)
    assert not claim.figure.unit.symbol


@pytest.mark.parametrize(
    "text",
    [
        "The plant made 1,23 tonnes.",
        "产量为1,23吨。",
        "It counted 3,4 and 5,61 visitors.",
        "Sales were 1.234.567,8 tonnes.",
    ],
)
def test_no_part_of_a_number_is_a_figure(text: str) -> None:
    drafted = draft(text, period="2021")
    assert drafted.claims == ()
    assert drafted.residue


@pytest.mark.parametrize(
    ("text", "told"),
    [("产量为1,23万吨。", "1.23 万吨"), ("占比提高1,5个百分点。", "1.5 个百分点")],
)
def test_a_comma_before_a_scale_is_a_decimal_point(text: str, told: str) -> None:
    (claim,) = yaml.safe_load(claim_file(draft(text, period="2021")))["claims"]
    assert told in map(str, claim.values())
