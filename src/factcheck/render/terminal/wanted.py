"""What would settle the open claims: as a list to read, and as a table to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from factcheck.diagnose.owners import FigureOwner
from factcheck.diagnose.wanted import Wanted
from factcheck.domain.catalogue import Catalogue, CountedBy
from factcheck.domain.quantity import Basis
from factcheck.language import counted, listed, say
from factcheck.render.notation.page import Line, Page, Style
from factcheck.render.phrases import naming, provenance

_MOST_CLAIMS = 6


def table(wanted: Sequence[Wanted], columns: Sequence[str], mark: str) -> str:
    """Return a table of the reference with the values left out, a row a cell, as CSV.

    Its notes begin with a mark and say why each is wanted and by which claims. Marked rows without
    a value are passed over when it is read, so it may be filled in bit by bit.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for want in wanted:
        quantity = want.quantity
        writer.writerow(
            {
                "area": quantity.area,
                "indicator": quantity.indicator,
                "period": quantity.period,
                "unit": want.unit,
                "basis": "" if quantity.basis is Basis.NONE else quantity.basis,
                "note": f"{mark} ({_why(want) or 'not settled'}): {' '.join(_claims(want))}",
            }
        )
    return text.getvalue()


def render(
    groups: Sequence[tuple[FigureOwner, Sequence[Wanted]]],
    catalogue: Catalogue,
    page: Page | None = None,
) -> str:
    """List the cells for a terminal by who has them, those that serve the most claims first."""
    page = page or Page()
    lines: list[Line] = []
    for owner, members in groups:
        lines += ["", *page.paragraph(_head(owner), Style.BOLD)]
        lines += _group(members, catalogue, page)
    wanted = [want for _, members in groups for want in members]
    claims = {id(claim) for want in wanted for claim in want.claims}
    figures = counted("{number} figure", "{number} figures", len(wanted))
    served = counted("{number} claim", "{number} claims", len(claims))
    lines += ["", say("{figures} would settle {claims}.", figures=figures, claims=served)]
    return page.written(lines[1:])


def _head(owner: FigureOwner) -> str:
    """Say who has the figures of a group."""
    match owner.counted_by:
        case CountedBy.ISSUER:
            return say("Only the issuer counts these:")
        case CountedBy.OFFICE:
            return say("An office keeps the list of these:")
        case None:
            names = listed(owner.publishers)
    if owner.is_elsewhere:
        return say("Published, of other areas, by {names}:", names=names)
    if owner.publishers:
        return say("Published by {names}:", names=names)
    return say("No source of the reference publishes these:")


def _group(wanted: Sequence[Wanted], catalogue: Catalogue, page: Page) -> list[Line]:
    lines: list[Line] = []
    for want in wanted:
        size = len(want.claims)
        name = naming.quantity(want.quantity, catalogue)
        if want.unit:
            name = say("{name} ({unit})", name=name, unit=want.unit)
        head = f"{size:>3}  {name}"
        lines += page.paragraph(head, hanging=5)
        names = _claims(want)
        names_in_short = provenance.with_more(
            " ".join(names[:_MOST_CLAIMS]), len(names) - _MOST_CLAIMS
        )
        text = say("{why}: {claims}", why=_why(want) or say("not settled"), claims=names_in_short)
        if want.besides:
            text = say("{figure}; with {number} more", figure=text, number=want.besides)
        lines += page.paragraph(text, Style.FAINT, indent=5, hanging=2)
    return lines


def _why(want: Wanted) -> str:
    return ", ".join(map(str, want.why))


def _claims(want: Wanted) -> list[str]:
    return list(dict.fromkeys(claim.id for claim in want.claims))
