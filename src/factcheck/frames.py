"""DataFrames in and out: the only module that knows pandas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from factcheck.domain.diagnostic import InputError
from factcheck.domain.interval import End
from factcheck.domain.panel import Panel
from factcheck.domain.verdict import Verdict
from factcheck.language import say
from factcheck.load.input_file import InputFile
from factcheck.load.panel import panel_of
from factcheck.render import words

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit

COLUMNS = (
    "document", "kind", "quote", "label", "reason", "flags",
    "claimed", "found", "low", "high", "grade", "sources",
)  # fmt: skip


def frame_of(audit: Audit) -> pd.DataFrame:
    """Give a table of one row a claim, indexed by its id.

    Parameters
    ----------
    audit : Audit

    Returns
    -------
    DataFrame, shape (claims, 12)
        ``low`` and ``high`` bound what was found, in base units, as floats; the rest is text.
    """
    rows = [_row(verdict, audit) for verdict in audit]
    index = pd.Index([verdict.claim.id for verdict in audit], name="claim", dtype=object)
    return pd.DataFrame(rows, index=index, columns=list(COLUMNS))


def _row(verdict: Verdict, audit: Audit) -> dict[str, object]:
    catalogue = audit.reference.catalogue
    deciding = words.deciding(verdict)
    headline = deciding[0] if deciding else None
    found = None if headline is None else headline.found
    sources = {source.id for each in verdict.outcomes for source in each.evidence.sources}
    return {
        "document": verdict.claim.document.id,
        "kind": verdict.claim.kind,
        "quote": verdict.claim.quote,
        "label": str(verdict.label),
        "reason": str(verdict.reason or ""),
        "flags": " ".join(verdict.flags),
        "claimed": "" if headline is None else words.claimed(headline, verdict.claim),
        "found": "" if headline is None else words.found(headline, catalogue),
        "low": _as_float(found.low if found else None),
        "high": _as_float(found.high if found else None),
        "grade": verdict.grade.words if verdict.grade else "",
        "sources": " ".join(sorted(sources)),
    }


def _as_float(end: End | None) -> float:
    return float("nan") if end is None else float(end)


def tables_of(given: Iterable[object], areas: set[str]) -> dict[str, str]:
    """Give the text of reference tables, as CSV by name, from frames, series and mappings.

    Raises
    ------
    TypeError
        If something is neither, or a series has no area to belong to.
    """
    found: dict[str, str] = {}
    for each in given:
        for name, frame in _frames(each, areas):
            unique = name if name not in found else f"{name} {len(found) + 1}"
            found[unique] = _as_text(frame)
    return found


def _frames(given: object, areas: set[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    if isinstance(given, pd.DataFrame):
        yield "DataFrame", given
    elif isinstance(given, Mapping):
        for name, each in given.items():
            if isinstance(each, pd.Series):
                yield str(name), _as_frame(str(name), each, areas)
            else:
                yield from ((str(name), frame) for _, frame in _frames(each, areas))
    else:
        raise TypeError(
            say("a reference is a path, a Reference or a DataFrame, not {given!r}", given=given)
        )


def _as_frame(indicator: str, series: pd.Series, areas: set[str]) -> pd.DataFrame:
    """Give the rows of a series of the one area that the documents are about."""
    if len(areas) != 1:
        raise TypeError(
            say(
                "the series {name!r} has no area: give a DataFrame with a column area",
                name=indicator,
            )
        )
    (area,) = areas
    known = series.dropna()
    periods = [str(getattr(period, "year", period)) for period in known.index]
    return pd.DataFrame(
        {"area": area, "indicator": indicator, "period": periods, "value": list(known)}
    )


def _as_text(frame: pd.DataFrame) -> str:
    """Write a table as CSV, every value as it would be printed: 2311.0 as 2311."""
    printed = frame.map(_printed)
    return str(printed.to_csv(index=False))


def _printed(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.15g}"  # noqa: PLR0124 - NaN is what differs from itself
    return "" if value is None or value is pd.NaT else str(value)


def panel_of_parquet(path: Path) -> Panel:
    """Read a panel of areas and years from a Parquet file.

    Raises
    ------
    InputError
        If it cannot be read, or no engine for Parquet is installed.
    """
    file = InputFile(name=path.as_posix(), text="")
    try:
        frame = pd.read_parquet(path)
    except ImportError:
        file.fault(
            say("Parquet needs pyarrow, which is not installed"),
            say("Install it, or give a CSV."),
        )
    except (OSError, ValueError) as error:
        file.fault(say("the panel cannot be read: {error}", error=error), say("Check the file."))
    else:
        return panel_of_frame(frame, path.as_posix())
    raise InputError(file.faults)


def panel_of_frame(frame: pd.DataFrame, name: str = "panel") -> Panel:
    """Give a panel of areas and years from a DataFrame; numbers become text as printed.

    Raises
    ------
    InputError
        If it has no column of areas or years.
    """
    file = InputFile(name=name, text="")
    columns = {str(each): tuple(map(_printed, frame[each])) for each in frame}
    panel = panel_of(file, columns)
    if panel is None:
        raise InputError(file.faults)
    return panel
