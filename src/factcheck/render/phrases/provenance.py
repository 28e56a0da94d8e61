"""Where evidence comes from, in words: cells, sources, editions, and the arithmetic over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.domain.catalogue import Catalogue
from factcheck.domain.evidence import EvidenceSet
from factcheck.domain.figure import Figure
from factcheck.domain.outcome import Outcome
from factcheck.domain.series import Observation, Status
from factcheck.language import closed, later, listed, say
from factcheck.render.phrases.naming import (
    area_name,
    edition_name,
    grouped,
    indicator_name,
    printed,
)
from factcheck.wording.period_text import in_words

_STATUSES = {
    Status.PRELIMINARY: later("preliminary"),
    Status.REVISED: later("revised"),
    Status.FINAL: later("final"),
    Status.ESTIMATE: later("estimate"),
}

_MANY = 8  # figures that read well in a row
_MOST_COLUMNS = 8  # of a grid


def cells(outcomes: Iterable[Outcome]) -> tuple[Observation, ...]:
    """Return the cells that outcomes rest on, each once, in order."""
    every = (cell for outcome in outcomes for cell in outcome.evidence.observations())
    return tuple(dict.fromkeys(every))


def with_more(text: str, more: int) -> str:
    """Say how many more there are after some that are told.

    >>> with_more("gdp, exports", 2), with_more("gdp", 0)
    ('gdp, exports and 2 more', 'gdp')
    """
    return say("{told} and {number} more", told=text, number=more) if more > 0 else text


def by_source(observations: Iterable[Observation]) -> tuple[tuple[Observation, ...], ...]:
    """Put the cells of one source together, sources in order of appearance."""
    groups: dict[str, list[Observation]] = {}
    for observation in observations:
        groups.setdefault(observation.source.id, []).append(observation)
    return tuple(map(tuple, groups.values()))


def repeat(cells: Iterable[Observation], cited: Iterable[Observation]) -> bool:
    """Whether each of some figures is one that is cited already, as rounded by one of the two."""
    known: dict[tuple[object, ...], list[Observation]] = {}
    for each in cited:
        known.setdefault(_measured(each), []).append(each)
    return all(
        any(
            cell.figure.value in other.interval or other.figure.value in cell.interval
            for other in known.get(_measured(cell), ())
        )
        for cell in cells
    )


def _measured(cell: Observation) -> tuple[object, ...]:
    return cell.indicator, cell.area, cell.period, cell.basis


def cell(cell: Observation, catalogue: Catalogue, besides: str, *, name_it: bool) -> str:
    """Return a published figure with its period, and with its area and name where it needs them."""
    named = {
        "of": indicator_name(cell.indicator, catalogue),
        "area": area_name(cell.area, catalogue),
        "period": in_words(cell.period),
    }
    if name_it:
        head = say("{of} {period}", **named)
        if cell.area != besides:
            head = say("{of} of {area} {period}", **named)
    else:
        head = named["period"]
        if cell.area != besides:
            head = say("{area} {period}", **named)
    return say("{head}: {figure}", head=closed(head), figure=grouped(printed(cell.figure)))


def grid(cells: Sequence[Observation], catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """Return figures of many areas by periods, below a row of heads; none where they are no grid.

    Each area has a row, each period a column, and each figure a place of its own.
    """
    periods = sorted({cell.period for cell in cells})
    areas = list(dict.fromkeys(cell.area for cell in cells))
    placed = {(cell.area, cell.period): grouped(printed(cell.figure)) for cell in cells}
    fits = len(areas) > 1 and len(periods) <= _MOST_COLUMNS and len(placed) == len(cells)
    if len(cells) <= _MANY or not fits or len({cell.indicator for cell in cells}) > 1:
        return ()
    heads = ("", *map(in_words, periods))
    rows = (
        (area_name(area, catalogue), *(placed.get((area, period), "") for period in periods))
        for area in areas
    )
    return (heads, *rows)


def stored(figure: Figure) -> str:
    """Return a stored value as short as it can be written.

    >>> from factcheck.wording.figure_reader import parse_figure
    >>> stored(parse_figure("5.26000000000000 %"))
    '5.26 %'
    """
    return re.sub(r"(\.\d*?)0+(?=\D|$)", lambda zeros: zeros[1].rstrip("."), printed(figure))


def edition(evidence: EvidenceSet, catalogue: Catalogue) -> str:
    """Say which edition a set of evidence is, how good, and since when it was public."""
    parts = [edition_name(evidence.vintage, catalogue) or say("no edition named")]
    if evidence.mixed_vintage:
        parts = [say("several editions")]
    if evidence.other_basis:
        parts.append(say("another price basis"))
    if evidence.grade is not None:
        parts.append(evidence.grade.words)
    if evidence.public_since is not None:
        parts.append(say("public since {date}", date=evidence.public_since))
    return listed(parts)


def origin(cell: Observation, catalogue: Catalogue) -> str:
    """Say who published a cell, in which edition and when."""
    parts = [cell.source.title or cell.source.id]
    publisher = str(cell.source.publisher)
    if publisher and publisher not in parts[0]:
        parts.append(publisher)
    parts.append(cell.source.grade.words)
    if cell.vintage:
        parts.append(say("edition: {edition}", edition=edition_name(cell.vintage, catalogue)))
    if cell.adjustment:
        parts.append(say(cell.adjustment.words))
    if cell.status:
        parts.append(say(_STATUSES[cell.status]))
    if cell.public_since is not None:
        parts.append(say("released {date}", date=cell.public_since))
    return listed(parts)
