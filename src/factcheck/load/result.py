"""Results of an audit from files of JSON, to what a comparison needs of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.domain.verdict import Label
from factcheck.language import SOURCE, say
from factcheck.manuscript.source import bytes_of
from factcheck.results.archive.form import shown
from factcheck.results.archive.plain import MalformedError
from factcheck.results.archive.seal import SEAL, seal_of
from factcheck.results.ruling import MeasuredPart, Ruling, bracketed, cell_name, published

VERSION = "1"
_PACKED = b"\x1f\x8b"  # how gzip begins

JsonObject: TypeAlias = "Mapping[str, object]"


def read_json(path: Path) -> object:
    """Read a file of JSON.

    Raises
    ------
    InputError
        If it cannot be opened, or is no JSON.
    """
    name = path.as_posix()
    anew, elsewhere = say("Write it anew."), say("Check the path.")
    try:
        text = _unpacked(bytes_of(path)).decode("utf-8-sig")
        value: object = json.loads(text)
    except FileNotFoundError:
        raise unusable(name, say("there is no such file"), elsewhere) from None
    except json.JSONDecodeError as error:
        at = Location(file=name, line=error.lineno, column=error.colno)
        problem = say("the file is no JSON: {problem}", problem=error.msg)
        raise unusable(at, problem, anew) from None
    except UnicodeDecodeError:
        raise unusable(name, say("the file is not UTF-8"), anew) from None
    except (ValueError, RecursionError):  # numbers too long for Python, lists in lists in lists
        raise unusable(name, say("the file is no JSON that can be read"), anew) from None
    except OSError as error:
        problem = say("the file cannot be opened: {reason}", reason=error.strerror)
        raise unusable(name, problem, elsewhere) from None
    return value


def _unpacked(content: bytes) -> bytes:
    """Return bytes out of gzip, where they are in it; raises ValueError where not all are there."""
    if not content.startswith(_PACKED):
        return content
    import gzip
    import zlib

    try:
        return gzip.decompress(content)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ValueError from error


def unusable(at: Location | str, problem: str, remedy: str) -> InputError:
    """Give the error of a file that cannot be used."""
    place = Location(file=at) if isinstance(at, str) else at
    return InputError([Diagnostic(at=place, key="", problem=problem, remedy=remedy)])


def read_result(path: Path) -> tuple[tuple[Ruling, ...], str]:
    """Read a result as `factcheck audit --format json` writes it: its claims, and its language.

    Raises
    ------
    InputError
        If it cannot be read, was changed since it was written, or is of another form or version.
    """
    value = read_json(path)
    try:
        result = record(value, say("the file"))
        require_version(result)
        require_seal(result)
        return rulings(result), text(result, "language") or SOURCE
    except MalformedError as error:
        raise no_result(path, error) from None


def no_result(path: Path, error: MalformedError) -> InputError:
    """Give the error of a file that is JSON, and no result."""
    problem = say("this is no result of an audit: {problem}", problem=error)
    remedy = say("Write one by: {command}", command="factcheck audit --format json --output FILE")
    return unusable(path.as_posix(), problem, remedy)


def rulings(result: JsonObject) -> tuple[Ruling, ...]:
    """Give each claim of a result.

    Raises
    ------
    MalformedError
        If it is no result, or one of another version.
    """
    require_version(result)
    grades = {text(each, "id"): text(each, "grade") for each in records(result, "sources")}
    documents = {text(each, "id"): each for each in records(result, "documents")}
    return tuple(_ruling(each, documents, grades) for each in records(result, "claims"))


def require_version(result: JsonObject) -> None:
    """See to it that a result is of the version that is read here; raises MalformedError."""
    if "factcheck" not in result:
        raise MalformedError(say("{key} is missing", key=repr("factcheck")))
    version = result["factcheck"]
    if version != VERSION:
        raise MalformedError(
            say(
                "'factcheck' is {value}, and not {wanted}",
                value=shown(version),
                wanted=repr(VERSION),
            )
        )


def require_seal(result: JsonObject) -> None:
    """See to it that a result is as it was written; raises MalformedError."""
    if SEAL not in result:
        raise MalformedError(say("{key} is missing", key=repr(SEAL)))
    try:
        seal = seal_of(result)
    except RecursionError:
        raise MalformedError(say("its values are too deep in one another")) from None
    if result[SEAL] != seal:
        raise MalformedError(say("it was changed after it was written"))


def _ruling(
    claim: JsonObject, documents: Mapping[str, JsonObject], grades: Mapping[str, str]
) -> Ruling:
    parts = records(claim, "parts")
    document = documents.get(text(claim, "document"), {})
    cells: dict[str, set[str]] = {}
    for part in (*parts, *records(claim, "rivals")):
        for cell in _cells(part):
            grade = grades.get(text(cell, "source"), "")
            value = published(text(cell, "value"), text(cell, "status"), grade)
            cells.setdefault(_name(cell), set()).add(value)
    return Ruling(
        document=text(claim, "document"),
        id=text(claim, "id"),
        label=_label(text(claim, "verdict")),
        kind=text(claim, "kind"),
        reason=text(claim, "reason"),
        found="; ".join(text(record(each.get("found"), "found"), "text") for each in parts),
        flags=tuple(map(str, values(claim, "flags"))),
        aspects=_aspects(claim, parts, document),
        parts=tuple(_part(each) for each in parts),
        cells={name: " / ".join(sorted(texts)) for name, texts in sorted(cells.items())},
        conflicts=frozenset(
            tuple(map(str, each)) for each in values(claim, "conflicts") if isinstance(each, list)
        ),
        implied=tuple(text(each, "text") for each in records(claim, "implied")),
        is_inconsistent=claim.get("inconsistent") is True,
        would_be=_label(text(claim, "would_be")) if text(claim, "would_be") else None,
    )


def _label(word: str) -> Label:
    if word not in tuple(Label):
        raise MalformedError(say("{word} is no verdict", word=repr(word)))
    return Label(word)


def _aspects(
    claim: JsonObject, parts: tuple[JsonObject, ...], document: JsonObject
) -> dict[str, str]:
    return {
        "quote": text(claim, "quote"),
        "kind": text(claim, "kind"),
        "review": "; ".join(map(str, values(claim, "review"))),
        "figure": text(claim, "figure"),
        "meaning": text(claim, "says"),
        "measures": "; ".join(text(part, "expression") for part in parts),
        "issuer": text(document, "issuer"),
        "date of the document": text(document, "published"),
    }


def _part(part: JsonObject) -> MeasuredPart:
    return MeasuredPart(
        expression=text(part, "expression"),
        claimed=_interval(record(part.get("claimed"), "claimed")),
        found=_interval(record(part.get("found"), "found")),
    )


def _interval(interval: JsonObject) -> str:
    return bracketed(
        text(interval, "low"),
        text(interval, "high"),
        low_open=bool(interval.get("low_open")),
        high_open=bool(interval.get("high_open")),
    )


def _cells(part: JsonObject) -> Iterator[JsonObject]:
    """Give the cells that a part rests on, and those that its evidence was derived from."""
    for evidence in (*records(part, "evidence"), *_derived(part)):
        yield from records(evidence, "cells")


def _derived(holder: JsonObject) -> Iterator[JsonObject]:
    for evidence in records(holder, "evidence" if "evidence" in holder else "parts"):
        yield from records(evidence, "parts")
        yield from _derived(evidence)


def _name(cell: JsonObject) -> str:
    quantity = f"{text(cell, 'indicator')}@{text(cell, 'area')}[{text(cell, 'period')}]"
    edition = (text(cell, "basis"), text(cell, "vintage"))
    return cell_name(quantity, edition, text(cell, "source"))


def record(value: object, what: str) -> JsonObject:
    """Give a value as an object of JSON; raises MalformedError where it is none."""
    if not isinstance(value, dict):
        raise MalformedError(say("{what} is no object", what=what))
    return value


def values(holder: JsonObject, key: str) -> tuple[object, ...]:
    """Give a list under a key; raises MalformedError where there is none."""
    value = holder.get(key)
    if not isinstance(value, list):
        name = repr(key)
        raise MalformedError(
            say("{key} is no list", key=name)
            if key in holder
            else say("{key} is missing", key=name)
        )
    return tuple(value)


def records(holder: JsonObject, key: str) -> tuple[JsonObject, ...]:
    """Give a list of objects under a key; raises MalformedError where it is none."""
    what = say("an entry of {key}", key=repr(key))
    return tuple(record(each, what) for each in values(holder, key))


def text(holder: JsonObject, key: str) -> str:
    """Give a text under a key, empty where it is null; raises MalformedError where it is none."""
    value = holder.get(key, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedError(say("{key} is no text", key=repr(key)))
    return value
