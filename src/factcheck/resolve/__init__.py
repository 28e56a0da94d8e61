"""Quantities to sets of evidence, like with like; and the reasons where there is none."""

from factcheck.resolve.reasons import reason_of
from factcheck.resolve.sets import Resolver
from factcheck.resolve.slots import expanded, slots

__all__ = ["Resolver", "expanded", "reason_of", "slots"]
