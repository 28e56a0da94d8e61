"""A verdict in few words for programs: what it says, the arithmetic, and the cells it rests on."""

from __future__ import annotations

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.render.machine.intervals import Record
from factcheck.render.machine.message import message
from factcheck.render.phrases import naming, provenance, words
from factcheck.render.phrases.redo import redone


def brief_record(verdict: Verdict, audit: Audit) -> Record:
    """Return a verdict with its arithmetic and its cells."""
    claim, catalogue = verdict.claim, audit.reference.catalogue
    return {
        "id": claim.own_id,
        "document": claim.document.id,
        "quote": claim.quote,
        "says": claim.words(),
        "verdict": str(verdict.label),
        "message": message(verdict, catalogue),
        "known": audit.is_known(verdict),
        "to_review": list(claim.review),
        "parts": [
            {
                "claimed": words.claimed(outcome, claim),
                "found": words.found(outcome, catalogue),
                "expression": str(outcome.relation.expression),
                "arithmetic": redone(outcome),
            }
            for outcome in verdict.outcomes
        ],
        "cells": [
            {
                "indicator": cell.indicator,
                "area": cell.area,
                "period": str(cell.period),
                "value": naming.printed(cell.figure),
                "source": cell.source.id,
                "at": str(cell.at),
            }
            for cell in provenance.cells(verdict.outcomes)
        ],
        "would_be_settled_by": [naming.quantity(each, catalogue) for each in verdict.wanted],
    }
