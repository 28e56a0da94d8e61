"""Results of an audit, from JSON or as records, to what a comparison needs of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from factcheck.compare import Part, Ruling
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.domain.verdict import Label

VERSION = "1"

Known: TypeAlias = "Mapping[str, object]"


class MalformedError(ValueError):
    """A record that is not what an audit writes; says where."""


def read_json(path: Path) -> object:
    """Read a file of JSON.

    Raises
    ------
    InputError
        If it cannot be opened, or is no JSON.
    """
    name = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
        value: object = json.loads(text)
    except FileNotFoundError:
        raise unusable(name, "there is no such file", "Check the path.") from None
    except json.JSONDecodeError as error:
        at = Location(file=name, line=error.lineno, column=error.colno)
        raise unusable(at, f"the file is no JSON: {error.msg}", "Write it anew.") from None
    except UnicodeDecodeError:
        raise unusable(name, "the file is not UTF-8", "Write it anew.") from None
    except OSError as error:
        problem = f"the file cannot be opened: {error.strerror}"
        raise unusable(name, problem, "Check the path.") from None
    return value


def unusable(at: Location | str, problem: str, remedy: str) -> InputError:
    """Give the error of a file that cannot be used."""
    place = Location(file=at) if isinstance(at, str) else at
    return InputError([Diagnostic(at=place, key="", problem=problem, remedy=remedy)])


def read_result(path: Path) -> tuple[Ruling, ...]:
    """Read a result as `factcheck audit --format json` writes it.

    Raises
    ------
    InputError
        If it cannot be read, or is of another form or version.
    """
    value = read_json(path)
    try:
        return rulings(record(value, "the file"))
    except MalformedError as error:
        remedy = "Write one by: factcheck audit --format json --output FILE"
        raise unusable(path.as_posix(), f"this is no result of an audit: {error}", remedy) from None


def rulings(result: Known) -> tuple[Ruling, ...]:
    """Give each claim of a result.

    Raises
    ------
    MalformedError
        If it is no result, or one of another version.
    """
    if result.get("factcheck") != VERSION:
        raise MalformedError(f"'factcheck' is {result.get('factcheck')!r}, and not {VERSION!r}")
    grades = {text(each, "id"): text(each, "grade") for each in records(result, "sources")}
    documents = {text(each, "id"): each for each in records(result, "documents")}
    return tuple(_ruling(each, documents, grades) for each in records(result, "claims"))


def _ruling(claim: Known, documents: Mapping[str, Known], grades: Mapping[str, str]) -> Ruling:
    parts = records(claim, "parts")
    verdict = text(claim, "verdict")
    if verdict not in tuple(Label):
        raise MalformedError(f"{verdict!r} is no verdict")
    document = documents.get(text(claim, "document"), {})
    cells: dict[str, set[str]] = {}
    for part in (*parts, *records(claim, "rivals")):
        for cell in _cells(part):
            value = " ".join(filter(None, (text(cell, "value"), text(cell, "status"))))
            grade = grades.get(text(cell, "source"), "")
            cells.setdefault(_slot(cell), set()).add(f"{value} [{grade}]" if grade else value)
    return Ruling(
        document=text(claim, "document"),
        id=text(claim, "id"),
        label=Label(verdict),
        kind=text(claim, "kind"),
        reason=text(claim, "reason"),
        found="; ".join(text(record(each.get("found"), "found"), "text") for each in parts),
        flags=tuple(map(str, values(claim, "flags"))),
        said=_said(claim, parts, document),
        parts=tuple(_part(each) for each in parts),
        cells={slot: " / ".join(sorted(found)) for slot, found in sorted(cells.items())},
        conflicts=frozenset(
            tuple(map(str, each)) for each in values(claim, "conflicts") if isinstance(each, list)
        ),
        implied=tuple(text(each, "text") for each in records(claim, "implied")),
    )


def _said(claim: Known, parts: tuple[Known, ...], document: Known) -> dict[str, str]:
    return {
        "quote": text(claim, "quote"),
        "kind": text(claim, "kind"),
        "figure": text(claim, "figure"),
        "meaning": text(claim, "says"),
        "measures": "; ".join(text(each, "expression") for each in parts),
        "issuer": text(document, "issuer"),
        "date of the document": text(document, "published"),
    }


def _part(part: Known) -> Part:
    return Part(
        expression=text(part, "expression"),
        claimed=_interval(record(part.get("claimed"), "claimed")),
        found=_interval(record(part.get("found"), "found")),
    )


def _interval(interval: Known) -> str:
    """Write an exact interval in brackets; a round one marks an end that does not belong to it."""
    low, high = text(interval, "low") or "-∞", text(interval, "high") or "∞"
    left = "(" if interval.get("low_open") else "["
    return f"{left}{low}, {high}{')' if interval.get('high_open') else ']'}"


def _cells(part: Known) -> Iterator[Known]:
    """Give the cells that a part rests on, and those that its evidence was derived from."""
    for evidence in (*records(part, "evidence"), *_derived(part)):
        yield from records(evidence, "cells")


def _derived(holder: Known) -> Iterator[Known]:
    for evidence in records(holder, "evidence" if "evidence" in holder else "parts"):
        yield from records(evidence, "parts")
        yield from _derived(evidence)


def _slot(cell: Known) -> str:
    """Give what tells a cell from others."""
    edition = ", ".join(filter(None, (text(cell, "basis"), text(cell, "vintage"))))
    slot = f"{text(cell, 'indicator')}@{text(cell, 'area')}[{text(cell, 'period')}]"
    return f"{slot} {edition + ' ' if edition else ''}({text(cell, 'source')})"


def record(value: object, what: str) -> Known:
    """Give a value as an object of JSON; raises MalformedError where it is none."""
    if not isinstance(value, dict):
        raise MalformedError(f"{what} is no object")
    return value


def values(holder: Known, key: str) -> tuple[object, ...]:
    """Give a list under a key; raises MalformedError where there is none."""
    value = holder.get(key)
    if not isinstance(value, list):
        raise MalformedError(f"{key!r} is no list" if key in holder else f"{key!r} is missing")
    return tuple(value)


def records(holder: Known, key: str) -> tuple[Known, ...]:
    """Give a list of objects under a key; raises MalformedError where it is none."""
    return tuple(record(each, f"an entry of {key!r}") for each in values(holder, key))


def text(holder: Known, key: str) -> str:
    """Give a text under a key, empty where it is null; raises MalformedError where it is none."""
    value = holder.get(key, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedError(f"{key!r} is no text")
    return value
