"""Relation and evidence to outcome: one definition, and a fast evaluator held equal to it."""

from factcheck.evaluate.exact import break_evens_of, compared, evaluate
from factcheck.evaluate.rereading import reread

__all__ = ["break_evens_of", "compared", "evaluate", "reread"]
