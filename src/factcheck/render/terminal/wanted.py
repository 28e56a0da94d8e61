"""What would settle the open claims: as a list to read, and as a table to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from factcheck.diagnose.wanted import Wanted
from factcheck.domain.catalogue import Catalogue
from factcheck.domain.quantity import Basis
from factcheck.language import counted, say
from factcheck.render.notation.columns import Page, Style
from factcheck.render.phrases import naming, provenance

_MOST_CLAIMS = 6


def table(wanted: Sequence[Wanted], columns: Sequence[str], mark: str) -> str:
    """Give a table of the reference with the values left out, a row a cell, as CSV.

    Its notes begin with a mark and say why each is wanted and by which claims. Marked rows without
    a value are passed over when it is read, so it may be filled in bit by bit.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for each in wanted:
        quantity = each.quantity
        writer.writerow(
            {
                "area": quantity.area,
                "indicator": quantity.indicator,
                "period": quantity.period,
                "unit": each.unit,
                "basis": "" if quantity.basis is Basis.NONE else quantity.basis,
                "note": f"{mark} ({_why(each) or 'not settled'}): {' '.join(_claims(each))}",
            }
        )
    return text.getvalue()


def render(wanted: Sequence[Wanted], catalogue: Catalogue, page: Page | None = None) -> str:
    """List the cells for a terminal, those that serve the most claims first."""
    page = page or Page()
    lines: list[str] = []
    for each in wanted:
        size = len(each.claims)
        name = naming.quantity(each.quantity, catalogue)
        if each.unit:
            name = say("{name} ({unit})", name=name, unit=each.unit)
        head = f"{size:>3}  {name}"
        lines += page.paragraph(head, hanging=5)
        names = _claims(each)
        told = provenance.with_more(" ".join(names[:_MOST_CLAIMS]), len(names) - _MOST_CLAIMS)
        said = say("{why}: {claims}", why=_why(each) or say("not settled"), claims=told)
        if each.besides:
            said = say("{figure}; with {number} more", figure=said, number=each.besides)
        lines += (
            page.styled(line, Style.FAINT) for line in page.paragraph(said, indent=5, hanging=2)
        )
    claims = {id(claim) for each in wanted for claim in each.claims}
    figures = counted("{number} figure", "{number} figures", len(wanted))
    served = counted("{number} claim", "{number} claims", len(claims))
    lines += ["", say("{figures} would settle {claims}.", figures=figures, claims=served)]
    return "\n".join([*lines, ""])


def _why(each: Wanted) -> str:
    return ", ".join(map(str, each.why))


def _claims(each: Wanted) -> list[str]:
    return list(dict.fromkeys(claim.id for claim in each.claims))
