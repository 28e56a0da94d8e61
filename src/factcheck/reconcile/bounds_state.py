"""The bounds of all nodes as they tighten, with a record of where each came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.rational import Fraction
from factcheck.reconcile.network import HARD, Constraint, Limit, Node

LOW, HIGH = 0, 1
_MOST_BITS = 320
_KEPT_BITS = 128
_MOST_EXPONENT = 4096
_FREE_UPDATES = 8  # of one bound; then only improvements that matter are taken
_FREE_UPDATES_OF_WHOLE = 40  # each takes a whole number away, so that fewer need be tried
_MOST_UPDATES = 40
_LEAST_IMPROVEMENT = 100  # one part in so many of what is left

Value: TypeAlias = "Fraction | None"  # None: unbounded on that side
Source: TypeAlias = "Limit | Constraint | Combination | None"  # None: the domain of the node


class Combination(Struct, frozen=True):
    """A sum of multiples of rows, as the best bound of a linear programme is one."""

    owners: tuple[int, ...]


class Event(Struct, frozen=True):
    """One bound becomes tighter: `side` of `node` is now `value`, because of `source`."""

    node: int
    side: int
    value: Fraction
    is_open: bool
    source: Source
    before: tuple[int, ...] = ()  # the events it follows from

    @property
    def owners(self) -> tuple[int, ...]:
        """Who says what it follows from."""
        if self.source is None:
            return ()
        return self.source.owners if isinstance(self.source, Combination) else (self.source.owner,)


class EmptyError(Exception):
    """Two bounds of a node leave nothing between them."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high  # events
        super().__init__("no value is left")


