"""JSON with the digits of its numbers as they are printed, and a place for each of its values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from factcheck.language import say
from factcheck.load.layouts._text import encoding_of, other_sort
from factcheck.load.layouts.original import Original


class Printed(str):
    """A number of a JSON file, as it is printed there."""

    __slots__ = ()


class _RepeatedNameError(ValueError):
    """A name that stands twice in one object, so that one of its values would be lost."""


def parsed(original: Original) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a JSON file holds, numbers as printed; None where it cannot be read: noted."""
    try:
        text = original.path.read_bytes().decode(encoding_of(original)).removeprefix("\ufeff")
        return json.loads(
            text,
            parse_float=Printed,
            parse_int=Printed,
            parse_constant=lambda name: None if name == "NaN" else Printed(name),
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        sort = other_sort(original.head)
        problem = say("the file is no JSON: {reason}", reason=error.msg)
        if sort:
            problem = say("the file is {sort}, and no JSON", sort=sort)
        original.fault(
            problem,
            say("It may be cut short, or an answer about a fault: download it again."),
            f"{error.lineno}:{error.colno}",
        )
    except _RepeatedNameError as error:
        original.fault(
            say("the name {name!r} stands twice in one object", name=str(error)),
            say("Keep one of the two: a reader would lose the other."),
        )
    except (UnicodeError, LookupError):
        original.fault(
            say("the file is no text in UTF-8"),
            say("Name its encoding in the descriptor, as `encoding: utf-16`."),
        )
    except RecursionError:
        original.fault(
            say("the file is nested too deeply to be read"),
            say("Download the file itself, not a page that shows it."),
        )
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedNameError(next(name for name in names if names.count(name) > 1))
    return mapping


def pointer(path: Iterable[str | int]) -> str:
    """Return the JSON pointer of a place, as the fragment of an address (RFC 6901).

    >>> pointer(("facts", "USD/shares", 5))
    '#/facts/USD~1shares/5'
    """
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "#" + "".join(f"/{step}" for step in steps)
