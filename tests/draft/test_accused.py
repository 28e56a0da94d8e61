"""Short texts drafted and audited unseen: what is true is never accused, and a lie is caught."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml

from factcheck.domain.series import Reference
from factcheck.domain.verdict import Label, Verdict
from factcheck.draft import Heading, NameCatalogue, claim_file, draft
from factcheck.load import read_reference, read_text
from factcheck.pipeline import audit
from factcheck.pipeline.drafts import self_audited

Case: TypeAlias = dict[str, dict[str, str]]
CASES: dict[str, Case] = yaml.load(
    (Path(__file__).parent / "accused.yaml").read_text(encoding="utf-8"),
    yaml.BaseLoader,
)
ACCUSED = frozenset({Label.CONTRADICTED, Label.NEAR_MISS, Label.IMPLAUSIBLE})
HELD = frozenset({Label.SUPPORTED, Label.COMPATIBLE})
#: The pages of a reference that are the same for every case.
PAGES = yaml.safe_load(
    """
sources: {office: {title: F, publisher: The office, grade: official, published: 2024-12-01}}
datapackage:
  profile: tabular-data-package
  name: tiny
  title: Tiny
  resources:
  - {name: cells, title: Cells, path: cells.csv, profile: tabular-data-resource, format: csv,
     encoding: utf-8, schema: observation.schema.json}
"""
)
COLUMNS = "area indicator period value unit basis vintage released status source note".split()


def is_chinese(case: Case) -> bool:
    return not str(case["text"]).isascii()


def cells(case: Case) -> Iterator[list[str]]:
    for indicator, row in case["published"].items():
        _, *figures = (part.strip() for part in row.split("|"))
        for figure in figures:
            period, value, *unit = figure.split(" ", 2)
            number = value.rstrip("万亿吨元件套%千瓦时")
            scaled = [value[len(number) :]] if number != value else unit
            yield ["alder", indicator, period, number, scaled[0] if scaled else ""]


def published(case: Case, folder: Path) -> Reference:
    """Return a reference that holds the figures of a case, as anybody would write one down."""
    language = "zh" if is_chinese(case) else "en"
    indicators = {}
    for indicator, row in case["published"].items():
        head = row.partition("|")[0].split()
        *name, unit, nature = head if head[-1] == "stock" else (*head, "flow")
        names = {language: " ".join(name)}
        indicators[indicator] = {"names": names, "unit": unit, "nature": nature}
    areas = {"alder": {"names": {language: case["area"]}, "level": "prefecture"}}
    for page, content in {"indicators": indicators, "areas": areas, **PAGES}.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / f"{page}.yaml").write_text(text, encoding="utf-8")
    schema = {"fields": [{"name": column, "type": "string"} for column in COLUMNS]}
    (folder / "observation.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    with (folder / "cells.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows([*row, "", "first", "", "", "office", ""] for row in cells(case))
    return read_reference(folder)


def judged(case: Case, text: str, folder: Path) -> list[Verdict]:
    """Return the verdicts of a text that nobody has looked at after it was drafted."""
    reference = published(case, folder)
    known = NameCatalogue.known(reference.catalogue)
    area = str(case["area"])
    made = self_audited(draft(text, catalogue=known, area=area), known, reference)
    page = claim_file(made, catalogue=known, heading=Heading(area=area, published="2024-12-31"))
    return list(audit(*read_text(page, "drafted.yaml", reference)).verdicts)


@pytest.mark.parametrize("name", CASES)
def test_a_true_text_is_not_accused(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    verdicts = judged(case, str(case["text"]), tmp_path)
    assert [each.claim.quote for each in verdicts if each.label in ACCUSED] == []
    assert any(each.label in HELD for each in verdicts)


@pytest.mark.parametrize("name", CASES)
def test_a_lie_is_caught_and_nothing_else(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    ((figure, changed),) = case["lie"].items()
    verdicts = judged(case, str(case["text"]).replace(figure, changed, 1), tmp_path)
    caught = {each.claim.quote for each in verdicts if {each.label, each.would_be} & ACCUSED}
    accused = {each.claim.quote for each in verdicts if each.label in ACCUSED}
    assert any(changed in quote for quote in caught)
    assert all(changed in quote for quote in accused)
