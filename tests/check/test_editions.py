"""The tables of last year's report, laid under those of this one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.findings import StatementOutcome
from tests.check.test_check import checked

TABLE = """
| 类别 | 学校数(所) | 在校生(万人) |
| --- | --- | --- |
| 小学 | {} | {} |
| 初中 | {} | {} |
"""
LAST = "# 平江县2023年统计公报\n\n表1 各级教育\n" + TABLE.format(219, 25.19, 86, 12.25)
NOW = "\n\n表1 各级教育\n" + TABLE.format(214, 24.71, 87, 12.38)


def outcomes(folder: Path, text: str) -> dict[str, StatementOutcome]:
    report = f"# 平江县2024年统计公报\n\n{text}{NOW}"
    result = checked(folder, report, {"last.md": LAST})
    return {one.figure: one.outcome for one in result.statements}


def test_a_change_is_from_the_same_cell_of_last_years_report(tmp_path: Path) -> None:
    text = "年末共有小学214所,比上年减少5所。初中在校生12.38万人,比上年增加0.31万人。"
    assert outcomes(tmp_path, text) == {
        "214所": StatementOutcome.AGREES,
        "5所": StatementOutcome.AGREES,
        "12.38万人": StatementOutcome.AGREES,
        "0.31万人": StatementOutcome.WRONG,
    }


@given(st.integers(1, 400))
def test_a_number_of_schools_agrees_where_it_is_that_of_its_year(
    tmp_path_factory: object, number: int
) -> None:
    folder = tmp_path_factory.mktemp("editions")  # type: ignore[attr-defined]
    found = outcomes(folder, f"年末共有小学{number}所。")
    assert (found[f"{number}所"] is StatementOutcome.AGREES) == (number == 214)
