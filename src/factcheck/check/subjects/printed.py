"""Figures in the unit they are printed in, as tables of subjects hold theirs."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.check.prose.claimed import ClaimedAs
from factcheck.check.prose.report_statement import ReportStatement
from factcheck.check.subjects.effects import effect_at
from factcheck.domain.rational import Fraction
from factcheck.wording.figure_reader import parse_figure

_BARE = re.compile(r"\d*\.?\d+")


def as_printed(statement: ReportStatement) -> ReportStatement:
    """Return a figure in the unit it is printed in, as tables of subjects are."""
    at = statement.start - statement.sentence.start
    if _BARE.fullmatch(statement.figure) and effect_at(statement.sentence.text, at) is not None:
        plain_range = parse_figure(statement.figure).implied()  # 1.67, 95 % CI: no per cent itself
        return replace(
            statement, falls=False, claimed=ClaimedAs.BARE, range=plain_range, measure=None
        )
    measure, claim = statement.measure, statement.range
    if measure is None or claim is None or statement.is_part:
        return replace(statement, falls=False)
    plain = replace(measure, scale=Fraction(1), unit=replace(measure.unit, factor=Fraction(1)))
    value = statement.value / measure.factor if statement.value is not None else None
    plain_range = claim / measure.factor
    return replace(statement, falls=False, range=plain_range, value=value, measure=plain)
