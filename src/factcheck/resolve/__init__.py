"""Quantities to sets of evidence, like with like; and the reasons where there is none."""

from factcheck.resolve.earlier import Past, WrittenOut
from factcheck.resolve.identities import written
from factcheck.resolve.reasons import reason_of
from factcheck.resolve.rough import Rough
from factcheck.resolve.sets import Resolver
from factcheck.resolve.slots import is_ratio, slots
from factcheck.resolve.whole_columns import WholeColumn

__all__ = [
    "Past",
    "Resolver",
    "Rough",
    "WholeColumn",
    "WrittenOut",
    "is_ratio",
    "reason_of",
    "slots",
    "written",
]
