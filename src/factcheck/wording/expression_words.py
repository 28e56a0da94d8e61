"""Expressions for the eyes of a reader; what programs read is their `str`."""

from __future__ import annotations

from factcheck.domain.expression import Earlier, Expression, Greatest, Least, Rank, Steps
from factcheck.language import later, say

_LARGEST_FIRST = later("rank of {subject} among {number} (largest first)")
_SMALLEST_FIRST = later("rank of {subject} among {number} (smallest first)")


def worded(expression: Expression) -> str:
    """Write an expression as `str` does, what is not arithmetic in the language of the reader.

    Examples
    --------
    >>> from factcheck.domain.expression import number
    >>> worded(Rank(subject=number(2), peers=(number(1), number(3))))
    'rank of 2 among 3 (largest first)'
    """
    match expression:
        case Rank(subject=subject, peers=peers, smallest_first=smallest_first):
            rank = _SMALLEST_FIRST if smallest_first else _LARGEST_FIRST
            return say(rank, subject=worded(subject), number=len(peers) + 1)
        case Earlier(of=of, since=None):
            return say("{subject} in all earlier periods", subject=worded(of))
        case Earlier(of=of, since=since):
            return say(
                "{subject} in earlier periods since {since}", subject=worded(of), since=since
            )
        case Steps(of=of, since=since):
            return say("steps of {subject} since {since}", subject=worded(of), since=since)
        case Least(of=of):
            return f"min({', '.join(map(worded, of))})"
        case Greatest(of=of):
            return f"max({', '.join(map(worded, of))})"
        case _:
            return str(expression)
