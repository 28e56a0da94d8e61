"""Every kind of claim has cases and a page, and both come out as they say.

A fixture is one YAML file a kind. Its series belong to the area `here`, unless written
`indicator@area`, and to an official source; every scalar is text, as in a claim file. A case has a
claim, and the verdict it gets or a part of the fault that is found in it. Flags that are not named
must not be raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import kinds, pipeline
from factcheck.domain.diagnostic import InputError
from factcheck.domain.flag import Flag
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text
from factcheck.load.fields import fields_of

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "kinds"
FLAG_PAGES = HERE.parents[1] / "docs" / "flags"

DOCUMENT = {"title": "Report", "issuer": "The town", "published": "2024-06-30", "area": "here"}
SOURCES = {
    "yearbook": {
        "title": "Yearbook",
        "publisher": "Office",
        "grade": "official",
        "published": "2024-06-01",
    }
}
NEEDED = {"supported", "compatible", "contradicted", "unverifiable"}
OPEN_BY_NATURE = {"qualitative"}  # says nothing that could be checked
WITHOUT_EVIDENCE = {"granularity"}  # asks whether it can be, which no figure bears out
WITHOUT_EXAMPLE = {  # raised by diagnosis, over more series than a page can show
    Flag.BASE_SENSITIVE,
    Flag.PRICE_EFFECT,
    Flag.OUTLIER,
    Flag.REPEATED,
    Flag.WOULD_HOLD_RESTATED,
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One claim, what it is checked against, and what comes of it."""

    name: str
    fixture: dict[str, Any]
    claim: dict[str, Any]
    verdict: str = ""
    reason: str = ""
    flags: tuple[str, ...] = ()
    fault: str = ""

    def __str__(self) -> str:
        return f"{self.fixture['kind']}: {self.name}"

    def claim_file(self) -> str:
        """Give the text of a claim file that makes this claim alone."""
        areas = {"here": {"name": "Here"}} | self.fixture.get("areas", {})
        return yaml.safe_dump(
            {
                "document": DOCUMENT | self.fixture.get("document", {}),
                "sources": SOURCES | self.fixture.get("sources", {}),
                "areas": areas,
                "indicators": self.fixture.get("indicators", {}),
                "series": list(_rows(self.fixture.get("series", {}))),
                "claims": [{"id": "claim", "kind": self.fixture["kind"]} | self.claim],
            },
            allow_unicode=True,
            sort_keys=False,
        )


def _rows(series: dict[str, Any] | list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the rows of the short form, or of the long one with what goes without saying."""
    given = {"area": "here", "source": "yearbook"}
    if isinstance(series, list):
        yield from (given | row for row in series)
        return
    for name, values in series.items():
        indicator, _, area = name.partition("@")
        yield given | {"indicator": indicator, "area": area or "here", "values": values}


def read_cases() -> list[Case]:
    cases = []
    for file in sorted(HERE.glob("*.yaml")):
        fixture = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        for name, case in fixture.pop("cases").items():
            case["flags"] = tuple(case.get("flags", ()))
            cases.append(Case(name=name, fixture=fixture, **case))
    return cases


def blocks(page: Path) -> list[str]:
    """Give the claim file of a page's example, and the text of its verdicts."""
    text = page.read_text(encoding="utf-8")
    return re.findall(r"```(?:yaml|text)\n(.*?)```", text, flags=re.DOTALL)[:2]


CASES = read_cases()


def verdicts(text: str) -> dict[str, Verdict]:
    claims, reference = read_text(text)
    return {each.id: each for each in pipeline.audit(claims, reference)}


@pytest.mark.parametrize("case", [each for each in CASES if not each.fault], ids=str)
def test_a_claim_gets_the_verdict_of_its_case(case: Case) -> None:
    found = verdicts(case.claim_file())["claim"]
    assert found.label == case.verdict, [str(each.found) for each in found.outcomes]
    assert (found.reason or "") == case.reason
    assert found.flags == case.flags
    assert found.claim.words()


@pytest.mark.parametrize("case", [each for each in CASES if each.fault], ids=str)
def test_a_claim_that_means_nothing_is_refused_with_a_remedy(case: Case) -> None:
    with pytest.raises(InputError) as refusal:
        verdicts(case.claim_file())
    (fault,) = refusal.value.diagnostics
    assert case.fault in f"{fault.problem}. {fault.remedy}"


@pytest.mark.parametrize("name", kinds.names())
def test_every_kind_has_cases_of_every_fit(name: str) -> None:
    own = [each for each in CASES if each.fixture["kind"] == name]
    if name in WITHOUT_EVIDENCE:
        assert {each.verdict for each in own if not each.fault} == {
            "unverifiable",
            "near-miss",
            "implausible",
        }
    elif name not in OPEN_BY_NATURE:
        assert {each.verdict for each in own} >= NEEDED
    assert any(each.fault for each in own)


def test_every_kind_has_a_fixture_and_a_page() -> None:
    assert {file.stem for file in HERE.glob("*.yaml")} == set(kinds.names())
    assert {file.stem for file in PAGES.glob("*.md")} - {"README"} == set(kinds.names())


def test_every_flag_has_a_page() -> None:
    assert {file.stem for file in FLAG_PAGES.glob("*.md")} - {"README"} == set(Flag)


@pytest.mark.parametrize("page", sorted(PAGES.glob("[a-z]*.md")), ids=lambda page: page.stem)
def test_the_example_of_a_kind_comes_out_as_its_page_says(page: Path) -> None:
    example, said = blocks(page)
    found = verdicts(example)
    assert [f"{name}: {verdict.label}" for name, verdict in found.items()] == said.splitlines()
    assert all(verdict.claim.kind == page.stem for verdict in found.values())


@pytest.mark.parametrize("page", sorted(FLAG_PAGES.glob("[a-z]*.md")), ids=lambda page: page.stem)
def test_the_example_of_a_flag_comes_out_as_its_page_says(page: Path) -> None:
    flag = Flag(page.stem)
    assert flag.remedy in page.read_text(encoding="utf-8")
    if not (both := blocks(page)):
        assert flag in WITHOUT_EXAMPLE
        return
    example, said = both
    found = verdicts(example).values()
    assert [
        f"{each.id}: {each.label} ({', '.join(each.flags)})" for each in found
    ] == said.splitlines()
    assert any(flag in each.flags for each in found)


@pytest.mark.parametrize("name", kinds.names())
def test_the_page_of_a_kind_names_every_key(name: str) -> None:
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    keys = {each.key for each in fields_of(kinds.named(name)) if each.name != "amount"}
    assert {each for each in keys if f"`{each}`" not in text} == set()


def test_the_indexes_name_every_page() -> None:
    kinds_index = (PAGES / "README.md").read_text(encoding="utf-8")
    flags_index = (FLAG_PAGES / "README.md").read_text(encoding="utf-8")
    assert {name for name in kinds.names() if f"({name}.md)" not in kinds_index} == set()
    assert {flag for flag in Flag if f"({flag}.md)" not in flags_index} == set()


def test_labels_of_cases_are_labels() -> None:
    assert {each.verdict for each in CASES if not each.fault} <= set(Label)
