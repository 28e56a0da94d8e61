"""SEC company facts: what a company filed under each tag, dated by the days that each fact covers.

The year and the quarter beside a fact are those of the filing it stands in, and not its own: a
filing repeats the figures of earlier years. So they only tell what the company calls its years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from factcheck.language import say
from factcheck.load.layouts._json import parsed, pointer
from factcheck.load.layouts._text import start
from factcheck.load.layouts._times import is_day, months_of
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "sec-companyfacts",
    "title": "EDGAR company facts",
    "publisher": "U.S. Securities and Exchange Commission",
    "grade": "official",
    "url": "https://www.sec.gov/edgar",
}

_YEAR = range(350, 381)  # days of a year of 52 or 53 weeks, or of the calendar
_ANNUAL = ("10-K", "20-F", "40-F", "10-KT")
_UNITS = {"pure": "", "shares": "shares", "USD/shares": "USD/shares"}


def recognises(original: Original) -> Match:
    """Return how surely a file holds the facts of a company, by its first names."""
    text = start(original)
    if not text.lstrip().startswith("{"):
        return Match.NO
    is_facts = (
        '"entityName"' in text and '"cik"' in text and ('"facts"' in text or '"units"' in text)
    )
    return Match.MARKS if is_facts else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give each fact of each filing, in the order of the file."""
    document = parsed(original)
    if not isinstance(document, dict):
        return
    taxonomies = document.get("facts")
    path: tuple[str, ...] = ("facts",)
    if not isinstance(taxonomies, dict) and "tag" in document:  # a single concept
        tag = {"label": document.get("label"), "units": document.get("units")}
        taxonomies, path = {str(document.get("taxonomy")): {str(document["tag"]): tag}}, ()
    if not isinstance(taxonomies, dict):
        original.fault(
            say("the file holds no facts of a company"),
            say("Download https://data.sec.gov/api/xbrl/companyfacts/CIK##########.json again."),
        )
        return
    company = _company(document)
    shift = _shift(taxonomies)
    for taxonomy, tags in taxonomies.items():
        for tag, concept in tags.items():
            for unit, facts in (concept.get("units") or {}).items():
                series = company._replace(
                    indicator=tag, indicator_name=str(concept.get("label") or tag), unit=_unit(unit)
                )
                place = (*path, taxonomy, tag, "units", unit) if path else ("units", unit)
                for number, fact in enumerate(facts):
                    yield _cell(original, series, fact, pointer((*place, number)), shift)


def _company(document: Mapping[str, Any]) -> PublishedCell:
    number = str(document.get("cik", "")).removeprefix("CIK").zfill(10)
    return PublishedCell(
        area=f"CIK{number}",
        area_name=str(document.get("entityName", "")),
        indicator="",
        period="",
        value="",
        cell="",
    )


def _unit(text: str) -> str:
    return _UNITS.get(text, text)


def _cell(
    original: Original, series: PublishedCell, fact: Mapping[str, Any], place: str, shift: int
) -> PublishedCell | MissingCell:
    value = fact.get("val")
    if value is None or value == "":
        return MissingCell(place, "")
    begin, end = str(fact.get("start") or ""), str(fact.get("end") or "")
    if not is_day(end) or (begin and not is_day(begin)) or begin > end:
        original.fault(
            say("{text!r} is no span of days", text=f"{begin}..{end}".strip(".")),
            say("Download the file again: each fact has an end, and a flow has a start."),
            place,
            cause="span",
        )
        return MissingCell(place, str(value))
    time, span = period(begin, end, shift)
    accession, form = str(fact.get("accn") or ""), str(fact.get("form") or "")
    frame = str(fact.get("frame") or "")
    notes = (span, form, f"frame {frame}" if frame else "")
    return series._replace(
        period=time,
        value=str(value),
        cell=place,
        vintage=accession,
        released=str(fact.get("filed") or ""),
        note="; ".join(filter(None, notes)),
    )


def period(begin: str, end: str, shift: int = 0) -> tuple[str, str]:
    """Return the period of a span of days, and what to say where its months are not exact.

    A year is fiscal unless it is the calendar's. A shorter span is given by the months that it
    covers most nearly.

    >>> period("2022-09-25", "2023-09-30")
    ('FY2023', 'fiscal: 2022-09-25 to 2023-09-30')
    >>> period("2024-03-31", "2024-06-29")[0], period("", "2024-09-28")[0]
    ('2024-04..2024-06', '2024-09-28')
    >>> period("2021-01-01", "2021-12-31"), period("2022-04-01", "2022-06-30")
    (('2021', ''), ('2022-04..2022-06', ''))
    """
    if not begin:
        return end, ""
    first, last = date.fromisoformat(begin), date.fromisoformat(end)
    days = (last - first).days + 1
    span = f"fiscal: {begin} to {end}"
    if days in _YEAR:
        if begin[4:] == "-01-01" and end[4:] == "-12-31":
            return end[:4], ""
        return f"FY{last.year + shift}", span
    one = months_of(begin) + (1 if first.day > 15 else 0)
    other = months_of(end) - (1 if last.day <= 15 else 0)
    if other < one:
        return f"{begin}..{end}", span
    is_exact = first.day == 1 and (last.month != (date.fromordinal(last.toordinal() + 1)).month)
    return f"{_written(one)}..{_written(other)}", "" if is_exact else span


def _written(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def _shift(taxonomies: Mapping[str, Any]) -> int:
    """Return by how much the company's name of a year differs from the year that it ends in.

    The latest year that an annual filing reports is the year that the filing is for.
    """
    latest: dict[str, tuple[str, int]] = {}
    for tags in taxonomies.values():
        for concept in tags.values():
            for facts in (concept.get("units") or {}).values():
                for fact in facts:
                    _take(latest, fact)
    shifts = Counter(year - int(end[:4]) for end, year in latest.values())
    common = shifts.most_common(1)
    return common[0][0] if common and common[0][0] in (-1, 0, 1) else 0


def _take(latest: dict[str, tuple[str, int]], fact: Mapping[str, Any]) -> None:
    begin, end, year = fact.get("start"), fact.get("end"), str(fact.get("fy") or "")
    form = str(fact.get("form") or "").partition("/")[0]
    if form not in _ANNUAL or fact.get("fp") != "FY" or not year.isdigit():
        return
    if not (is_day(str(begin)) and is_day(str(end))):
        return
    days = (date.fromisoformat(str(end)) - date.fromisoformat(str(begin))).days + 1
    accession = str(fact.get("accn"))
    if days in _YEAR and str(end) > latest.get(accession, ("", 0))[0]:
        latest[accession] = (str(end), int(year))
