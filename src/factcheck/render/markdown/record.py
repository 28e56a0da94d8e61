"""The record of an issuer as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.domain.audit import Audit
from factcheck.domain.record import IssuerRecord
from factcheck.language import say
from factcheck.render.account.record import RecordTable, ToldDifference, account, caution
from factcheck.render.notation.markdown import code, escaped, inline, point, table


def render(records: Iterable[IssuerRecord], audit: Audit) -> str:
    """Write the records of issuers, one part each."""
    lines = [line for record in records for line in _record(record, audit)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _record(record: IssuerRecord, audit: Audit) -> Iterator[str]:
    told = account(record, audit)
    yield from (f"# {escaped(told.title)}", "", escaped(told.about), "")
    yield from _table(told.reports)
    yield from (f"## {say('Told otherwise')}", "")
    if not told.differences:
        yield from (say("Nothing."), "")
    for difference in told.differences:
        yield from _difference(difference)
    yield from (caution(), "")
    if told.told_again:
        yield from (f"## {say('Told again')}", "")
    for each in told.told_again:
        yield from _table(each, level=3)


def _table(told: RecordTable, level: int = 2) -> Iterator[str]:
    yield from (f"{'#' * level} {escaped(told.title)}", "")
    rows = [tuple(map(inline, row)) for row in told.rows]
    yield from table(tuple(map(inline, told.heads)), rows, right=told.numbers)


def _difference(difference: ToldDifference) -> Iterator[str]:
    yield from (f"### {escaped(difference.title)}", "")
    for side in difference.sides:
        figure = f"**{escaped(side.figure)}**"
        yield point(say("{name}: {meaning}", name=escaped(side.document), meaning=figure))
        for quote, place, verdict in side.claims:
            yield f"  {point(f'“{escaped(quote)}” ({code(place)}) · {verdict}')}"
    yield from ("", escaped(" ".join(difference.sentences)), "")
