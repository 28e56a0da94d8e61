"""What a diagnosis adds to a verdict: itself, and cautions. The label stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.domain.diagnosis import Diagnosis
from factcheck.domain.verdict import Flag, Verdict
from factcheck.judge.cautions import ordered


def with_diagnosis(
    verdict: Verdict, diagnosis: Diagnosis | None, flags: Iterable[Flag] = ()
) -> Verdict:
    """Take in what was found about one claim beside its label."""
    if diagnosis is None:
        return verdict
    return replace(verdict, diagnosis=diagnosis, flags=ordered({*verdict.flags, *flags}))
