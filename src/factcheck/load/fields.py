"""From a mapping of nodes to a struct, by the annotations of its fields.

A field is a key: ``whole_area`` is written ``whole area``, ``is_`` is ``is``. A field of the name
``amount`` is written as one of the comparators. All faults of a mapping are noted before it is
given up.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache, partial
from typing import TypeAlias, TypeVar, Union

from msgspec import NODEFAULT, Struct

from factcheck.domain.catalogue import Area, Indicator
from factcheck.domain.defaults import defaults
from factcheck.domain.figure import Figure
from factcheck.domain.fiscal_year import FiscalYear
from factcheck.domain.formula import Formula
from factcheck.domain.hedge import Hedge
from factcheck.domain.period import Period
from factcheck.domain.texts import Texts
from factcheck.domain.unit import Unit
from factcheck.language import listed, say
from factcheck.load import values
from factcheck.load.near_words import nearest
from factcheck.load.values import Unreadable, Words, one_of
from factcheck.load.yaml_events import REFUSED, Node, Scalar, Sequence
from factcheck.load.yaml_events import Mapping as MappingNode
from factcheck.load.yaml_page import YamlPage, entries_of, is_blank

T = TypeVar("T")
_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")
Read: TypeAlias = Callable[[str, Words], object]
Entries: TypeAlias = Mapping[str, tuple[Scalar, Node]]

COMPARATORS = {str(hedge): hedge for hedge in Hedge}


class Field(Struct, frozen=True, kw_only=True):
    """One field of a struct, and how its value is read."""

    key: str  # as it is written in a file
    name: str  # as the struct has it
    read: Read
    is_required: bool
    is_list: bool = False
    base: object = None  # the type of a value, or of each one in a list


@cache
def fields_of(cls: type) -> tuple[Field, ...]:
    """Give the fields of a struct, or of a plain class of annotations, resolved once."""
    hints = typing.get_type_hints(cls)
    if issubclass(cls, Struct):
        members = defaults(cls)
        hints = {name: hint for name, hint in hints.items() if name in members}
        required = {name for name, default in members.items() if default is NODEFAULT}
    else:
        required = {name for name in hints if not hasattr(cls, name)}
    return tuple(_field(name, hint, is_required=name in required) for name, hint in hints.items())


def _field(name: str, hint: object, *, is_required: bool) -> Field:
    options = [
        alternative for alternative in alternatives(hint) if alternative is not types.NoneType
    ]
    is_list = typing.get_origin(options[0]) is tuple
    base = typing.get_args(options[0])[0] if is_list else options[0]
    return Field(
        key=key_of(name),
        name=name,
        read=reader_of(base),
        is_required=is_required,
        is_list=is_list,
        base=base,
    )


def key_of(name: str) -> str:
    """Give the key of a field.

    >>> key_of("whole_area"), key_of("is_")
    ('whole area', 'is')
    """
    return name.rstrip("_").replace("_", " ")


def alternatives(hint: object) -> tuple[object, ...]:
    """Give the types that ``X | Y`` stands for."""
    if typing.get_origin(hint) in (Union, types.UnionType):
        return typing.get_args(hint)
    return (hint,)


READERS: Mapping[object, Read] = {
    str: lambda text, _: text,
    Texts: lambda text, _: Texts.of(text),
    bool: values.yes_or_no,
    int: values.whole_number,
    date: values.day,
    Indicator: values.indicator,
    Area: values.area,
    Period: values.period,
    FiscalYear: values.fiscal_year,
    Figure: values.figure,
    Formula: values.formula,
    Unit: values.unit,
}


def reader_of(base: object) -> Read:
    """Give the reader of values of a type.

    Raises
    ------
    TypeError
        If values of this type have no reader: a fault of the kind that has such a field.
    """
    if base in READERS:
        return READERS[base]
    if isinstance(base, type) and issubclass(base, StrEnum):
        return partial(_member, members=base)
    if isinstance(base, type) and issubclass(base, IntEnum):
        return partial(_grade, members=base)
    raise TypeError(f"no reader for fields of type {base}")


def _member(text: str, _: Words, *, members: type[StrEnum]) -> StrEnum:
    return values.member(text, members)


def _grade(text: str, _: Words, *, members: type[IntEnum]) -> IntEnum:
    return values.grade(text, members)


def cut_figure(name: str, value: Node) -> str:
    """Return what to do about a key that is the rest of a figure: {is: 182,391}; else nothing."""
    if _THOUSANDS.match(name) and is_blank(value):
        return say("In braces a comma parts keys: write the figure in quotes.")
    return ""


class Fields:
    """Reads the entries of one mapping, notes every fault, and remembers whether there was one."""

    def __init__(self, page: YamlPage, node: Node, entries: Entries, words: Words) -> None:
        self.page, self.node, self.entries, self.words = page, node, entries, words
        self.is_sound = True

    def fault(self, node: Node, problem: str, remedy: str, part: slice | None = None) -> None:
        """Note a fault."""
        self.is_sound = False
        self.page.fault(node, problem, remedy, part)

    def no_others(self, known: tuple[str, ...], what: str) -> None:
        """Note every key that is not among the known ones of what is meant, said already."""
        for name, (key, value) in self.entries.items():
            if name not in known:
                remedy = cut_figure(name, value) or nearest(name, known)
                remedy = remedy or say(
                    "The keys of {owner} are {keys}.", owner=what, keys=listed(known)
                )
                self.fault(key, say("{owner} has no key {name!r}", owner=what, name=name), remedy)

    def value(self, field: Field) -> object:
        """Read the value of a field; None where there is none or it cannot be read."""
        key, node = self.entries[field.key]
        if is_blank(node) or (field.base not in (str, Texts) and _is_empty(node)):
            self.fault(
                key,
                say("nothing is written after '{key}:'", key=field.key),
                say("Write it, or remove it."),
            )
            return None
        if field.is_list:
            return self.several(field, node)
        if field.base is Texts and isinstance(node, MappingNode):
            return self.texts(node, field.key)
        return self.one(field.read, node, field.key)

    def texts(self, node: MappingNode, key: str) -> Texts:
        """Read a text in several languages: a mapping of languages to texts."""
        written = []
        for code, (place, value) in reversed(entries_of(self.page, node, repr(key)).items()):
            if is_blank(value) or _is_empty(value):
                problem = say("nothing is written after '{key}:'", key=code)
                self.fault(place, problem, say("Write it, or remove it."))
                continue
            text = self.one(READERS[str], value, code)
            if isinstance(text, str):
                written.append((code, text))
        return Texts(tuple(written))

    def several(self, field: Field, node: Node) -> tuple[object, ...]:
        """Read a list; a single value is a list of one."""
        nodes = node.nodes if isinstance(node, Sequence) else (node,)
        return tuple(self.one(field.read, each, field.key) for each in nodes)

    def one(self, read: Callable[[str, Words], T], node: Node, key: str) -> T | None:
        """Read one scalar."""
        if isinstance(node, Scalar) and node.style == REFUSED:
            self.is_sound = False
            return None
        if not isinstance(node, Scalar):
            if isinstance(node, Sequence):
                problem = say("{key!r} is a list where one value is wanted", key=key)
            else:
                problem = say("{key!r} is a mapping where one value is wanted", key=key)
            remedy = say(
                "Write one value: `{key}: …`; quote text that begins with '[' or '{{'.", key=key
            )
            self.fault(node, problem, remedy)
            return None
        try:
            return read(node.text.strip(), self.words)
        except Unreadable as error:
            self.fault(node, error.problem, error.remedy, _moved(error.part, node.text))
            return None

    def given(self, cls: type) -> dict[str, object]:
        """Read what is given of the fields of a struct."""
        found: dict[str, object] = {}
        for field in fields_of(cls):
            if field.key in self.entries and field.name != "amount":
                found[field.name] = self.value(field)
        return found

    def require_language(self, found: Mapping[str, object]) -> None:
        """Note a language that figures cannot be read in."""
        try:
            values.require_language(str(found.get("language") or ""))
        except Unreadable as error:
            self.fault(self.entries["language"][1], error.problem, error.remedy)

    def require(self, cls: type, found: Mapping[str, object]) -> None:
        """Note every required field of a struct that was not found."""
        missing = [
            each.key for each in fields_of(cls) if each.is_required and each.name not in found
        ]
        if "amount" in missing:
            self.fault(
                self.node,
                say("the claim states no amount"),
                say("Add one of {keys}: `is: 2311 亿元`.", keys=one_of(tuple(COMPARATORS))),
            )
        for key in missing:
            if key in {"area", "period"}:
                remedy = say("Add `{key}: …`, or to the document for all its claims.", key=key)
            else:
                remedy = say("Add `{key}: …`.", key=key)
            if key != "amount":
                self.fault(self.node, say("{key!r} is missing", key=key), remedy)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.style != REFUSED and not node.text.strip()


def _moved(part: slice | None, text: str) -> slice | None:
    """Move a part of a text without outer blanks to where it lies in the whole text."""
    if part is None:
        return None
    indent = len(text) - len(text.lstrip())
    stop = len(text) if part.stop is None else part.stop + indent
    return slice(part.start + indent, stop)