class Bounds:
    """Lower and upper bound of every node; tightened in place, never loosened."""

    __slots__ = ("events", "latest", "loose", "nodes", "open", "updates", "value")

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.value: list[list[Value]] = [[None] * len(nodes), [None] * len(nodes)]
        self.open: list[list[bool]] = [[False] * len(nodes), [False] * len(nodes)]
        self.latest: list[list[int]] = [[-1] * len(nodes), [-1] * len(nodes)]
        self.events: list[Event] = []
        self.loose: set[Source] = set()  # what was rounded outward, or improvements passed over
        self.updates: dict[tuple[int, int], int] = {}

    def copy(self) -> Bounds:
        """Give another that can be tightened on its own."""
        other = Bounds.__new__(Bounds)
        other.nodes = self.nodes
        other.value = [list(each) for each in self.value]
        other.open = [list(each) for each in self.open]
        other.latest = [list(each) for each in self.latest]
        other.events = list(self.events)
        other.loose = set(self.loose)
        other.updates = {}
        return other

    def take(self, node: int, interval: Interval, source: Source) -> bool:
        """Tighten a node to an interval; say whether that changed anything."""
        changed = False
        if isinstance(interval.low, Fraction):
            changed = self.tighten(node, LOW, interval.low, interval.low_open, source)
        if isinstance(interval.high, Fraction):
            changed |= self.tighten(node, HIGH, interval.high, interval.high_open, source)
        return changed

    def tighten(  # noqa: PLR0913 - the parts of an event
        self,
        node: int,
        side: int,
        value: Fraction,
        is_open: bool,  # noqa: FBT001 - part of a bound
        source: Source,
        *,
        before: Iterable[int] = (),
    ) -> bool:
        """Take a bound if it is tighter than the one there is.

        Raises
        ------
        EmptyError
            If nothing is left between the bounds of the node.
        """
        if self.nodes[node].integer:
            value, is_open = whole(value, side, is_open=is_open)
        now = self.value[side][node]
        if now is not None:
            if (value < now) if side == LOW else (value > now):
                return False
            if value == now and (self.open[side][node] or not is_open):
                return False
        if source is not None and not (
            self._crosses(node, side, value)
            or (_is_moderate(value) and self._matters(node, side, value, now))
        ):
            self.loose.add(source)
            return False
        if value.denominator.bit_length() > _MOST_BITS:
            value = outward(value, side)
            self.loose.add(source)
            if now is not None and ((value <= now) if side == LOW else (value >= now)):
                return False
        self.value[side][node] = value
        self.open[side][node] = is_open
        self.events.append(Event(node, side, value, is_open, source, tuple(before)))
        self.latest[side][node] = len(self.events) - 1
        other = self.value[1 - side][node]
        if other is not None and self._is_empty(node):
            raise EmptyError(self.latest[LOW][node], self.latest[HIGH][node])
        return True

    def forget(self) -> None:
        """Take improvements again that were passed over."""
        self.loose, self.updates = set(), {}

    def interval(self, node: int) -> Interval:
        """Give what is left of a node."""
        low, high = self.value[LOW][node], self.value[HIGH][node]
        return Interval(
            -INFINITY if low is None else low,
            INFINITY if high is None else high,
            self.open[LOW][node],
            self.open[HIGH][node],
        )

    def is_point(self, node: int) -> bool:
        """Whether a node has one value left."""
        low = self.value[LOW][node]
        return low is not None and low == self.value[HIGH][node]

    def is_positive(self, node: int) -> bool:
        """Whether a node is surely above zero."""
        low = self.value[LOW][node]
        return low is not None and (low > 0 or (low == 0 and self.open[LOW][node]))

    def is_nonnegative(self, node: int) -> bool:
        """Whether a node is surely not below zero."""
        low = self.value[LOW][node]
        return low is not None and low >= 0

    def explained(self, events: Iterable[int]) -> tuple[int, ...]:
        """Give the events that others rest on, those others included, in order."""
        explained: set[int] = set()
        left = [each for each in events if each >= 0]
        while left:
            event = left.pop()
            if event not in explained:
                explained.add(event)
                left.extend(each for each in self.events[event].before if each >= 0)
        return tuple(sorted(explained))

    def owners(self, events: Iterable[int]) -> frozenset[int]:
        """Give who says what some events rest on."""
        owners = {owner for each in self.explained(events) for owner in self.events[each].owners}
        return frozenset(owners - {HARD})

    def _is_empty(self, node: int) -> bool:
        low, high = self.value[LOW][node], self.value[HIGH][node]
        if low is None or high is None or low < high:
            return False
        return low > high or self.open[LOW][node] or self.open[HIGH][node]

    def _crosses(self, node: int, side: int, value: Fraction) -> bool:
        """Whether a bound lies beyond the one on the other side: then nothing is left."""
        other = self.value[1 - side][node]
        return other is not None and ((value > other) if side == LOW else (value < other))

    def _matters(self, node: int, side: int, value: Fraction, now: Value) -> bool:
        """Whether an improvement is worth taking: on a cycle they may go on for ever."""
        count = self.updates.get((node, side), 0) + 1
        self.updates[node, side] = count
        free = _FREE_UPDATES_OF_WHOLE if self.nodes[node].integer else _FREE_UPDATES
        if count <= free or now is None:
            return True
        other = self.value[1 - side][node]
        size = abs(now) if other is None else abs(other - now)
        return count <= _MOST_UPDATES and abs(value - now) * _LEAST_IMPROVEMENT > size


def _is_moderate(value: Fraction) -> bool:
    """Whether a bound is of a size that says something: a square on a cycle doubles its digits."""
    size = abs(value.numerator).bit_length() - value.denominator.bit_length()
    return abs(size) <= _MOST_EXPONENT


def whole(value: Fraction, side: int, *, is_open: bool) -> tuple[Fraction, bool]:
    """Move a bound to the nearest whole number inside.

    Examples
    --------
    >>> whole(Fraction(7, 2), LOW, is_open=False), whole(Fraction(4), HIGH, is_open=True)
    ((Fraction(4, 1), False), (Fraction(3, 1), False))
    """
    if side == LOW:
        up = -(-value.numerator // value.denominator)
        return Fraction(up + 1 if is_open and up == value else up), False
    down = value.numerator // value.denominator
    return Fraction(down - 1 if is_open and down == value else down), False


def outward(value: Fraction, side: int) -> Fraction:
    """Give a shorter rational at or beyond a bound.

    Examples
    --------
    >>> third = Fraction(1, 3)
    >>> outward(third, LOW) < third < outward(third, HIGH)
    True
    """
    shift = _KEPT_BITS + value.denominator.bit_length() - abs(value.numerator).bit_length()
    scale = Fraction(2) ** shift
    scaled = value * scale
    if side == LOW:
        return Fraction(scaled.numerator // scaled.denominator) / scale
    return Fraction(-(-scaled.numerator // scaled.denominator)) / scale
