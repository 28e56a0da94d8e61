"""The tool as a library: from paths or objects to an audit one can look into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from factcheck import domain, load, pipeline
from factcheck.domain.audit import Audit as _Audit
from factcheck.domain.claim import Claim
from factcheck.domain.panel import Panel
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.language import say
from factcheck.load import read_reference, read_text, with_tables
from factcheck.load.panel import read_panel

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Audit", "audit", "domain", "read", "read_reference", "read_text"]

Place: TypeAlias = "str | PathLike[str]"
Claims: TypeAlias = "Place | Sequence[Place] | Sequence[Claim]"
Figures: TypeAlias = "Place | Reference | pd.DataFrame | Mapping[str, pd.DataFrame | pd.Series]"


class Audit(_Audit, frozen=True):
    """An audit with views for notebooks and further work."""

    def to_frame(self) -> pd.DataFrame:
        """Give a table of one row a claim, indexed by its id.

        Returns
        -------
        DataFrame
            Columns ``document kind quote label reason flags claimed found low high grade sources``;
            ``low`` and ``high`` are floats in base units, the rest is text.
        """
        from factcheck.frames import frame_of

        return frame_of(self)

    def to_markdown(self) -> str:
        """Give the report as Markdown."""
        from factcheck.render import Format, renderer

        return renderer(Format.MARKDOWN)(self)

    def to_json(self) -> str:
        """Give the audit as JSON; docs/json.md describes it."""
        from factcheck.render import Format, renderer

        return renderer(Format.JSON)(self)

    def _repr_html_(self) -> str:
        return str(self.to_frame().drop(columns=["low", "high"]).to_html(escape=True))


def audit(
    claims: Claims,
    reference: Figures | Sequence[Figures] | None = None,
    *,
    as_of: date | None = None,
    edition: str = "",
    panel: Place | pd.DataFrame | None = None,
) -> Audit:
    """Check claims against reference series, and against each other.

    Parameters
    ----------
    claims : path, paths or claims
        Claim files or folders of them, or claims as `read` and `read_text` give them.
    reference : path, Reference, DataFrame or mapping of them, optional
        What to check them against, several in a list. A DataFrame has the columns of a reference
        table (``area indicator period value`` and, if you like, ``unit basis vintage released
        status source note``); a mapping names tables, or gives series by indicator, indexed by
        period, for the area of the document. Claim files may also bring their own series.
    as_of : date, optional
        Judge by what was public on that day, instead of the day the document was published.
    edition : str, optional
        Judge by this edition of the figures (their vintage), wherever it answers a claim.
    panel : path or DataFrame, optional
        Figures of comparable areas, a row an area and year, to say how usual a growth is.

    Returns
    -------
    Audit
        Iterate over it for verdicts; index it by the id of a claim.

    Raises
    ------
    InputError
        If something cannot be read, with every fault.

    Examples
    --------
    >>> claims, known = read_text('''
    ... document: {title: Report, area: town, period: 2021}
    ... areas: {town: {name: Town}}
    ... indicators: {output: {name: output, unit: t}}
    ... series: {output: {2020: 100.2, 2021: 120.4}}
    ... claims:
    ...   - {id: growth, kind: growth, of: output, is: 20 %}
    ...   - {id: leap, kind: growth, of: output, is: 25 %}
    ... ''')
    >>> found = audit(claims, known)
    >>> found
    <Audit of 2 claims: 1 supported, 1 contradicted>
    >>> found["leap"].label
    <Label.CONTRADICTED: 'contradicted'>
    """
    folder, whole, tables = _sorted(reference)
    source: Path | Reference | None = folder if whole is None else whole
    if _are_claims(claims):
        read_claims: Sequence[Claim] = tuple(claims)  # type: ignore[arg-type]
        base = read_reference(source) if isinstance(source, Path) else source
        base = Reference() if base is None else base  # an empty one is as good as any
    else:
        read_claims, base = read(_paths(claims), source)
    if tables:
        from factcheck.frames import tables_of

        areas = {claim.document.area.id for claim in read_claims if claim.document.area}
        base = with_tables(base, tables_of(tables, areas))
    terms = Terms(as_of=as_of, edition=edition, panel=_panel(panel))
    result = pipeline.audit(read_claims, base, terms)
    return Audit(**{name: getattr(result, name) for name in _Audit.__struct_fields__})


def read(
    claims: Place | Sequence[Place], reference: Place | Reference | None = None
) -> tuple[tuple[Claim, ...], Reference]:
    """Read claim files, or folders of them, and the folder of reference series unless it is read.

    Returns
    -------
    claims
        In the order of the paths, and of each file.
    reference
        What they are checked against, with what the claim files declare themselves.

    Raises
    ------
    InputError
        With every fault of every file.
    """
    source = Path(reference) if isinstance(reference, str | PathLike) else reference
    return load.read(_paths(claims), source)


def _panel(panel: Place | pd.DataFrame | None) -> Panel | None:
    if panel is None:
        return None
    if not isinstance(panel, str | PathLike):
        from factcheck.frames import panel_of_frame

        return panel_of_frame(panel)
    if Path(panel).suffix == ".parquet":
        from factcheck.frames import panel_of_parquet

        return panel_of_parquet(Path(panel))
    return read_panel(Path(panel))


def _are_claims(claims: Claims) -> bool:
    return not isinstance(claims, str | PathLike) and any(
        isinstance(claim, Claim) for claim in claims
    )


def _paths(claims: Claims) -> list[Path]:
    places: Iterable[object] = [claims] if isinstance(claims, str | PathLike) else claims
    return [Path(place) for place in places if isinstance(place, str | PathLike)]


def _sorted(
    reference: Figures | Sequence[Figures] | None,
) -> tuple[Path | None, Reference | None, list[object]]:
    """Tell a folder, a reference and tables apart.

    Raises
    ------
    TypeError
        If there are two folders or references.
    """
    several = reference if isinstance(reference, list | tuple) else [reference]
    folders = [Path(figures) for figures in several if isinstance(figures, str | PathLike)]
    references = [figures for figures in several if isinstance(figures, Reference)]
    if len(folders) + len(references) > 1:
        raise TypeError(say("give one reference folder or Reference; tables may be several"))
    tables = [
        figures
        for figures in several
        if figures is not None and not isinstance(figures, str | PathLike | Reference)
    ]
    return next(iter(folders), None), next(iter(references), None), tables
