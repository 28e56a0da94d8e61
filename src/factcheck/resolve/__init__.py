"""Quantities to sets of evidence, like with like; and the reasons where there is none."""

from factcheck.resolve.reasons import reason_of
from factcheck.resolve.sets import Resolver
from factcheck.resolve.slots import expanded, is_ratio, slots

__all__ = ["Resolver", "expanded", "is_ratio", "reason_of", "slots"]
