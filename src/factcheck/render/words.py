"""A verdict in words: what was claimed, what was found, by how much, and on what evidence."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from factcheck.domain.audit import Audit
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.claim import Claim
from factcheck.domain.expression import Divide, Expression, Rank, leaves
from factcheck.domain.evidence import Derivation, EvidenceSet
from factcheck.domain.figure import Figure, Hedge
from factcheck.domain.finding import Finding, Gravity, Implied, Repair
from factcheck.domain.interval import INFINITY, Interval
from factcheck.domain.outcome import BreakEven, Fit, Outcome
from factcheck.domain.quantity import Basis, Quantity
from factcheck.domain.series import Observation
from factcheck.domain.surd import Real
from factcheck.domain.unit import UnitForm
from factcheck.domain.verdict import Label, Verdict
from factcheck.judge import label_of
from factcheck.render import number
from factcheck.render.labels import SLIPS
from factcheck.render.yardstick import POINTS, Yardstick, of_expression, of_figure, of_outcome


def printed(figure: Figure) -> str:
    """Give a figure as its author wrote it, with its hedge and unit where they stood apart.

    >>> from factcheck.domain.evidence import Derivation, EvidenceSet
from factcheck.domain.figure import parse_figure
    >>> printed(parse_figure("2000 亿元", hedge=Hedge.MORE_THAN))
    'more than 2000 亿元'
    """
    text = figure.text.strip()
    unit = figure.measure.text
    if unit and unit not in text and not figure.is_word:
        text = f"{text} {unit}"
    starts_bare = text[:1].isdigit() or text[:1] in "-+−" or text.startswith(figure.measure.prefix)
    if figure.hedge in (Hedge.AS_PRINTED, Hedge.BETWEEN) or not starts_bare:
        return text
    return f"{figure.hedge} {text}"


def claimed(outcome: Outcome, claim: Claim) -> str:
    """Say what the claim says of one relation."""
    figure = outcome.relation.figure
    text = claim.words() if figure is None else printed(figure)
    if figure is not None and (figure.is_word or figure.hedge in (Hedge.ABOUT, Hedge.NEARLY)):
        text = f"{text}: {of_figure(figure).found(outcome.claimed)}"
    return text


def found(outcome: Outcome, catalogue: Catalogue) -> str:
    """Say what the evidence gives for one relation, in the unit of the claim."""
    if outcome.fit is Fit.OPEN and not outcome.evidence.evidence:
        return "nothing"
    yardstick = of_outcome(outcome, catalogue)
    expression = outcome.relation.expression
    edges = (outcome.claimed.low, outcome.claimed.high)
    if isinstance(expression, Rank):
        places = yardstick.found(outcome.found)
        return f"place {places} of {len(expression.peers) + 1}"
    return yardstick.found(outcome.found, edges)


def off_by(outcome: Outcome, catalogue: Catalogue) -> str:
    """Say how far what was claimed lies from what was found; empty where the two meet."""
    said, seen = _aim(outcome), outcome.found
    if outcome.fit is not Fit.OUTSIDE or said is None:
        return ""
    if isinstance(seen.low, float) or isinstance(seen.high, float):
        return ""
    middle = seen.middle()
    gap = said - middle
    yardstick = of_outcome(outcome, catalogue)
    side = "above" if gap > 0 else "below"
    if isinstance(outcome.relation.expression, Rank):
        size = number.magnitude(gap, 1)
        return f"{size} {'place' if size == '1' else 'places'}"
    if yardstick.form in (UnitForm.PERCENT, UnitForm.POINTS):
        return f"{POINTS.size(gap)} {side} what was found"
    share = _share(gap, middle)
    return f"{yardstick.size(gap)} {side} what was found{share}"


def _aim(outcome: Outcome) -> Real | None:
    """Give the number a claim is measured by: the printed one, or the edge nearest by."""
    figure = outcome.relation.figure
    if figure is not None and figure.hedge is Hedge.AS_PRINTED and not figure.is_word:
        return figure.value
    near = outcome.claimed.low if outcome.found.below(outcome.claimed) else outcome.claimed.high
    return None if isinstance(near, float) else near


def _share(gap: Real, of: Real) -> str:
    """Give a difference as a share of what was found, where that says something."""
    if of <= 0:
        return ""
    share = gap / of if isinstance(of, Fraction) else gap / of.near()
    if abs(share) >= 10:
        return f" ({number.magnitude((share + 1), 2)} times as much)"
    return f" ({number.magnitude(share * 100, 2)} %)"


def deciding(verdict: Verdict) -> tuple[Outcome, ...]:
    """Give the outcomes that made the label: all of the worst, or the only one there is."""
    if len(verdict.outcomes) < 2:
        return verdict.outcomes
    worst = max(label_of(each).severity for each in verdict.outcomes)
    return tuple(each for each in verdict.outcomes if label_of(each).severity == worst)


def with_role(outcome: Outcome, text: str) -> str:
    """Say which part of the claim is meant, where it has several."""
    return f"{outcome.relation.role}: {text}" if outcome.relation.role else text


def quantity(part: Expression, catalogue: Catalogue, *, besides: str = "") -> str:
    """Name a quantity, or a ratio of two, leaving out the area the reader has in mind anyway."""
    match part:
        case Quantity():
            indicator = catalogue.indicators.get(part.indicator)
            name = part.indicator if indicator is None else indicator.name()
            place = catalogue.areas.get(part.area)
            town = part.area if place is None else place.name()
            where = "" if part.area == besides else f" of {town}"
            basis = " at constant prices" if part.basis is Basis.CONSTANT else ""
            return f"{name}{where} in {part.period}{basis}"
        case Divide(left=Quantity() as left, right=Quantity() as right) if (
            left.indicator == right.indicator and left.area == right.area
        ):
            after = quantity(left, catalogue, besides=besides)
            return f"{after} as a multiple of {right.period}"
        case _:
            return str(part)


def break_even(
    each: BreakEven, verdict: Verdict, catalogue: Catalogue
) -> str:
    """Say for which values of one published figure the claim would hold."""
    name = quantity(each.input, catalogue, besides=area(verdict.claim))
    cells = tuple(cell for outcome in verdict.outcomes for cell in outcome.evidence.observations())
    yardstick = closest(each.input, cells, catalogue)
    seen = yardstick.found(each.published, _ends(each.holds))
    if each.holds is None:
        return f"no value of {name} would do; published {seen}"
    return f"{name} {yardstick.condition(_beyond_nought(each.holds))}; published {seen}"


def _beyond_nought(interval: Interval) -> Interval:
    """Leave out a lower end of zero, which goes without saying, where there is an upper one."""
    if interval.low == 0 and not isinstance(interval.high, float):
        return Interval(-INFINITY, interval.high, high_open=interval.high_open)
    return interval


def closest(
    part: Expression, cells: tuple[Observation, ...], catalogue: Catalogue
) -> Yardstick:
    """Prefer the unit of the cell that answers a quantity."""
    if isinstance(part, Quantity):
        for cell in cells:
            if (cell.indicator, cell.area, cell.period) == (part.indicator, part.area, part.period):
                return of_figure(cell.figure)
    return of_expression(part, cells, catalogue)


def _ends(interval: Interval | None) -> tuple[Real, ...]:
    if interval is None:
        return ()
    return tuple(end for end in (interval.low, interval.high) if not isinstance(end, float))


def area(claim: Claim) -> str:
    """Give the id of the area the whole document is about, which goes without saying."""
    return "" if claim.document.area is None else claim.document.area.id


def wanted(verdict: Verdict, catalogue: Catalogue) -> tuple[str, ...]:
    """Name the figures that would settle a claim."""
    here = area(verdict.claim)
    return tuple(quantity(each, catalogue, besides=here) for each in verdict.wanted)


def cells(outcomes: Iterable[Outcome]) -> tuple[Observation, ...]:
    """Give the cells that outcomes rest on, each once, in order."""
    every = (cell for outcome in outcomes for cell in outcome.evidence.observations())
    return tuple(dict.fromkeys(every))


def cell(observation: Observation) -> str:
    """Give a published figure with its period."""
    return f"{printed(observation.figure)} in {observation.period}"


def evidence(outcomes: Iterable[Outcome], most: int = 3) -> tuple[str, ...]:
    """Give the cells, those of one source together: figures, then who says so, and the grade."""
    by_source: dict[str, list[Observation]] = {}
    for each in cells(outcomes):
        by_source.setdefault(each.source.id, []).append(each)
    lines = []
    for found_there in by_source.values():
        source = found_there[0].source
        figures = ", ".join(cell(each) for each in found_there[:most])
        more = f" and {len(found_there) - most} more" if len(found_there) > most else ""
        lines.append(f"{figures}{more} ({source.title or source.id}; {source.grade.words})")
    return tuple(lines)


def slip(outcome: Outcome) -> str:
    """Say how a near miss may have come about."""
    return "" if outcome.slack is None else SLIPS[outcome.slack]


def confirmed(outcome: Outcome) -> str:
    """Say how much of a figure the evidence bears out, where rounding leaves its end open."""
    figure = outcome.relation.figure
    if figure is None or not outcome.claimed.is_bounded or not outcome.found.is_bounded:
        return "rounding of the evidence leaves it open"
    place, digits = figure.last_place, _significant(figure)
    for kept in range(digits - 1, 0, -1):
        place *= 10
        middle = round(figure.value / place) * place
        wider = Interval(middle - place / 2, middle + place / 2)
        if outcome.found.within(wider):
            return f"{kept} of its {digits} digits confirmed; rounding leaves the rest open"
    return "rounding of the evidence leaves it open"


def _significant(figure: Figure) -> int:
    steps = abs(figure.value / figure.last_place)
    return len(str(int(steps)))


def is_settled(label: Label) -> bool:
    """Whether a verdict says something about the claim at all."""
    return label not in (Label.NOT_CHECKABLE, Label.UNVERIFIABLE)


def repair(each: Repair, audit: Audit) -> str:
    """Say what one printed figure would have to be for the others to stand."""
    if each.needed is None:
        return f"{each.claim}: give up {each.printed!r}"
    try:
        figure = audit[each.claim].claim.figure
    except KeyError:
        figure = None
    yardstick = Yardstick() if figure is None else of_figure(figure)
    return f"{each.claim}: {yardstick.condition(each.needed)} instead of {each.printed}"


def gravity(finding: Finding) -> str:
    """Say how far a conflict can be relied on."""
    match finding.gravity:
        case Gravity.CONTRADICTION:
            return "a contradiction whatever the rounding rule"
        case Gravity.DEPENDS_ON_ROUNDING:
            return "depends on how the figures were rounded"
        case _:
            assert_never(finding.gravity)


def formula(expression: Expression, catalogue: Catalogue, *, area: str = "") -> str:
    """Write an expression with the names of what it measures in place of ids."""
    text = str(expression)
    named = {
        str(leaf): f"[{quantity(leaf, catalogue, besides=area)}]" for leaf in leaves(expression)
    }
    for each in sorted(named, key=len, reverse=True):
        text = text.replace(each, named[each])
    return text


def edition(evidence: EvidenceSet) -> str:
    """Say which edition a set of evidence is, how good, and since when it was public."""
    parts = ["several editions" if evidence.mixed_vintage else evidence.vintage or "no edition named"]
    if evidence.other_basis:
        parts.append("another price basis")
    if evidence.grade is not None:
        parts.append(evidence.grade.words)
    if evidence.public_since is not None:
        parts.append(f"public since {evidence.public_since}")
    return ", ".join(parts)


def origin(cell: Observation) -> str:
    """Say who published a cell, in which edition and when."""
    parts = [cell.source.title or cell.source.id]
    if cell.source.publisher and cell.source.publisher not in parts[0]:
        parts.append(cell.source.publisher)
    parts.append(cell.source.grade.words)
    if cell.vintage:
        parts.append(f"edition {cell.vintage}")
    if cell.status:
        parts.append(str(cell.status))
    if cell.public_since is not None:
        parts.append(f"released {cell.public_since}")
    return ", ".join(parts)


def implied(each: Implied, catalogue: Catalogue) -> str:
    """Say what claims imply for a figure nobody published."""
    yardstick = of_expression(each.quantity, (), catalogue)
    name = quantity(each.quantity, catalogue)
    by = f" by {', '.join(each.claims)}" if each.claims else ""
    return f"{name} is {yardstick.found(each.interval)}, as implied{by}"


def redone(outcome: Outcome) -> str:
    """Give the arithmetic with the printed figures put in; empty where some part was derived."""
    expression = outcome.relation.expression
    figures = {
        each.answers: printed(each.cells[0].figure)
        for top in outcome.evidence.evidence
        for each in (top, *top.parts)
        if each.how is Derivation.PUBLISHED and len(each.cells) == 1
    }
    every = leaves(expression)
    if len(every) < 2 or not all(leaf in figures for leaf in every):
        return ""
    text = str(expression)
    for leaf in sorted(every, key=lambda each: len(str(each)), reverse=True):
        text = text.replace(str(leaf), figures[leaf])
    return text
