"""DBnomics: series of many publishers, as the JSON that its service answers with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.language import say
from factcheck.load.layouts import _sdmx
from factcheck.load.layouts._codes import coded_unit
from factcheck.load.layouts._json import parsed, pointer
from factcheck.load.layouts._text import gap, start
from factcheck.load.layouts._times import period
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

SOURCE = {
    "id": "dbnomics",
    "title": "DBnomics",
    "publisher": "DBnomics",
    "grade": "mirror",
    "url": "https://db.nomics.world",
}

_MISSING = frozenset(("", "na", "nan"))
_UNITS = ("UNIT", "UNIT_MEASURE")


def recognises(original: Original) -> Match:
    """Return how surely a file holds series of DBnomics, by its first names."""
    text = start(original)
    if not text.lstrip().startswith("{"):
        return Match.NO
    names = ('"provider_code"', '"dataset_code"', '"series_code"')
    return Match.MARKS if all(name in text for name in names) else Match.NO


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of each series of an answer."""
    document = parsed(original)
    if not isinstance(document, dict):
        if document is not None:
            _note_nothing(original)
        return
    errors = document.get("errors")
    if errors:
        messages = [
            str(error.get("message", error)) if isinstance(error, dict) else str(error)
            for error in (errors if isinstance(errors, list) else [errors])
        ]
        original.fault(
            say("the service refuses: {text}", text="; ".join(messages)),
            say("Check the codes of provider, dataset and series."),
            "#/errors",
        )
        return
    answer = document.get("series")
    series = answer.get("docs") if isinstance(answer, dict) else None
    if not isinstance(answer, dict) or not isinstance(series, list) or not series:
        _note_nothing(original)
        return
    if str(answer.get("num_found", len(series))) != str(len(series)):
        original.fault(
            say(
                "the answer holds {number} series of {all}: the others are missing",
                number=len(series),
                all=str(answer["num_found"]),
            ),
            say("Ask for one series, or for fewer."),
            "#/series/num_found",
        )
        return
    for number, entry in enumerate(series):
        yield from _series(original, entry, ("series", "docs", number))


def _note_nothing(original: Original) -> None:
    original.fault(
        say("the answer holds no series"),
        say("Check the codes of provider, dataset and series."),
    )


def _series(
    original: Original, entry: Mapping[str, Any], path: tuple[str | int, ...]
) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of one series: its periods and its values are lists of one length."""
    periods = entry.get("period") if isinstance(entry, dict) else None
    values = entry.get("value") if isinstance(entry, dict) else None
    if not isinstance(periods, list) or not isinstance(values, list):
        original.fault(
            say("the series has no observations"),
            say("Ask the service again with `observations=1`."),
            pointer(path),
        )
        return
    if len(periods) != len(values):
        original.fault(
            say(
                "the series has {periods} periods and {values} values",
                periods=len(periods),
                values=len(values),
            ),
            say("The file may be cut short, or mended by hand: download it again."),
            pointer(path),
        )
        return
    whole = _whole(entry)
    for number, (printed, value) in enumerate(zip(periods, values, strict=True)):
        place = pointer((*path, "value", number))
        text = "" if value is None else str(value)
        if missing := gap(original, text, place, _MISSING):
            yield missing
            continue
        time = period(str(printed))
        if not time:
            original.fault(
                say("{text!r} is no period", text=str(printed)),
                say("Ask for years, halves, quarters, months, weeks or days."),
                pointer((*path, "period", number)),
                cause="period",
            )
            continue
        yield whole._replace(period=time, value=text, cell=place)


def _whole(entry: Mapping[str, Any]) -> PublishedCell:
    """Return what is true of all figures of a series."""
    dimensions = entry.get("dimensions")
    codes = {
        name.upper(): str(code)
        for name, code in (dimensions if isinstance(dimensions, dict) else {}).items()
    }
    unit = coded_unit(next((codes[name] for name in _UNITS if name in codes), ""))
    indexed = str(entry.get("indexed_at", ""))[:10]
    steps = (str(entry.get(name, "")) for name in ("provider_code", "dataset_code", "series_code"))
    return PublishedCell(
        area=next((codes[name] for name in _sdmx.AREAS if name in codes), ""),
        indicator="/".join(steps),
        indicator_name=str(entry.get("series_name", "")),
        period="",
        value="",
        cell="",
        unit=unit.unit,
        basis=unit.basis,
        note="; ".join(filter(None, (unit.note, f"indexed {indexed}" if indexed else ""))),
    )
