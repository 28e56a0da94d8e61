"""Relation and evidence to outcome: one definition, and a fast evaluator held equal to it."""

from factcheck.evaluate.exact import evaluate

__all__ = ["evaluate"]
