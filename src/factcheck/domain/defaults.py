"""What the fields of a struct are where nothing is said."""

from __future__ import annotations

from msgspec import NODEFAULT, Struct


def defaults(cls: type[Struct]) -> dict[str, object]:
    """Return every field with its default, and with NODEFAULT where it has none.

    Unlike `msgspec.structs.fields` this asks nothing of the annotations, some of which name what is
    imported for type checkers alone.

    >>> from factcheck.domain.period import Period
    >>> defaults(Period)
    {'first': NODEFAULT, 'last': NODEFAULT, 'day': 0, 'fiscal': False, 'weeks': 0}
    """
    names, values = cls.__struct_fields__, cls.__struct_defaults__
    given = {
        name: value.factory() if hasattr(value, "factory") else value
        for name, value in zip(reversed(names), reversed(values), strict=False)
    }
    return {name: given.get(name, NODEFAULT) for name in names}
