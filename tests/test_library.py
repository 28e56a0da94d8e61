"""The tool as a library: what a notebook or another program sees."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import factcheck
from factcheck import Audit, InputError, Label, Verdict, audit, read, read_reference, read_text

HERE = Path(__file__).parents[1]
CLAIMS = HERE / "claims" / "changzhi-2021.yaml"
REFERENCE = HERE / "reference"
HEAD = """
document: {title: Report, area: town, period: 2021, published: 2022-03-01}
areas: {town: {name: Town}}
indicators: {output: {name: output, unit: t}}
"""
GROWTH = "claims: [{id: growth, kind: growth, of: output, since: 2020, is: 20 %}]\n"


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(CLAIMS, REFERENCE)


def test_every_public_name_is_there_and_listed() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    assert set(factcheck.__all__) <= set(dir(factcheck))
    with pytest.raises(AttributeError, match="no attribute 'absent'"):
        _ = factcheck.absent


def test_paths_texts_and_objects_give_the_same_verdicts(found: Audit) -> None:
    claims, known = read([CLAIMS], read_reference(REFERENCE))
    again = [audit(claims, known), audit(str(CLAIMS), str(REFERENCE)), audit([CLAIMS], REFERENCE)]
    labels = [each.label for each in found]
    assert all([each.label for each in other] == labels for other in again)


def test_an_audit_is_looked_into_by_iteration_and_by_id(found: Audit) -> None:
    assert all(isinstance(each, Verdict) for each in found)
    assert found["gdp-doubled"].label is Label.CONTRADICTED
    assert sum(found.counts().values()) == len(found)
    with pytest.raises(KeyError):
        found["absent"]


def test_a_frame_has_one_row_a_claim(found: Audit) -> None:
    frame = found.to_frame()
    assert list(frame.index) == [each.id for each in found]
    assert frame.loc["gdp-doubled", "label"] == "contradicted"
    assert (frame["high"] < 1.95)["gdp-doubled"]
    assert frame["label"].value_counts().to_dict() == {
        str(label): number for label, number in found.counts().items() if number
    }


def test_a_notebook_shows_a_table_in_which_quotes_are_text() -> None:
    claims, known = read_text(
        HEAD + "claims: [{id: c, kind: level, of: output, is: 5 t, quote: '<b>5 & t'}]"
    )
    shown = audit(claims, known)._repr_html_()
    assert "&lt;b&gt;5 &amp; t" in shown


def tidy(values: object) -> pd.DataFrame:
    return pd.DataFrame(
        {"area": "town", "indicator": "output", "period": [2020, 2021], "value": values}
    )


@pytest.mark.parametrize(
    "reference",
    [
        tidy([100, 120]),
        tidy(["100", "120"]),
        {"table": tidy([100.0, 120.0])},
        {"output": pd.Series([100, 120], index=[2020, 2021])},
        {"output": pd.Series([100, 120], index=pd.to_datetime(["2020-12-31", "2021-12-31"]))},
        {"output": pd.Series([100, float("nan"), 120], index=[2020, 2019, 2021])},
    ],
    ids=["whole numbers", "text", "named table", "series", "dated series", "gap"],
)
def test_frames_and_series_are_evidence(tmp_path: Path, reference: object) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    verdict = audit(file, reference)["growth"]  # type: ignore[arg-type]
    assert verdict.label is Label.COMPATIBLE  # 99.5 to 100.5, and 119.5 to 120.5
    assert verdict.outcomes[0].found.low < 0.2 < verdict.outcomes[0].found.high


def test_a_frame_stands_beside_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    assert audit(file, [REFERENCE, tidy([100, 120])])["growth"].label is Label.COMPATIBLE


def test_faults_of_a_frame_come_all_at_once(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(HEAD + GROWTH, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        audit(file, tidy(["one hundred", "12x"]).assign(area="nowhere"))
    assert len(caught.value.diagnostics) >= 2


def test_two_folders_are_refused() -> None:
    with pytest.raises(TypeError, match=r"one reference folder"):
        audit(CLAIMS, [REFERENCE, REFERENCE])


def test_a_day_can_be_given(found: Audit) -> None:
    late = audit(CLAIMS, REFERENCE, as_of=date(2024, 12, 31))
    flags = {flag for verdict in late for flag in verdict.flags}
    assert "later-evidence" not in flags
    assert "later-evidence" in {flag for verdict in found for flag in verdict.flags}
