"""SDMX, the exchange format of statistical offices: CSV, XML and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.language import say
from factcheck.load.layouts._text import start
from factcheck.load.layouts.original import Match, MissingCell, Original, PublishedCell

_MESSAGE = re.compile(
    r"<(?:\w+:)?(?:GenericData|StructureSpecificData|CompactData|GenericTimeSeriesData"
    r"|StructureSpecificTimeSeriesData|MessageGroup|UtilityData)\b"
)


def recognises(original: Original) -> Match:
    """Return how surely a file is an SDMX message, by how it begins."""
    from factcheck.load.layouts import _sdmx_csv

    form = _form(original)
    if form == "csv":
        return _sdmx_csv.recognises(original)
    text = start(original)
    if form == "xml":
        is_message = _MESSAGE.search(text) or "sdmx" in text[:4000].casefold()
        return Match.MARKS if is_message else Match.NO
    is_message = '"dataSets"' in text or ('"structure' in text and '"dimensions"' in text)
    return Match.MARKS if is_message and '"facts"' not in text else Match.NO


def _form(original: Original) -> str:
    first = start(original).lstrip()[:1]
    return {"<": "xml", "{": "json"}.get(first, "csv")


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of a message in the form that it has."""
    from factcheck.load.layouts import _sdmx_csv, _sdmx_json, _sdmx_ml

    forms = {"csv": _sdmx_csv.read, "xml": _sdmx_ml.read, "json": _sdmx_json.read}
    number = 0
    for cell in forms[_form(original)](original):
        number += 1
        yield cell
    if not number and not original.faults:
        original.fault(
            say("the message holds no observation"),
            say("Ask the service again, for data and not for their structure."),
        )
