"""What a diagnosis adds to a verdict: cautions. What evidence decided stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from factcheck.domain.diagnosis import Diagnosis
from factcheck.domain.flag import Flag, in_order
from factcheck.domain.outcome import Fit
from factcheck.domain.verdict import Verdict
from factcheck.judge.context import context_flags, with_base_rate, with_doubts
from factcheck.judge.relations import FAILS


def with_cautions(verdict: Verdict, diagnosis: Diagnosis, flags: Iterable[Flag] = ()) -> Verdict:
    """Take in what follows for flags, label and notes from what was found about one claim.

    The diagnosis itself is put beside the verdict where somebody asks for it.
    """
    robustness = None if diagnosis.breaks else diagnosis.robustness  # a broken series tells nothing
    if verdict.label in FAILS and any(
        restatement.fit is not Fit.OUTSIDE for restatement in diagnosis.restatements
    ):
        flags = {*flags, Flag.WOULD_HOLD_RESTATED}
    context = context_flags(verdict, robustness, diagnosis.base_rate)
    judged = with_doubts(with_base_rate(verdict, diagnosis.base_rate), diagnosis.doubts)
    return replace(judged, flags=in_order({*judged.flags, *flags, *context}))
