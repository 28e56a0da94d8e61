"""What is said beside a verdict: likely slips, cautions, restatements of sister areas."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import pipeline
from factcheck.domain.diagnosis import Diagnosis
from factcheck.domain.flag import Flag
from factcheck.domain.verdict import Verdict
from factcheck.load import read_text

PAGE = yaml.load(Path(__file__).with_name("cases.yaml").read_text("utf-8"), yaml.BaseLoader)
UNSTEADY = (Flag.SERIES_BREAK, Flag.SMALL_BASE)
ROW = {"area": "town", "source": "bureau"}


def rows(series: list[dict[str, Any]] | dict[str, Any]) -> list[dict[str, Any]]:
    if isinstance(series, list):
        return [ROW | row for row in series]
    found = []
    for name, values in series.items():
        indicator, _, area = name.partition("@")
        found.append(ROW | {"indicator": indicator, "area": area or "town", "values": values})
    return found


def claim_file(case: dict[str, Any]) -> str:
    return yaml.safe_dump(
        PAGE["head"] | {"series": rows(case["series"]), "claims": [{"id": "c"} | case["claim"]]},
        allow_unicode=True,
        sort_keys=False,
    )


def verdict_of(case: dict[str, Any]) -> Verdict:
    (verdict,) = pipeline.audit(*read_text(claim_file(case)))
    return verdict


@pytest.mark.parametrize("name", PAGE["cases"])
def test_diagnosis(name: str) -> None:
    case = PAGE["cases"][name]
    verdict = verdict_of(case)
    diagnosis = verdict.diagnosis or Diagnosis()
    assert verdict.label == case["label"]
    assert [each.words for each in diagnosis.slips] == case.get("perhaps", [])
    assert [each for each in verdict.flags if each in UNSTEADY] == case.get("flags", [])
    told = [
        {"sisters": str(each.sisters), "mean": str(each.mean), "fit": str(each.fit)}
        for each in diagnosis.restatements
    ]
    assert told == ([case["restated"]] if "restated" in case else [])
    assert all(each.chance <= Fraction(1, 10) for each in diagnosis.slips)
