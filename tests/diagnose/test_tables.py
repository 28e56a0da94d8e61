"""Errors planted in what is said of tables: most are named, and no right figure is corrected."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import chain

import pytest

from benchmarks.slips.tables import Error, Said, Table
from factcheck.diagnose.givens import Givens
from factcheck.diagnose.restated import RestatedAreas
from factcheck.diagnose.slips import slips_of
from factcheck.domain.diagnosis import Slip
from factcheck.domain.outcome import Fit
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import judge
from factcheck.judge.examination import Examination
from factcheck.load import read_text
from factcheck.pipeline import compiled_claims

SEEDS = range(100, 112)
LEAST_NAMED = 0.8  # of all errors together


@cache
def judged() -> tuple[tuple[Said, Verdict, tuple[Slip, ...]], ...]:
    """Give what is said of each table, with the verdict and the slips that are offered."""
    found = []
    for table in map(Table, SEEDS):
        said = list(table.said())
        claims = [{"id": f"c{place}", **each.claim} for place, each in enumerate(said)]
        read, reference = read_text(json.dumps({**table.text(), "claims": claims}))
        examination = Examination(read[0].document, reference, None)
        givens = Givens(
            reference=reference,
            value=examination.value,
            printed=examination.printed,
            editions=lambda _: {},
            restated=RestatedAreas(reference),
        )
        for each, compiled in zip(said, compiled_claims(read, reference), strict=True):
            examined = chain.from_iterable(map(examination.examine, compiled.relations))
            verdict = judge(compiled.claim, examined, reference.catalogue)
            slips = (slips_of(outcome, (), givens) for outcome in verdict.outcomes)
            found.append((each, verdict, tuple(slip for offered in slips for slip in offered)))
    return tuple(found)


def test_no_right_figure_is_corrected() -> None:
    right = [(verdict, slips) for said, verdict, slips in judged() if said.error is None]
    assert {verdict.label for verdict, _ in right} <= {Label.SUPPORTED, Label.COMPATIBLE}
    assert not any(slips for _, slips in right)


def named() -> dict[Error, tuple[int, int]]:
    """Give how many errors of each sort were named, and of how many that came out."""
    tried: Counter[Error] = Counter()
    hit: Counter[Error] = Counter()
    for said, verdict, slips in judged():
        is_out = any(each.fit is Fit.OUTSIDE for each in verdict.outcomes)
        if said.error is not None and is_out and verdict.label is Label.CONTRADICTED:
            tried[said.error] += 1
            hit[said.error] += bool(slips)
    return {error: (hit[error], tried[error]) for error in Error}


def test_most_errors_are_named() -> None:
    every = named().values()
    assert sum(hit for hit, _ in every) >= LEAST_NAMED * sum(tried for _, tried in every)


@pytest.mark.parametrize("error", Error)
def test_errors_of_every_sort_are_named(error: Error) -> None:
    hit, tried = named()[error]
    assert 5 * hit >= tried > 0  # of some sorts, many are figures of one digit
