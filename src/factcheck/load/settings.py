"""Settings of a project: factcheck.toml, or the table [tool.factcheck] of pyproject.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeAlias

from msgspec import Struct, field

from factcheck.domain.diagnostic import InputError
from factcheck.domain.verdict import INCONSISTENT, Label
from factcheck.language import later, listed, say
from factcheck.load.input_file import InputFile, Span, decode
from factcheck.load.reasons import reason
from factcheck.manuscript.source import bytes_of

OWN, SHARED = "factcheck.toml", "pyproject.toml"
_TABLE = ("tool", "factcheck")
_MAY_SET = re.compile(rb"^\s*\[?\s*[\"']?tool[\"']?\s*([\]=]|\.\s*[\"']?factcheck\b)", re.MULTILINE)

Value: TypeAlias = "str | tuple[str, ...]"


class SettingForm(StrEnum):
    """What the value of a key is."""

    PATHS = later("a path, or a list of paths, that are there")
    PATH = later("a path that is there")
    NEW_PATH = later("a path")
    LABELS = later("a verdict, or a list of verdicts")
    DAY = later("a date such as 2022-02-20")
    NAME = later("a name")
    WORD = later("one word of a few")


KEYS: Mapping[str, SettingForm] = {
    "claims": SettingForm.PATHS,
    "reference": SettingForm.PATH,
    "panel": SettingForm.PATH,
    "baseline": SettingForm.NEW_PATH,
    "fail-on": SettingForm.LABELS,
    "as-of": SettingForm.DAY,
    "vintage": SettingForm.NAME,
    "checked-by": SettingForm.NAME,
    "site": SettingForm.NAME,
    "format": SettingForm.WORD,
    "colour": SettingForm.WORD,
    "contact": SettingForm.NAME,
    "lang": SettingForm.WORD,
}


class _UnfitError(ValueError):
    """A value that a key cannot have: what is wrong, the remedy, and the word at fault."""

    def __init__(self, problem: str, remedy: str, word: str = "") -> None:
        self.remedy, self.word = remedy, word
        super().__init__(problem)


class Settings(Struct, frozen=True, kw_only=True):
    """What a project sets: the file, and the value of each key that it has."""

    file: Path | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


class _Place(NamedTuple):
    """Where a key stands, and where its value begins."""

    key: Span
    value: Span


def find_settings(folder: Path) -> Path | None:
    """Give the file of settings that applies in a folder: its own, or that of the nearest parent.

    The search ends at the root of a repository.
    """
    for each in (folder, *folder.parents):
        if (each / OWN).is_file():
            return each / OWN
        shared = each / SHARED
        if shared.is_file() and _sets_something(shared):
            return shared
        if (each / ".git").exists():
            return None
    return None


def _sets_something(shared: Path) -> bool:
    content = shared.read_bytes()
    if not _MAY_SET.search(content):  # spares most runs the reader of TOML
        return False
    import tomllib

    try:
        return _table(tomllib.loads(content.decode("utf-8")), shared) is not None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True  # reading it will say what is wrong


def read_settings(file: Path, words: Mapping[str, tuple[str, ...]]) -> Settings:
    """Read a file of settings.

    Parameters
    ----------
    file : Path
        factcheck.toml, or another file of the same form; pyproject.toml.
    words : mapping
        By key, the words that it knows.

    Raises
    ------
    InputError
        With every fault: keys that are not known, and values that a key cannot have.
    """
    name = _shown(file).as_posix()
    try:
        opened = decode(bytes_of(file), name)
    except OSError as error:
        opened = InputFile(name=name, text="")
        problem = say("the file cannot be opened: {reason}", reason=reason(error.strerror))
        opened.fault(problem, say("Check the path."))
    found = {} if opened.faults else _read(opened, file)
    places = dict(_places(opened, _TABLE if file.name == SHARED else ()))
    values: dict[str, Value] = {}
    for key, value in found.items():
        place = places.get(key)
        if key not in KEYS:
            problem = say("unknown key {name!r}", name=key)
            opened.fault(problem, _meant(key), place and place.key, key=key)
            continue
        try:
            values[key] = _value(KEYS[key], value, file.parent, words.get(key, ()))
        except _UnfitError as error:
            span = place and _at(opened, place.value, error.word)
            opened.fault(str(error), error.remedy, span, key=key)
    if opened.faults:
        raise InputError(opened.faults)
    return Settings(file=_shown(file), values=values)


def _read(opened: InputFile, file: Path) -> Mapping[str, object]:
    """Give the keys of the file's table; what is no TOML is a fault."""
    import tomllib

    try:
        table = _table(tomllib.loads(opened.text.replace("\r\n", "\n")), file)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        last = Span(len(opened.lines), len(opened.lines[-1]) + 1)
        span = Span(int(place[1]), int(place[2])) if place else last
        told = re.sub(r" \(at .*\)$", "", str(error)).lower()
        problem = say("the file is no TOML: {reason}", reason=reason(told))
        opened.fault(problem, say("See https://toml.io."), span)
        return {}
    except (ValueError, RecursionError):  # numbers too long for Python, lists in lists in lists
        opened.fault(say("the file is no TOML that can be read"), say("See https://toml.io."))
        return {}
    if table is None:
        opened.fault(
            say("there is no table [tool.factcheck]"), say("Add one, or name another file.")
        )
    return table or {}


