"""`dataclass` as the standard library has it, for a third of what it costs at start.

`dataclasses.dataclass` compiles six methods for every frozen class, which for all of ours takes
longer than the audit of a report. Here one is compiled, `__init__`; the others are shared, and
behave the same. `dataclasses.replace`, `fields` and type checkers see an ordinary dataclass.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Give a decorator with the options of `dataclasses.dataclass`."""
        if not options.get("frozen") or options.get("order"):
            return dataclasses.dataclass(**options)

        def frozen(cls: type) -> type:
            cls.__doc__ = cls.__doc__ or cls.__name__  # else a signature is written, slowly
            compares = options.get("eq", True)
            given = {"slots": options.get("slots", False), "kw_only": options.get("kw_only", False)}
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, **given)
            own = vars(made)
            fields = tuple(made.__dataclass_fields__.values())
            shared = {
                "__init__": _init(fields, made),
                "__repr__": _repr(fields),
                "__setattr__": _refuse_to_set,
                "__delattr__": _refuse_to_delete,
            }
            if compares:
                shared |= _comparison([each for each in fields if each.compare])
            if given["slots"]:
                shared |= _state([each.name for each in fields])
            for name, method in shared.items():
                if own.get(name) is None:
                    setattr(made, name, method)
            return made

        return frozen


__all__ = ["dataclass"]

_MISSING = dataclasses.MISSING


def _init(fields: Iterable[dataclasses.Field[Any]], cls: type) -> Callable[..., None]:
    """Compile the one method that is called often and takes arguments by name."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": _MISSING}
    positional, named, lines = ["self"], list[str](), list[str]()
    for each in fields:
        name, value, default = each.name, each.name, ""
        if each.default is not _MISSING:
            known[f"_{name}"], default = each.default, f"=_{name}"
        elif each.default_factory is not _MISSING:
            known[f"_{name}"], default = each.default_factory, "=_missing"
            value = f"_{name}() if {name} is _missing else {name}"
        if each.init:
            (named if each.kw_only else positional).append(f"{name}{default}")
        elif default:
            value = f"_{name}" if default != "=_missing" else f"_{name}()"
        else:
            continue
        lines.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    arguments = ", ".join([*positional, "*", *named] if named else positional)
    text = f"def __init__({arguments}):\n " + "\n ".join(lines or ["pass"])
    exec(text, known)  # noqa: S102 - names of fields alone, as in the standard library
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _repr(fields: Iterable[dataclasses.Field[Any]]) -> Callable[[object], str]:
    names = [each.name for each in fields if each.repr]

    def __repr__(self: object) -> str:  # noqa: N807
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({told})"

    return __repr__


def _comparison(fields: list[dataclasses.Field[Any]]) -> dict[str, Callable[..., Any]]:
    values = _values(fields)
    hashed = _values([each for each in fields if each.hash is not False])

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is self.__class__:
            return self is other or values(self) == values(other)
        return NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(hashed(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _values(fields: list[dataclasses.Field[Any]]) -> Callable[[object], object]:
    names = [each.name for each in fields]
    return attrgetter(*names) if names else lambda _: ()


def _state(names: list[str]) -> dict[str, Callable[..., Any]]:
    """Let a class with slots be copied and sent to other processes, though nothing can be set."""

    def __getstate__(self: object) -> list[object]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[object]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def _refuse_to_set(self: object, name: str, value: object) -> None:
    del value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r} of {type(self)}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r} of {type(self)}")
