"""World Bank: the JSON that its data service answers with, a figure an object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from factcheck.language import say
from factcheck.load.layouts._codes import coded_status
from factcheck.load.layouts._heads import head
from factcheck.load.layouts._json import parsed, pointer
from factcheck.load.layouts._text import gap, start
from factcheck.load.layouts._times import day, period
from factcheck.load.layouts.original import MissingCell, Original, PublishedCell

_MISSING = frozenset(("",))
_head = cache(head)


def is_answer(original: Original) -> bool:
    """Whether a file is an answer of the data service, by how it begins."""
    text = start(original)
    if not text.lstrip().startswith("["):
        return False
    return '"countryiso3code"' in text or ('"message"' in text[:200] and '"key"' in text[:400])


def read(original: Original) -> Iterator[PublishedCell | MissingCell]:
    """Give the figures of an answer."""
    document = parsed(original)
    if document is None:
        return
    parts = document if isinstance(document, list) else []
    about = parts[0] if parts and isinstance(parts[0], dict) else {}
    if "message" in about:
        _note_refusal(original, about["message"])
        return
    figures = parts[1] if len(parts) > 1 and isinstance(parts[1], list) else []
    if not figures:
        original.fault(
            say("the answer holds no figure"),
            say("Check the codes of the indicator and of the area."),
            "#/1",
        )
        return
    if str(about.get("pages", "1")) != "1":
        original.fault(
            say(
                "the answer is page {page} of {pages}: the others are missing",
                page=str(about.get("page", "")),
                pages=str(about["pages"]),
            ),
            say("Ask again with `per_page=20000`, or for fewer areas."),
            "#/0/pages",
        )
        return
    released = day(str(about.get("lastupdated", "")))
    for number, figure in enumerate(figures):
        yield _cell(original, figure, (1, number), released)


def _note_refusal(original: Original, messages: Any) -> None:  # noqa: ANN401 - as the file has it
    texts = [
        str(message.get("value", ""))
        for message in (messages if isinstance(messages, list) else [])
        if isinstance(message, dict)
    ]
    original.fault(
        say("the service refuses: {text}", text="; ".join(filter(None, texts)) or "?"),
        say("Check the codes of the indicator and of the area."),
        "#/0/message",
    )


def _cell(
    original: Original, figure: Mapping[str, Any], path: tuple[int, int], released: str
) -> PublishedCell | MissingCell:
    place = pointer((*path, "value"))
    if not isinstance(figure, dict):
        original.fault(
            say("{text!r} is no figure", text=str(figure)),
            say("Download the file again; if its publisher gives it so, remove the cell."),
            pointer(path),
            cause="figure",
        )
        return MissingCell(place, "")
    value = figure.get("value")
    text = "" if value is None else str(value)
    if missing := gap(original, text, place, _MISSING):
        return missing
    printed = str(figure.get("date", ""))
    time = period(printed)
    if not time:
        original.fault(
            say("{text!r} is no period", text=printed),
            say("Ask for years, quarters or months."),
            pointer((*path, "date")),
            cause="period",
        )
        return MissingCell(place, text)
    indicator, country = (_named(figure, key) for key in ("indicator", "country"))
    described = _head(indicator[1])
    status = coded_status(str(figure.get("obs_status") or ""))
    return PublishedCell(
        area=str(figure.get("countryiso3code") or "") or country[0],
        indicator=indicator[0],
        period=time,
        value=text,
        cell=place,
        unit=str(figure.get("unit") or "") or described.unit,
        basis=described.basis,
        released=released,
        status=status.status,
        note="; ".join(filter(None, (status.note, described.note))),
        area_name=country[1],
        indicator_name=indicator[1],
    )


def _named(figure: Mapping[str, Any], key: str) -> tuple[str, str]:
    """Return the code and the name that stand under a key."""
    entry = figure.get(key)
    if not isinstance(entry, dict):
        return "", ""
    return str(entry.get("id", "")), str(entry.get("value", ""))
