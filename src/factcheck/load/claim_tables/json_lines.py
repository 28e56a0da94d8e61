"""Tables of claims as JSON Lines, an object a line, read some rows at a time."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from factcheck.domain.diagnostic import Diagnostic
from factcheck.domain.location import Location
from factcheck.language import say
from factcheck.load.claim_tables.rows import Cell, ClaimRows, is_passed_over, key_of, known_keys
from factcheck.load.near_words import nearest

_Plain: TypeAlias = str | int | bool | list[str] | None
_PLAIN = msgspec.json.Decoder(dict[str, _Plain])  # a number with a point would lose its digits


_HALF_SIGN = re.compile("[\ud800-\udfff]")  # that JSON can write, and no text has


class _Row(NamedTuple):
    cells: dict[str, Cell]
    line: int
    number: int


def json_line_blocks(path: Path, size: int) -> Iterator[ClaimRows]:
    """Yield the objects of a file, so many at a time.

    Raises
    ------
    OSError
        If it cannot be opened.
    """
    whole, so_far, number = path.stat().st_size or 1, 0, 0
    rows: list[_Row] = []
    faults: list[Diagnostic] = []
    reader = _LineReader(path.as_posix())
    with path.open("rb") as content:
        for line, text in enumerate(content, start=1):
            so_far += len(text)
            if line == 1:
                text = text.removeprefix(codecs.BOM_UTF8)  # noqa: PLW2901 - no part of the text
            if not text.strip():
                continue
            number += 1
            cells = reader.cells(line, text, faults)
            if cells is not None:
                rows.append(_Row(cells, line, number))
            if len(rows) + len(faults) >= size:
                yield _block(path.as_posix(), rows, faults, so_far / whole)
                rows, faults = [], []
    if rows or faults:
        yield _block(path.as_posix(), rows, faults, 1.0)


class _LineReader:
    """Reads one object of texts; what is no text is one that a claim file would hold."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._keys: dict[str, str] = {}  # of names that were met; empty: passed over
        self._known = frozenset(known_keys())

    def cells(self, line: int, text: bytes, faults: list[Diagnostic]) -> dict[str, Cell] | None:
        """Return the cells of a line; None with its fault noted."""
        noted = len(faults)
        entries = self._entries(line, text, faults)
        cells: dict[str, Cell] = {}
        for name, value in entries.items():
            key = self._keys.get(name)
            if key is None:
                key = self._key(name, line, faults)
            if not key or value is None or value == "":
                continue
            if key in cells:
                self._note_twice(key, line, faults)
            cells[key] = value if type(value) is str else self._cell(key, value, line, faults)
        return cells if len(faults) == noted else None

    def _entries(self, line: int, text: bytes, faults: list[Diagnostic]) -> dict[str, object]:
        try:
            entries: dict[str, object] = dict(_PLAIN.decode(text))
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass  # numbers with a point, or no object at all
        else:
            if text.count(b":") == len(entries):  # no more, so that no key is there twice
                return entries
        twice: list[str] = []
        try:
            value = json.loads(
                text,
                parse_float=str,
                parse_int=str,
                parse_constant=str,
                object_pairs_hook=lambda pairs: _once(pairs, twice),
            )
        except (ValueError, RecursionError) as error:
            problem = say("the line is no JSON: {reason}", reason=str(error).partition(":")[0])
            self._note(line, "", problem, say("Write one object a line."), faults)
            return {}
        for name in twice:
            self._note_twice(name, line, faults)
        if isinstance(value, dict):
            if not all(map(_is_text, value.values())):
                problem = say("a cell of the row is no text in UTF-8")
                self._note(line, "", problem, say("Save the table as UTF-8."), faults)
            return value
        self._note(line, "", say("the line is no object"), say("Write one object a line."), faults)
        return {}

    def _key(self, name: str, line: int, faults: list[Diagnostic]) -> str:
        key = key_of(name)
        if is_passed_over(key):
            key = ""
        elif key not in self._known:
            remedy = nearest(key, tuple(sorted(self._known))) or say(
                "Remove it, or begin its name with '_'."
            )
            self._note(line, key, say("no claim has a key {name!r}", name=key), remedy, faults)
            return ""
        self._keys[name] = key
        return key

    def _cell(self, key: str, value: object, line: int, faults: list[Diagnostic]) -> Cell:
        match value:
            case bool():
                return "yes" if value else "no"
            case str() | int():
                return str(value)
            case list() if all(isinstance(member, str | int) for member in value):
                return tuple(map(str, value))
            case _:
                problem = say("{key!r} is a mapping where one value is wanted", key=key)
                remedy = say("Write a text, a number, or a list of them.")
                self._note(line, key, problem, remedy, faults)
                return ""

    def _note_twice(self, key: str, line: int, faults: list[Diagnostic]) -> None:
        problem = say("the key {name!r} is given twice", name=key)
        self._note(line, key, problem, say("Keep one of the two."), faults)

    def _note(
        self, line: int, key: str, problem: str, remedy: str, faults: list[Diagnostic]
    ) -> None:
        at = Location(file=self._file, line=line)
        faults.append(Diagnostic(at=at, key=key, problem=problem, remedy=remedy))


def _once(pairs: list[tuple[str, object]], twice: list[str]) -> dict[str, object]:
    """Return an object, and add the keys that it has more than once to those that were met."""
    value = dict(pairs)
    if len(value) < len(pairs):
        names = Counter(name for name, _ in pairs)
        twice += [name for name, times in names.items() if times > 1]
    return value


def _is_text(value: object) -> bool:
    """Whether a value is no text that cannot be written again."""
    if isinstance(value, list):
        return all(map(_is_text, value))
    return not isinstance(value, str) or _HALF_SIGN.search(value) is None


def _block(file: str, rows: list[_Row], faults: list[Diagnostic], share: float) -> ClaimRows:
    keys = tuple(dict.fromkeys(key for row in rows for key in row.cells))
    return ClaimRows(
        file=file,
        keys=keys,
        columns=tuple([row.cells.get(key, "") for row in rows] for key in keys),
        numbers=[row.number for row in rows],
        lines=[row.line for row in rows],
        faults=tuple(faults),
        share=share,
    )
