"""Slips of the pen: digits transposed, doubled, dropped or mistyped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.language import later

Edit = Callable[[str], Iterator[str]]


def transposed(digits: str) -> Iterator[str]:
    """Give the digits with two neighbours exchanged.

    >>> sorted(set(transposed("2311")))
    ['2131', '3211']
    """
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def doubled(digits: str) -> Iterator[str]:
    """Give the digits with one of them written twice."""
    for at, digit in enumerate(digits):
        yield digits[:at] + digit + digits[at:]


def dropped(digits: str) -> Iterator[str]:
    """Give the digits with one of them left out."""
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]


def mistyped(digits: str) -> Iterator[str]:
    """Give the digits with another one in place of one of them; not of the last, a near miss."""
    for at, digit in enumerate(digits[:-1]):
        for other in "0123456789":
            if other != digit:
                yield digits[:at] + other + digits[at + 1 :]


def printed_as(truths: frozenset[int], edit: Edit) -> frozenset[int]:
    """Give the numbers that one such slip makes of the numbers that should have been printed."""
    edited = {
        digits for truth in truths for digits in edit(str(truth)) if digits and digits[0] != "0"
    }
    return frozenset(int(digits) for digits in edited) - truths


# By the words for each, which are said where they are used
EDITS: tuple[tuple[str, Edit], ...] = (
    (later("two digits transposed"), transposed),
    (later("a digit too many"), doubled),
    (later("a digit left out"), dropped),
)
MISTYPED: tuple[tuple[str, Edit], ...] = ((later("one digit mistyped"), mistyped),)
