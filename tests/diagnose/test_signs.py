"""Losses, zeros and turns of sign: whatever a series holds, every claim gets its verdict."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.load import read_text

YEARS = ("2017", "2018", "2019", "2020", "2021")
AMOUNTS = ("-12.5 亿元", "-0.4 亿元", "0 亿元", "0.3 亿元", "8.0 亿元", "123.4 亿元")
CLAIMS = (
    {"kind": "level", "of": "profit", "is": "12.5 亿元"},
    {"kind": "growth", "of": "profit", "is": "234.5 %"},
    {"kind": "growth", "of": "profit", "since": "2018", "is": "-12.5 %"},
    {"kind": "cagr", "of": "profit", "since": "2019", "is": "17.35 %"},
    {"kind": "cagr", "of": "profit", "since": "2018", "is": "8.1 %"},
    {"kind": "multiple", "of": "profit", "since": "2017", "is": "2.345 times"},
    {"kind": "multiple", "of": "profit", "since": "2017", "is": "doubled"},
    {"kind": "share", "of": "profit", "whole": "sales", "is": "45.6 %"},
    {"kind": "change", "of": "profit", "since": "2019", "is": "3.21 亿元"},
)
HEAD = {
    "document": {"title": "Report", "area": "here", "period": "2021"},
    "areas": {
        "land": {"name": "Land"},
        "here": {"name": "Here", "parent": "land"},
        "near": {"name": "Near", "parent": "land"},
    },
    "indicators": {
        "profit": {"name": "profit", "unit": "CNY"},
        "sales": {"name": "sales", "unit": "CNY"},
    },
    "sources": {"office": {"title": "Office", "grade": "official"}},
}
courses = st.lists(st.sampled_from(AMOUNTS), min_size=len(YEARS), max_size=len(YEARS))


@given(st.data())
def test_every_claim_gets_a_verdict_whatever_the_signs(data: st.DataObject) -> None:
    series = [
        {
            "indicator": indicator,
            "area": area,
            "source": "office",
            "values": dict(zip(YEARS, data.draw(courses), strict=True)),
        }
        for indicator, area in (("profit", "here"), ("sales", "here"), ("profit", "near"))
    ]
    claim = data.draw(st.sampled_from(CLAIMS))
    text = yaml.safe_dump(HEAD | {"series": series, "claims": [{"id": "claim"} | claim]})
    (verdict,) = pipeline.audit(*read_text(text))
    for each in verdict.diagnosis.slips if verdict.diagnosis else ():
        assert each.found.meets(each.claimed)
