"""The law we live by, from end to end: an honest document is never accused of anything.

A world is drawn, its figures are rounded honestly into series and into claims of many kinds, each
to its own number of digits, and the whole is audited: evaluated, reconciled and diagnosed.
"""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.domain.finding import Gravity
from factcheck.domain.flag import Flag
from factcheck.domain.outcome import Fit, Slack
from factcheck.domain.verdict import Label, Verdict
from factcheck.load import read_text

YEARS = range(2017, 2023)
HEAD = """
document: {title: Report, issuer: Town hall, published: 2023-03-01, area: town, period: 2022}
areas:
  land: {name: Land, parts: complete}
  town: {name: Town, parent: land, level: town}
  port: {name: Port, parent: land, level: town}
indicators:
  output: {name: output, unit: t, at least: 0}
  part: {name: part of output, unit: t, at least: 0}
"""
ACCUSED = {Label.CONTRADICTED, Label.NEAR_MISS, Label.IMPLAUSIBLE, Label.CONFLICTING}

levels = st.decimals(min_value=Decimal(20), max_value=Decimal(90_000), places=4)
places = st.integers(min_value=0, max_value=3)


@st.composite
def printed(draw: st.DrawFn, truth: Fraction, *, least: int = 0) -> str:
    """Print a number honestly, to some number of digits; ties go either way."""
    digits = max(draw(places), least)
    scaled = truth * 10**digits
    floor = scaled.numerator // scaled.denominator
    rest = scaled - floor
    up = draw(st.booleans()) if rest == Fraction(1, 2) else rest > Fraction(1, 2)
    return f"{Decimal(floor + up).scaleb(-digits):f}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a world, its published series, and an honest claim file about it."""
    town = {year: Fraction(draw(levels)) for year in YEARS}
    port = {year: Fraction(draw(levels)) for year in YEARS}
    part = {year: town[year] * draw(st.fractions(0, 1, max_denominator=40)) for year in YEARS}
    known = draw(st.sets(st.sampled_from(list(YEARS)), min_size=1))
    rows = [
        f"  - {{indicator: {name}, area: {area}, period: {year},"
        f" value: '{draw(printed(truth[year]))}'}}"
        for name, area, truth in (
            ("output", "town", town),
            ("output", "port", port),
            ("part", "town", part),
        )
        for year in sorted(known)
    ]
    now, before, base = town[2022], town[2021], town[2017]
    place = 1 + (port[2022] > now)
    times = draw(printed(now / base, least=1))
    claims = [
        f"{{kind: level, of: output, is: {draw(printed(now))} t}}",
        f"{{kind: level, of: output, period: 2021, is: {draw(printed(before))} t}}",
        f"{{kind: growth, of: output, is: {draw(printed(100 * (now / before - 1)))} %}}",
        f"{{kind: multiple, of: output, since: 2017, is: {times} times}}",
        f"{{kind: change, of: output, is: {draw(printed(now - before))} t}}",
        f"{{kind: share, of: part, whole: output, is: {draw(printed(100 * part[2022] / now))} %}}",
        f"{{kind: rank, of: output, is: {place}}}",
        f"{{kind: comparison, of: output, than area: port, is: {_side(now, port[2022])}}}",
    ]
    listed = "\n".join(f"  - {{id: c{n}, {each[1:]}" for n, each in enumerate(claims))
    return f"{HEAD}series:\n" + "\n".join(rows) + f"\nclaims:\n{listed}\n"


def _side(one: Fraction, other: Fraction) -> str:
    if one == other:
        return "equal"
    return "larger" if one > other else "smaller"


def _is_tie(verdict: Verdict) -> bool:
    slacks = {each.slack for each in verdict.outcomes if each.slack is not None}
    return slacks == {Slack.TIE} and not any(each.fit is Fit.OUTSIDE for each in verdict.outcomes)


@settings(max_examples=60)
@given(text=documents())
def test_an_honest_document_is_never_accused(text: str) -> None:
    audit = pipeline.audit(*read_text(text))
    accused = [each for each in audit if each.label in ACCUSED]
    # A tie rounded one way in print and another way in the series is told as such, and no worse.
    assert all(each.label is Label.NEAR_MISS and _is_tie(each) for each in accused)
    # Two ties that were rounded differently are told as a conflict that depends on rounding.
    flagged = {each.id for each in audit if Flag.INCONSISTENT_WITH in each.flags}
    assert flagged <= {claim for each in audit.findings for claim in each.claims}
    assert not any(each.gravity is Gravity.CONTRADICTION for each in audit.findings)
    assert not any(each.diagnosis and each.diagnosis.slips for each in audit)
