"""Whose 元 a text writes, and in which characters a draft of a traditional text shows its words."""

from __future__ import annotations

import pytest

from factcheck.draft import claim_file, draft
from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claimfile import Heading
from factcheck.draft.statements import statement
from factcheck.wording.traditional import TABLE

PLACES = {
    "台灣": "TWD",
    "台北市": "TWD",
    "香港": "HKD",
    "澳門": "MOP",
    "新加坡": "SGD",
    "江蘇省": "CNY",
    "云溪县": "CNY",
}
TAKEN = "was taken for"


def moneys(text: str, area: str = "") -> list[tuple[str, bool]]:
    """Return the money of each claim of a text, and whether it is in doubt."""
    claims = draft(text, period="2023", area=area).claims
    return [(one.symbol, any(TAKEN in doubt for doubt in statement(one).review)) for one in claims]


@pytest.mark.parametrize(("area", "money"), PLACES.items())
def test_an_area_tells_whose_money_is_meant(area: str, money: str) -> None:
    assert moneys("全年出口達5億元。", area) == [(money, False)]


@pytest.mark.parametrize(
    ("word", "money"), [("新台幣", "TWD"), ("港幣", "HKD"), ("澳門幣", "MOP"), ("人民幣", "CNY")]
)
def test_the_only_money_that_is_named_is_that_of_the_text(word: str, money: str) -> None:
    told = moneys(f"全年出口達{word}5億元，進口達3億元，銷售約{word}4億。")
    assert told == [(money, False)] * 3


def test_nobody_knows_whose_money_a_traditional_text_means_that_names_none() -> None:
    assert moneys("全年出口達5億元。") == [("CNY", True)]
    assert moneys("本港全年出口達5億元。") == [("HKD", True)]
    assert moneys("全年出口达5亿元。") == [("CNY", False)]


def test_another_money_beside_its_own_changes_nothing() -> None:
    assert moneys("台北公司全年出口達5億美元，進口新台幣3億元。") == [
        ("USD", False),
        ("TWD", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "香港全年貨物出口增長5%，達3萬億元，較二零一九年高出兩成。",
        "單季營收新台幣89.2億元，年增約6%，較上季減少3%，其中晶圓銷售額創歷史新高。",
        "歐元區通脹回落，中國內地旅客約1,230萬人次，佔總數近四成，日本、韓國旅客分別減少12%和9%。",
    ],
)
def test_a_file_shows_the_words_of_a_report_in_its_own_characters(text: str) -> None:
    shown = claim_file(draft(text, period="2023"), heading=Heading(title=text[:4]))
    body = "\n".join(line for line in shown.splitlines() if "of report" not in line)
    body = body.replace("报告所述地区", "")
    own = {sign.translate(TABLE) for sign in text if sign.translate(TABLE) != sign} - set(text)
    assert sorted(own & set(body)) == []


def test_names_are_matched_whatever_the_characters_of_a_text_or_a_catalogue() -> None:
    for known in ("地区生产总值", "地區生產總值"):
        catalogue = NameCatalogue.of({known: "gdp"})
        for printed in ("全年地区生产总值增长5%。", "全年地區生產總值增長5%。"):
            assert [one.indicator for one in draft(printed, catalogue=catalogue).claims] == ["gdp"]


def test_a_text_may_say_whose_money_it_means_below() -> None:
    told = moneys("淨利潤12億元（人民幣，下同），營業收入50.43億，股價8.7港元。", "香港")
    assert told == [("CNY", False), ("CNY", False), ("HKD", False)]


def test_of_several_that_it_is_ahead_of_each_figure_has_its_own() -> None:
    told = draft("产值增长5.4%，增速分别高于全国、全省0.2、0.6个百分点。", period="2023").claims
    assert [one.partner for one in told] == ["", "全国", "全省"]


def test_a_title_that_names_its_quarter_in_words_alone_dates_the_text() -> None:
    text = "一季度全县经济运行情况\n2023-04-28\n\n粮食产量5万吨，增长2%。"
    assert {one.period for one in draft(text).claims} == {"2023Q1"}


def test_the_end_of_a_month_dates_its_figures_and_not_the_text() -> None:
    text = (
        "市府列新政績\n2019-12-24\n\n截至11月底，外銷量達5萬噸。\n\n今年修路3公里，上半年植樹9棵。"
    )
    assert [one.period for one in draft(text).claims] == ["2019-11", "2019", "2019H1"]
