"""What a diagnosis adds to a verdict: itself, and cautions. What evidence decided stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.domain.diagnosis import Diagnosis
from factcheck.domain.verdict import Flag, Verdict
from factcheck.judge.cautions import ordered
from factcheck.judge.context import context_flags, with_base_rate, with_doubts


def with_diagnosis(
    verdict: Verdict, diagnosis: Diagnosis | None, flags: Iterable[Flag] = ()
) -> Verdict:
    """Take in what was found about one claim beside its label."""
    if diagnosis is None:
        return verdict
    robustness = None if diagnosis.breaks else diagnosis.robustness  # a broken series tells nothing
    context = context_flags(verdict, robustness, diagnosis.base_rate)
    found = with_doubts(with_base_rate(verdict, diagnosis.base_rate), diagnosis.doubts)
    return replace(found, diagnosis=diagnosis, flags=ordered({*found.flags, *flags, *context}))
