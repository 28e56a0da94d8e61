"""Hypothesis strategies for the types of the domain."""

from fractions import Fraction

from hypothesis import strategies as st

from factcheck.domain.interval import INFINITY, End, Interval

fractions: st.SearchStrategy[Fraction] = st.fractions(
    min_value=-1000, max_value=1000, max_denominator=60
)
positive: st.SearchStrategy[Fraction] = st.fractions(
    min_value=Fraction(1, 60), max_value=1000, max_denominator=60
)


@st.composite
def intervals(
    draw: st.DrawFn,
    numbers: st.SearchStrategy[Fraction] = fractions,
    *,
    bounded: bool = False,
) -> Interval:
    """Draw an interval, with open or closed ends, unbounded now and then."""
    low, high = sorted((draw(numbers), draw(numbers)))
    first: End = low
    last: End = high
    match "both" if bounded else draw(st.sampled_from(["both", "low", "high"])):
        case "low":
            last = INFINITY
        case "high":
            first = -INFINITY
        case _ if low == high:
            return Interval.point(low)
        case _:
            pass
    return Interval(first, last, draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Draw a rational number that belongs to an interval with rational ends."""
    low = interval.low if isinstance(interval.low, Fraction) else None
    high = interval.high if isinstance(interval.high, Fraction) else None
    if low is None:
        low = (high or Fraction(0)) - draw(positive)
    if high is None:
        high = low + draw(positive)
    share = draw(st.fractions(min_value=0, max_value=1, max_denominator=20))
    value = low + (high - low) * share
    return value if value in interval else (low + high) / 2
