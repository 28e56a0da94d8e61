"""The law of drafts: each can be read as a claim file and judged, of one text or of many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.domain.series import Reference
from factcheck.draft import NameCatalogue, claim_file, draft
from factcheck.load import read_reference, read_text
from factcheck.pipeline import compiled_claims
from factcheck.pipeline.drafts import self_audited

REFERENCE = Path(__file__).parents[2] / "reference"

TIMES = ("In 2021", "In FY2022", "Since 2010", "In the first quarter of FY2022", "In March 2021")
BOUNDS = ("fell as much as", "fell less than", "fell by at most", "rose up to", "were more than")
FIGURES = ("19%", "0.6 percent", "$3 billion", "3.4 million tonnes", "40,000 people", "£9 a share")
GRID = tuple(
    f"{time}, sales {bound} {figure}." for time, bound, figure in product(TIMES, BOUNDS, FIGURES)
)

CHINESE_TIMES = ("2021年", "2022财年", "2021年一季度", "2010年以来", "2021年3月")
CHINESE_BOUNDS = ("下降不超过", "下降不到", "最多下降", "增长至多", "超过")
CHINESE_FIGURES = ("19%", "0.6个百分点", "30亿元", "340万吨", "4万人", "12亿美元")
CHINESE_GRID = tuple(
    f"{time}，销售额{bound}{figure}。"
    for time, bound, figure in product(CHINESE_TIMES, CHINESE_BOUNDS, CHINESE_FIGURES)
)

#: One thing in several moneys, one area in several spellings, calendar and fiscal years together.
TOGETHER = (
    "In 2021, GDP was 114 trillion yuan.",
    "GDP was $17.7 trillion in 2021.",
    "GDP was €15 trillion in 2021.",
    "2021年，国内生产总值114万亿元。",
    "2021年国内生产总值17.7万亿美元。",
    "In 2021, unemployment in the euro area was 7.7%.",
    "Euro-area unemployment was 7.7% in 2021.",
    "Unemployment in the Euro Area fell to 7.7% in 2021, and in the euro-area to 6 %.",
    "In FY2022, revenue rose 5% to $3.2 billion, the highest since 2010.",
    "In the third quarter of fiscal 2022, profit was the lowest since 2016.",
    "Sales were $5 billion in 2021, the highest since 2010.",
    "Sales for fiscal 2022 topped $6 billion for the first time since 2015.",
    "Output in the week ending 5 March 2021 was the largest since 2019.",
    "On 3 May 2021 the index was at 3,400, the highest since 2019.",
    "Loans grew between -12% and 0 in 2021.",
    "2021年贷款增速为-12%至0。",
    "AI产业增加值为5亿元。",
    "ai产业增加值增长5%。",
    "Émissions were 5 Mt in 2021.",
    "In 2021, émissions were 5 bn euros.",
)
ALL = (*GRID, *CHINESE_GRID, *TOGETHER)


@cache
def _reference() -> tuple[NameCatalogue | None, Reference]:
    reference = read_reference(REFERENCE)
    return NameCatalogue.known(reference.catalogue), Reference(catalogue=reference.catalogue)


@cache
def _nothing() -> tuple[NameCatalogue | None, Reference]:
    return None, Reference()


def _drafted(text: str) -> Iterator[str]:
    """Give the draft of a text by itself and beside a reference, having read and compiled both."""
    for names, reference in (_nothing(), _reference()):
        made = self_audited(draft(text, catalogue=names), names, reference)
        if made.claims:
            file = claim_file(made, catalogue=names)
            claims, whole = read_text(file, reference=reference)
            compiled_claims(claims, whole)
            yield file


@pytest.mark.parametrize("texts", [GRID, CHINESE_GRID, TOGETHER], ids=["en", "zh", "together"])
def test_the_draft_of_a_sentence_loads(texts: tuple[str, ...]) -> None:
    drafts = [file for text in texts for file in _drafted(text)]
    assert len(drafts) > len(texts)


@given(st.lists(st.sampled_from(ALL), min_size=2, max_size=6, unique=True))
def test_the_draft_of_several_texts_in_one_loads(chosen: list[str]) -> None:
    assert list(_drafted("\n\n".join(chosen)))


@pytest.mark.parametrize("order", [1, -1])
def test_the_draft_of_all_texts_at_once_passes_lint_and_is_audited(
    order: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report, file = tmp_path / "report.txt", tmp_path / "claims.yaml"
    report.write_text("\n\n".join(TOGETHER[::order]), encoding="utf-8")
    for options in ([], ["--reference", str(REFERENCE)]):
        drafted = CliRunner().invoke(app, ["draft", str(report), "-o", str(file), *options])
        assert drafted.exit_code == 0, drafted.output
        linted = CliRunner().invoke(app, ["lint", str(file), *options])
        assert linted.exit_code == 0, linted.output
        audited = CliRunner().invoke(app, ["audit", str(file), *options])
        assert audited.exit_code in (0, 1, 3), audited.output


def test_a_bound_on_a_fall_is_written_with_its_unit_at_both_ends() -> None:
    assert 'is: "-19 % to 0%"' in claim_file(draft("In 2021, sales fell as much as 19%."))


def test_money_is_one_with_another_only_where_a_rate_is_known() -> None:
    text = "In 2021, sales were 5 bn yuan. In 2021, sales were 7 bn US dollars."
    alone, beside = _drafted(text)
    assert ("of: sales_2" in alone, "of: sales_2" in beside) == (True, False)


def test_a_record_of_a_fiscal_year_looks_back_at_fiscal_years() -> None:
    text = "In FY2022, revenue was $3.2 billion, the highest since 2010."
    assert "since: FY2011" in claim_file(draft(text))
