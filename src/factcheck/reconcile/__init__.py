"""Reconciliation: all claims against each other, with evidence, identities and hard bounds.

Says whether all can hold together, which minimal sets cannot, what would mend them, and what the
rest implies for quantities nobody published. Exact throughout: a conflict comes with a proof, and
what cannot be decided is said to be undecided.
"""

from factcheck.reconcile.counts import possible_pairs, smallest_counts
from factcheck.reconcile.reconciliation import Reconciliation, gravest_first, reconcile, smt_lib
from factcheck.reconcile.stated import Budget, Domain, Footing, Stated

__all__ = [
    "Budget",
    "Domain",
    "Footing",
    "Reconciliation",
    "Stated",
    "gravest_first",
    "possible_pairs",
    "reconcile",
    "smallest_counts",
    "smt_lib",
]
