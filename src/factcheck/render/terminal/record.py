"""The record of an issuer for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.record import IssuerRecord
from factcheck.language import say
from factcheck.render.account.record import RecordTable, ToldDifference, account, caution
from factcheck.render.notation.columns import cut
from factcheck.render.notation.page import Line, Page, Style, rows_of, styled
from factcheck.render.notation.signs import visible


def render(records: Iterable[IssuerRecord], audit: Audit, page: Page | None = None) -> str:
    """Lay the records of issuers out for a terminal."""
    page = page or Page()
    return page.written(line for record in records for line in _record(record, audit, page))


def _record(record: IssuerRecord, audit: Audit, page: Page) -> Iterator[Line]:
    told = account(record, audit)
    yield styled(cut(visible(told.title), page.columns), Style.BOLD)
    yield from page.paragraph(told.about, Style.FAINT)
    yield ""
    yield from _table(told.reports, page)
    for each in told.told_again:
        yield from _table(each, page)
    yield styled(say("Told otherwise"), Style.BOLD)
    yield ""
    for difference in told.differences:
        yield from _difference(difference, page)
    if not told.differences:
        yield from (f"  {say('Nothing.')}", "")
    yield from page.paragraph(caution(), Style.FAINT)
    yield ""


def _table(told: RecordTable, page: Page) -> Iterator[Line]:
    widest = max(12, (page.columns - 4) // max(1, len(told.heads)) - 2)
    rows = [tuple(cut(visible(cell), widest) for cell in row) for row in (told.heads, *told.rows)]
    yield styled(cut(visible(told.title), page.columns), Style.BOLD)
    yield from rows_of(rows, indent=2, faint_from=len(told.heads))
    yield ""


def _difference(difference: ToldDifference, page: Page) -> Iterator[Line]:
    yield from page.paragraph(visible(difference.title), Style.BOLD, indent=2, hanging=2)
    for side in difference.sides:
        text = say("{name}: {meaning}", name=visible(side.document), meaning=side.figure)
        yield from page.paragraph(text, indent=4, hanging=2)
        for quote, place, verdict in side.claims:
            text = f"“{visible(quote)}” ({visible(place)}) · {verdict}"
            yield from page.paragraph(text, Style.FAINT, indent=6, hanging=2)
    yield from page.paragraph(" ".join(map(visible, difference.sentences)), indent=4)
    yield ""
