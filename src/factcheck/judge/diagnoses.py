"""What a diagnosis adds to a verdict: itself, and cautions. What evidence decided stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.domain.diagnosis import Diagnosis
from factcheck.domain.flag import Flag, in_order
from factcheck.domain.outcome import Fit
from factcheck.domain.verdict import Verdict
from factcheck.judge.context import context_flags, with_base_rate, with_doubts
from factcheck.judge.relations import FAILS


def with_diagnosis(
    verdict: Verdict, diagnosis: Diagnosis | None, flags: Iterable[Flag] = ()
) -> Verdict:
    """Take in what was found about one claim beside its label."""
    if diagnosis is None:
        return verdict
    robustness = None if diagnosis.breaks else diagnosis.robustness  # a broken series tells nothing
    if verdict.label in FAILS and any(
        restatement.fit is not Fit.OUTSIDE for restatement in diagnosis.restatements
    ):
        flags = {*flags, Flag.WOULD_HOLD_RESTATED}
    context = context_flags(verdict, robustness, diagnosis.base_rate)
    found = with_doubts(with_base_rate(verdict, diagnosis.base_rate), diagnosis.doubts)
    return replace(found, diagnosis=diagnosis, flags=in_order({*found.flags, *flags, *context}))
