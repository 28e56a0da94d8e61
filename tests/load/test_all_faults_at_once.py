"""A law of loading: no fault hides another one that does not hang on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product
from pathlib import Path

import pytest
import yaml

from factcheck.domain.diagnostic import InputError
from factcheck.load import read
from factcheck.pipeline import compiled_claims

SOUND = {
    "id": "growth",
    "quote": "sales rose 5 %",
    "kind": "growth",
    "of": "sales",
    "period": "2021",
    "is": "5 %",
}
#: What is at fault in a claim, and what is told of it.
FAULTS: dict[str, tuple[dict[str, object], str]] = {
    "kind": ({"kind": "grwth"}, "unknown kind 'grwth'"),
    "no kind": ({"kind": None}, "'kind' is missing"),
    "id": ({"id": "the growth"}, "'the growth' is no id"),
    "of": ({"of": "sails"}, "unknown indicator 'sails'"),
    "area": ({"area": "Atlantis"}, "unknown area 'Atlantis'"),
    "period": ({"period": "20x1"}, "'20x1' is no period"),
    "figure": ({"is": "5 %%"}, "unknown unit '%%'"),
    "line": ({"line": "third"}, "'third'"),
    "key": ({"colour": "red"}, "no key 'colour'"),
    "review": ({"review": "yes"}, "'yes' is no list of doubts"),
    "sign-off": ({"reviewed": "Ann"}, "a sign-off is no mapping"),
    "since": ({"since": "2022"}, "2022 is not before 2021"),
    "unit": ({"is": "5 km"}, "'5 km'"),
}
#: What can be seen only where the other can be read: what a claim asserts, and what of it is odd.
HANGING = {
    frozenset(pair)
    for pair in (
        *product(("kind", "no kind", "of", "area", "period", "key", "figure"), ("since", "unit")),
        ("since", "unit"),  # a claim that cannot be so is of no unit
    )
}
HEAD = {
    "document": {"title": "Sales", "area": "Norway"},
    "indicators": {"sales": {"names": {"en": "sales"}, "unit": "NOK"}},
    "areas": {"norway": {"names": {"en": "Norway"}}},
}


def claim(*faults: str, **keys: object) -> dict[str, object]:
    entries: dict[str, object] = SOUND | keys
    for name in faults:
        entries = entries | FAULTS[name][0]
    return {key: value for key, value in entries.items() if value is not None}


def told(folder: Path, *files: list[dict[str, object]]) -> str:
    """Return all that is told of some files, each with its claims."""
    for number, claims in enumerate(files):
        text = yaml.safe_dump(HEAD | {"claims": claims}, allow_unicode=True, sort_keys=False)
        (folder / f"claims-{number}.yaml").write_text(text, encoding="utf-8")
    try:
        compiled_claims(*read([folder]))
    except InputError as error:
        return str(error)
    return ""


def pairs() -> Iterator[tuple[str, str]]:
    for first, second in combinations(FAULTS, 2):
        keys = [FAULTS[name][0].keys() for name in (first, second)]
        if keys[0].isdisjoint(keys[1]) and frozenset((first, second)) not in HANGING:
            yield first, second


def in_one_claim(first: str, second: str) -> list[list[dict[str, object]]]:
    return [[claim(first, second)]]


def in_two_claims(first: str, second: str) -> list[list[dict[str, object]]]:
    return [[claim(first), claim(second, **({} if second == "id" else {"id": "other"}))]]


def in_two_files(first: str, second: str) -> list[list[dict[str, object]]]:
    return [[claim(first)], [claim(second)]]


def test_a_claim_without_a_fault_is_read(tmp_path: Path) -> None:
    assert told(tmp_path, [claim()]) == ""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_alone_is_told_and_no_other(name: str, tmp_path: Path) -> None:
    lines = told(tmp_path, [claim(name)])
    assert FAULTS[name][1] in lines
    assert [other for other in FAULTS if FAULTS[other][1] in lines] == [name]


@pytest.mark.parametrize("planted", [in_one_claim, in_two_claims, in_two_files])
def test_of_two_faults_both_are_told(
    planted: Callable[[str, str], list[list[dict[str, object]]]], tmp_path: Path
) -> None:
    every = pairs() if planted is in_one_claim else combinations(FAULTS, 2)
    for first, second in every:
        lines = told(tmp_path, *planted(first, second))
        assert FAULTS[first][1] in lines, (first, second, lines)
        assert FAULTS[second][1] in lines, (first, second, lines)


@pytest.mark.parametrize("name", FAULTS)
def test_two_claims_of_one_id_are_told_whatever_else_is_at_fault(name: str, tmp_path: Path) -> None:
    lines = told(tmp_path, [claim(name), claim(name)])
    assert "is used twice, first at" in lines
    assert FAULTS[name][1] in lines


@pytest.mark.parametrize("figure", ["rising", "highest", "5 %"])
def test_what_some_kind_would_read_is_no_fault_of_a_claim_without_kind(
    figure: str, tmp_path: Path
) -> None:
    lines = told(tmp_path, [claim("kind", **{"is": figure})])
    assert lines.count("claims-0.yaml:") == 1, lines