def _table(content: Mapping[str, object], file: Path) -> Mapping[str, object] | None:
    if file.name != SHARED:
        return content
    table: object = content
    for name in _TABLE:
        table = table.get(name) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


def _places(opened: InputFile, table: tuple[str, ...]) -> Iterator[tuple[str, _Place]]:
    """Find where the keys of a table stand; one written in an unusual way is not found."""
    inside = not table
    for number, line in enumerate(opened.lines, start=1):
        if header := re.match(r"\s*\[\[?([^\[\]=]*)\]", line):
            names = tuple(part.strip(" \t\"'") for part in header[1].split("."))
            inside = names == table
            if not table:  # a table where there should be none is a key that is not known
                yield names[0], _Place(*[Span(number, header.start(1) + 1, len(header[1]))] * 2)
        elif inside and (key := re.match(r"\s*([\"']?)([\w-]+)\1\s*=\s*", line)):
            value = line[key.end() :].partition(" #")[0].rstrip()
            start = Span(number, key.start(2) + 1, len(key[2]))
            yield key[2], _Place(start, Span(number, key.end() + 1, len(value)))


def _at(opened: InputFile, value: Span, word: str) -> Span:
    """Find a word of a value, which may run over several lines."""
    if word:
        for number in range(value.line, len(opened.lines) + 1):
            start = value.column - 1 if number == value.line else 0
            column = opened.line(number).find(word, start)
            if column >= 0:
                return Span(number, column + 1, len(word))
    return value


def _meant(key: str) -> str:
    if key in {"tool", "factcheck"}:
        return say("In {file} the keys stand by themselves, under no table.", file=OWN)
    return _nearest(key, tuple(KEYS))


def _nearest(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word.replace("_", "-").lower(), known, n=1)
    if close:
        return say("Did you mean {word!r}?", word=close[0])
    return say("Known are: {words}.", words=listed(known))


def _value(form: SettingForm, value: object, folder: Path, words: tuple[str, ...]) -> Value:
    match form:
        case SettingForm.PATHS:
            return tuple(_path(text, folder) for text in _texts(value, form))
        case SettingForm.PATH:
            return _path(_text(value, form), folder)
        case SettingForm.NEW_PATH:
            return str(_shown(folder / _text(value, form)))
        case SettingForm.LABELS:
            labels = (*map(str, Label), INCONSISTENT)
            unknown = later("unknown verdict {word!r}")
            return tuple(_word(text, labels, unknown) for text in _texts(value, form))
        case SettingForm.DAY:
            return _day(value, form)
        case SettingForm.NAME:
            return _text(value, form)
        case SettingForm.WORD:
            return _word(_text(value, form), words, later("unknown word {word!r}"))


def _texts(value: object, form: SettingForm) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(each, form) for each in value)
    return (_text(value, form),)


def _text(value: object, form: SettingForm) -> str:
    if not isinstance(value, str):
        raise _UnfitError(say("this is not {form}", form=say(form)), say("Write text in quotes."))
    return value


def _path(text: str, folder: Path) -> str:
    if not os.path.exists(folder / text):  # noqa: PTH110 - which bears a name of any length
        raise _UnfitError(
            say("there is no {path!r} in {folder}", path=text, folder=_shown(folder)),
            say("Paths are those beside the file."),
            text,
        )
    return str(_shown(folder / text))


def _day(value: object, form: SettingForm) -> str:
    if type(value) is date:  # TOML has dates of its own
        return value.isoformat()
    try:
        return date.fromisoformat(_text(value, form)).isoformat()
    except ValueError as error:
        if isinstance(error, _UnfitError):
            raise
        raise _UnfitError(
            say("{value!r} is not {form}", value=value, form=say(form)),
            say("Write it as 2022-02-20."),
        ) from None


def _word(word: str, known: tuple[str, ...], unknown: str) -> str:
    if word not in known:
        raise _UnfitError(say(unknown, word=word), _nearest(word, known), word)
    return word


def _shown(path: Path) -> Path:
    """Give a path as seen from where the command runs."""
    return Path(os.path.relpath(path))
