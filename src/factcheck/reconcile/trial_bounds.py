"""Moving bounds inward by trial: what leaves nothing possible is cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.domain.rational import Fraction
from factcheck.reconcile.bounds_state import HIGH, LOW, EmptyError, outward
from factcheck.reconcile.decide import Answer, Search
from factcheck.reconcile.propagate import Propagation
from factcheck.reconcile.sampling import sampled
from factcheck.reconcile.stated import Effort

_NEAR = Fraction(1, 10**10)  # how near a value must come for a bound to be called the best
_FINEST = Fraction(1, 10**11)
_HUGE = Fraction(2) ** 200
_FAR_APART = 4


def possible(propagation: Propagation, values: Mapping[int, Fraction], search: Search) -> Answer:
    """Say whether some nodes can have some values."""
    trial = propagation
    for node, value in values.items():
        if search.is_spent:
            return Answer.OPEN
        narrowed = search.fixed(trial, node, value)
        if narrowed is None:
            return Answer.NO
        trial = narrowed
    return search.answer(trial, trial.open_integers())


def tightened_whole(
    propagation: Propagation, nodes: Sequence[int], effort: Effort
) -> frozenset[int]:
    """Move the ends of whole numbers inward to values that are possible; give those settled."""
    search = Search(effort)
    return frozenset(
        node
        for node in nodes
        if all(tuple(_tightened_whole(propagation, node, side, search) for side in (LOW, HIGH)))
    )


def _tightened_whole(propagation: Propagation, node: int, side: int, search: Search) -> bool:
    bounds = propagation.bounds
    while (value := bounds.value[side][node]) is not None:
        answer = possible(propagation, {node: value}, search)
        if answer is not Answer.NO:
            return answer is Answer.YES
        _cut(propagation, node, side, value + (1 if side == LOW else -1))
    return True


def tightened(propagation: Propagation, nodes: Sequence[int], effort: Effort) -> frozenset[int]:
    """Move the ends of other nodes inward as far as trial shows; give those settled.

    An end is settled when some values of all nodes come as near to it as makes no difference.
    """
    return frozenset(
        node
        for node in nodes
        if all(tuple(_tightened(propagation, node, side, effort) for side in (LOW, HIGH)))
    )


def _tightened(propagation: Propagation, node: int, side: int, effort: Effort) -> bool:
    """Search between an end, beyond which nothing is possible, and the other end."""
    bounds = propagation.bounds
    end = bounds.value[side][node]
    if end is None or (end == 0 and side == LOW):
        end = 1 / _HUGE if side == LOW else _HUGE
        if not _is_impossible(propagation, node, 1 - side, end, effort):
            return _fits(propagation, node, end, effort)
        _cut(propagation, node, side, end)
    elif _is_reached(propagation, node, side, effort):
        return True
    far = bounds.value[1 - side][node]
    far = (_HUGE if side == LOW else -_HUGE) if far is None else far
    while abs(far - end) > _FINEST * abs(end) and effort.trials > 0:
        inner = outward(between(end, far), 1 - side)
        if inner in (end, far):
            break
        if _is_impossible(propagation, node, 1 - side, inner, effort):
            _cut(propagation, node, side, inner)
            end = inner
        else:
            far = inner
    return _is_reached(propagation, node, side, effort)


def between(one: Fraction, other: Fraction) -> Fraction:
    """Give a number between two: of their mean size where these are far apart, else in the middle.

    Examples
    --------
    >>> between(Fraction(1), Fraction(2**20)), between(Fraction(3), Fraction(4))
    (Fraction(1024, 1), Fraction(7, 2))
    """
    if one * other > 0 and max(one / other, other / one) > _FAR_APART:
        size = (_exponent(one) + _exponent(other)) // 2
        return Fraction(2) ** size * (1 if one > 0 else -1)
    return (one + other) / 2


def _exponent(value: Fraction) -> int:
    return abs(value.numerator).bit_length() - value.denominator.bit_length()


def _is_reached(propagation: Propagation, node: int, side: int, effort: Effort) -> bool:
    """Whether some values of all nodes come very near to an end."""
    end = propagation.bounds.value[side][node]
    if end is None:
        return False
    near = abs(end) * _NEAR
    return _fits(propagation, node, end + near if side == LOW else end - near, effort)


def _fits(propagation: Propagation, node: int, value: Fraction, effort: Effort) -> bool:
    """Whether values of all other nodes were found that go with one of a node."""
    if effort.trials <= 0:
        return False
    effort.trials -= 1
    trial = propagation.copy()
    try:
        trial.fix(node, value)
    except EmptyError:
        return False
    return sampled(trial)


def _is_impossible(
    propagation: Propagation, node: int, side: int, value: Fraction, effort: Effort
) -> bool:
    """Whether nothing is possible between an end and a value."""
    effort.trials -= 1
    trial = propagation.copy()
    try:
        trial.bounds.tighten(node, side, value, False, None)  # noqa: FBT003
        trial.run(trial.of_node[node])
    except EmptyError:
        return True
    return False


def _cut(propagation: Propagation, node: int, side: int, value: Fraction) -> None:
    """Take a bound that follows from everything together."""
    everything = range(len(propagation.bounds.events))
    propagation.bounds.tighten(node, side, value, False, None, before=everything)  # noqa: FBT003
    propagation.run(propagation.of_node[node])
