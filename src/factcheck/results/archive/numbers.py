"""Words, numbers and days as single values of JSON, from which they are read back exactly."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from factcheck.domain.rational import Fraction
from factcheck.domain.surd import Surd
from factcheck.language import later, say
from factcheck.results.archive.form import Objects, Put, ValueForm, reference, shown
from factcheck.results.archive.plain import MalformedError, Plain

T = TypeVar("T")

_SAFE = 2**53  # from here on, a reader that knows floating point alone loses digits
_RATIONAL = re.compile(r"-?\d{1,4000}(/0*[1-9]\d{0,3999})?", re.ASCII)
_WHOLE = re.compile("-?0x[0-9a-f]+")
_ROUGH = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII)
_INFINITIES = {"inf": math.inf, "-inf": -math.inf}
_UNUSUAL = _INFINITIES | {"nan": math.nan}


def _single(
    cls: type[T], write: Callable[[T], Plain], read: Callable[[object], T | None], fault: str
) -> ValueForm:
    """Give a form from the two ways; `read` gives None for what cannot be read."""

    def written(value: object, put: Put) -> Plain:
        del put
        if not isinstance(value, cls):
            raise ValueError(f"no {cls.__name__}: {value!r}")
        return write(value)

    def checked(value: object, objects: Objects) -> object:
        del objects
        result = read(value)
        if result is None:
            raise MalformedError(say(fault, value=shown(value)))
        return result

    return ValueForm(written, checked)


def _whole(value: object) -> int | None:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value, 16)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _rational(value: object) -> Fraction | None:
    return Fraction(value) if isinstance(value, str) and _RATIONAL.fullmatch(value) else None


def _rough(value: object) -> float | None:
    if not isinstance(value, str):
        return None
    return _UNUSUAL.get(value, float(value) if _ROUGH.fullmatch(value) else None)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


TEXT = _single(
    str, str, lambda value: value if isinstance(value, str) else None, later("{value} is no text")
)
TRUTH = _single(
    bool,
    bool,
    lambda value: value if isinstance(value, bool) else None,
    later("{value} is neither true nor false"),
)
WHOLE = _single(
    int,
    lambda value: int(value) if abs(value) < _SAFE else hex(value),
    _whole,
    later("{value} is no whole number"),
)
ROUGH = _single(float, lambda value: repr(float(value)), _rough, later("{value} is no number"))
RATIONAL = _single(Fraction, str, _rational, later("{value} is no fraction"))
DAY = _single(date, date.isoformat, _day, later("{value} is no date"))


def _end() -> ValueForm:
    """Give the form of an end of an interval: text, or the place of the entry of a root."""
    root = reference(lambda value: isinstance(value, Surd))

    def write(value: object, put: Put) -> Plain:
        match value:
            case Surd():
                return root.write(value, put)
            case float():
                return next(word for word, each in _INFINITIES.items() if each == value)
            case _:
                return RATIONAL.write(value, put)

    def read(value: object, objects: Objects) -> object:
        if isinstance(value, str):
            infinite = _INFINITIES.get(value)
            return RATIONAL.read(value, objects) if infinite is None else infinite
        return root.read(value, objects)

    return ValueForm(write, read)


END = _end()
