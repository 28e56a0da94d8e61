"""What is told of what the cursor rests on: a claim's derivation, a series, an area."""

from __future__ import annotations

from factcheck.desk.cursor import CursorSpot
from factcheck.desk.session import Judged
from factcheck.domain.audit import Audit
from factcheck.domain.series import Reference
from factcheck.domain.verdict import Verdict
from factcheck.render.notation.page import Page
from factcheck.render.terminal.explain import render as derivation
from factcheck.render.terminal.listing import series

_COLUMNS = 88
_SERIES_KEYS = frozenset({"of", "over", "whole", "parts", "numerator", "denominator"})


def hover(spot: CursorSpot, judged: Judged) -> str:
    """Return what is told at a place, laid out for a fixed font; empty where there is nothing."""
    if spot.key in _SERIES_KEYS:
        return _series(spot.word, judged.reference)
    verdict = verdict_at(spot, judged.audit)
    return "" if verdict is None else derived(verdict, judged)


def derived(verdict: Verdict, judged: Judged) -> str:
    """Return the derivation of a verdict."""
    if judged.audit is None:
        return ""
    return derivation(judged.audit, verdict, Page(columns=_COLUMNS))


def verdict_at(spot: CursorSpot, audit: Audit | None) -> Verdict | None:
    """Return the verdict on the claim at a place."""
    verdicts = () if audit is None else audit.verdicts
    return next((verdict for verdict in verdicts if verdict.id == spot.claim), None)


def _series(word: str, reference: Reference) -> str:
    """Return the series of an indicator, each with its latest value and a sketch."""
    indicator = reference.catalogue.indicators.find(word)
    if indicator is None:
        return ""
    of_it = {key: value for key, value in reference.series.items() if key[0] == indicator.id}
    only = Reference(reference.catalogue, of_it)
    return series(only, "", Page(columns=_COLUMNS))
