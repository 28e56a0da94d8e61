"""The faults of a claim whose kind is not known: in what any kind would read alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck import kinds
from factcheck.language import say
from factcheck.load.amount import amount
from factcheck.load.fields import COMPARATORS, Field, Fields, fields_of
from factcheck.load.values import Unreadable, Words
from factcheck.load.yaml_events import Scalar


def note_faults_of_any_kind(given: Fields, common: tuple[str, ...]) -> None:
    """Note what is a fault in a claim of whatever kind.

    Parameters
    ----------
    given : Fields
        The claim.
    common : tuple of str
        The keys that all claims have, which were read already.
    """
    ways = _ways()
    given.no_others((*common, *ways, *COMPARATORS), say("a claim"))
    asked = given.entries.keys() & ways.keys()
    unread = [key for key in ways if key in asked and not _is_read(given, ways[key])]
    for key in unread:
        if key not in COMPARATORS:
            given.value(ways[key][0])
    if asked & COMPARATORS.keys() <= {*unread}:
        amount(given)


@cache
def _ways() -> Mapping[str, tuple[Field, ...]]:
    """Return the ways in which kinds read each key but the amount, that of most kinds first."""
    fields: dict[str, list[Field]] = {}
    for name in kinds.names():
        for field in fields_of(kinds.named(name)):
            if field.name != "amount":
                fields.setdefault(field.key, []).append(field)
    return {key: _by_number(alike) for key, alike in fields.items()}


def _by_number(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Return fields of one key, each way to read a value once: one value is a list of one."""
    numbers = Counter(field.base for field in fields)
    ways = {field.base: field for field in sorted(fields, key=lambda field: field.is_list)}
    return tuple(ways[base] for base, _ in numbers.most_common())


def _is_read(given: Fields, fields: Sequence[Field]) -> bool:
    """Whether some kind reads what stands under a key: `is: rising`."""
    _, node = given.entries[fields[0].key]
    return isinstance(node, Scalar) and any(_reads(field, node, given.words) for field in fields)


def _reads(field: Field, node: Scalar, words: Words) -> bool:
    try:
        field.read(node.text.strip(), words)
    except Unreadable:
        return False
    return True
