"""Reads what a report is checked against: files, folders, and the tables of the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.check.evidence.budget_stages import with_stages_in_line
from factcheck.check.evidence.calendars import simplified_grid, traditional_signs
from factcheck.check.evidence.cells import (
    CellOrigin,
    DataCell,
    data_cell,
    letters,
    with_units_of_wholes,
)
from factcheck.check.evidence.coded import code_of, coded_title, parted
from factcheck.check.evidence.column_heads import (
    with_groups_first,
    with_measures_of_changes,
    with_percent_heads,
    with_units_of_gases,
)
from factcheck.check.evidence.relative_times import in_own_time
from factcheck.check.evidence.rows_of_change import with_rows_of_change
from factcheck.check.evidence.variants import with_variants
from factcheck.check.findings import REPORT
from factcheck.check.prose.report_year import titled_year
from factcheck.check.subjects.records import Records, records_of
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.language import listed, say
from factcheck.load.grids.figures import decimal_marks
from factcheck.load.grids.grid import Grid, GridCell
from factcheck.load.grids.shape import Shape, shapes
from factcheck.load.grids.table import TableReader
from factcheck.load.grids.unit_phrases import in_brackets, unit_phrase
from factcheck.load.grids.whole import BOOKS, PARQUETS, TEXTS, grids
from factcheck.load.layouts.original import Original
from factcheck.manuscript.model import Manuscript, ReportTable
from factcheck.manuscript.read import read_manuscript
from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("check", "sources")

REPORTS = frozenset({".docx", ".html", ".htm", ".md", ".markdown", ".pdf"})
_SIGNS = frozenset({"%", "us$", "€", "£", "eur", "usd", "gbp", "cny"})
_SIGN = re.compile(r"[a-z]{1,3}|[A-Za-z]*[A-Z][A-Z][A-Za-z]*|[kMGT][A-Za-z]{1,2}")  # km, TEU, GWh
_PERCENTAGES = re.compile(
    WORDS.pattern(
        r"^(?:percentage|per ?cent) (?:change|growth|increase)s?\b"
        r"|\b(?:{en.percentages}) (?:per ?cent(?:ages?)?)\b"
    ),
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"\W*(?:pages?|notes?)(?: (?:no|number|ref)\.?)?\W*", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:percentage|per ?cent|%) (?:change|growth)s?\b", re.IGNORECASE)
READ = BOOKS | TEXTS | PARQUETS | REPORTS
_KEPT_ASIDE = (".", "~$", "__MACOSX")  # hidden, or of a workbook that is open, or of an archive
_MOST_NAMED = 6
DATA_ALONE = BOOKS | PARQUETS | frozenset({".csv", ".tsv", ".tab"})


def require_report(path: Path) -> None:
    """Refuse a file of data as a report.

    Raises
    ------
    InputError
        If its name ends as that of a workbook or a table does.
    """
    if path.suffix.casefold() in DATA_ALONE:
        raise InputError(
            [
                Diagnostic(
                    at=Location(file=path.as_posix(), line=1, column=1),
                    key="",
                    problem=say("this is data, and no report"),
                    remedy=say("Name the report first, and data with --against."),
                )
            ]
        )


@dataclass(kw_only=True)
class ReportEvidence:
    """All figures that a report is checked against, and what could not be read."""

    cells: list[DataCell] = field(default_factory=list)
    records: list[Records] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tables: int = 0
    years: dict[str, int] = field(default_factory=dict)  # of other reports, by their titles


def evidence(report: Manuscript, paths: Iterable[Path], base: Path | None = None) -> ReportEvidence:
    """Read all files of some paths, folders with what lies in them, and the report's own tables.

    Parameters
    ----------
    report : Manuscript
        The report, whose own tables are evidence for its text.
    paths : iterable of Path
        Files and folders.
    base : Path, optional
        A folder from which files are named; else they are named as they were given.

    Raises
    ------
    InputError
        With every file that is missing, of no sort that is read, or gives no figure for a fault.
    """
    read = ReportEvidence()
    faults: list[Diagnostic] = []
    empty: list[str] = []
    paths = tuple(paths)
    for path in _files(paths):
        name = _named(path, base)
        if (fault := _unusable(path, name)) is not None:
            faults.append(fault)
            continue
        read.files.append(name)
        before = len(read.cells) + len(read.records)
        if path.suffix.casefold() in REPORTS:
            faults += _add_report(read, path, name)
        else:
            faults += _add_file(read, path, name)
        if len(read.cells) + len(read.records) == before:
            empty.append(name)
    if empty and len(empty) == len(read.files) and not faults:
        faults += [_without_figures(name) for name in empty]
    read.notes += [say("{file} holds no table with figures", file=name) for name in empty]
    others = [_named(path, base) for path in _inside(paths) if not _is_read(path)]
    if others:
        names = listed([*others[:_MOST_NAMED], *(["…"] if len(others) > _MOST_NAMED else [])])
        read.notes.append(say("not read, being of no sort of data that is: {files}", files=names))
    if faults:
        raise InputError(faults)
    for table in report.tables:
        _add_table(read, table, REPORT, is_own=True)
    return read


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from filter(_is_read, _inside([path]))
        else:
            yield path


def _inside(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of folders, but what is hidden and what an open program keeps beside them."""
    for folder in filter(Path.is_dir, paths):
        for file in sorted(folder.rglob("*")):
            parts = file.relative_to(folder).parts
            if file.is_file() and not any(part.startswith(_KEPT_ASIDE) for part in parts):
                yield file


def _is_read(path: Path) -> bool:
    return path.suffix.casefold() in READ


def _named(path: Path, base: Path | None) -> str:
    if base is not None and path.resolve().is_relative_to(base.resolve()):
        return path.resolve().relative_to(base.resolve()).as_posix()
    return path.as_posix()


def _unusable(path: Path, name: str) -> Diagnostic | None:
    """Return what is wrong with a file before it is opened; None where nothing is."""
    at = Location(file=name, line=1, column=1)
    if not path.exists():
        problem, remedy = say("there is no such file"), say("Check the path.")
    elif path.suffix.casefold() not in READ:
        problem = say("{suffix!r} is no sort of data that is read", suffix=path.suffix)
        remedy = say("Data are read from {sorts}.", sorts=listed(sorted(READ)))
    elif not path.is_file():
        reason = say("it is a pipe or a device")
        problem = say("the file cannot be opened: {reason}", reason=reason)
        remedy = say("Check it.")
    else:
        return None
    return Diagnostic(at=at, key="", problem=problem, remedy=remedy)


def _add_report(read: ReportEvidence, path: Path, name: str) -> tuple[Diagnostic, ...]:
    """Add the tables of another report; return its faults where it cannot be read."""
    try:
        other = read_manuscript(path)
    except InputError as error:
        return tuple(error.diagnostics)
    read.years[name] = titled_year(other)
    for table in other.tables:
        _add_table(read, table, name, is_own=False)
    return ()


def _without_figures(name: str) -> Diagnostic:
    return Diagnostic(
        at=Location(file=name, line=1, column=1),
        key="",
        problem=say("it holds no table with figures"),
        remedy=say("Give the workbook or the table that the report was written from."),
    )


def _add_file(read: ReportEvidence, path: Path, name: str) -> tuple[Diagnostic, ...]:
    """Add the figures of a file; return its faults where it gave none, else note them."""
    original = Original(path=path, name=name)
    before = len(read.cells) + len(read.records)
    for grid in grids(original):
        _add_grid(read, original, grid, name)
    faults = original.all_faults()
    if len(read.cells) + len(read.records) == before:
        return faults
    read.notes += [f"{fault.problem} ({fault.at})" for fault in faults]
    return ()


def _add_table(read: ReportEvidence, table: ReportTable, name: str, *, is_own: bool) -> None:
    if table.unread:
        read.notes.append(say("{table} was not read: {why}", table=table.name, why=table.unread))
        return
    grid = Grid(
        rows=tuple(tuple(GridCell(text=text) for text in row) for row in table.spread),
        address=lambda row, column: f"{letters(column)}{row + 1}",
        name=table.name,
        before=(table.caption,) if table.caption else (),
    )
    _add_grid(read, Original(path=Path(name), name=name), grid, name, is_own=is_own)


def _heads(grid: Grid, shape: Shape) -> dict[int, str]:
    """Return the heads of the columns as they are printed."""
    return {
        column: " ".join(grid.spanning(row, column).text.strip() for row in shape.header)
        for column in shape.data_columns
    }


def _is_reference(cell: DataCell) -> bool:
    """Whether it is the number of a page or a note, and no figure."""
    return bool(cell.columns) and _REFERENCES.fullmatch(cell.columns[-1]) is not None


def _with_change(heads: dict[int, str], titles: Sequence[str]) -> dict[int, str]:
    """Return heads that say of what they hold changes, where the title of their table does."""
    title = next((title for title in titles if _CHANGES.search(title)), "")
    return {column: f"{head} {title}".strip() for column, head in heads.items()}


def _corner(grid: Grid, shape: Shape) -> str:
    """Return the unit in the head of the labels, or of a table of percentages: 项目(亿元)."""
    for row in shape.header:
        for column in shape.label_columns:
            text = grid.spanning(row, column).text.strip()
            _, unit = in_brackets(text)
            bare = unit_phrase(text)
            if bare is not None and bare.whole and text:
                bare = unit_phrase(text.split()[0])  # Million items: of what is no unit of ours
            is_sign = _SIGN.fullmatch(text) is not None
            if bare is not None and (bare.scale or bare.unit.casefold() in _SIGNS or is_sign):
                unit = unit or bare  # no word that is a unit as well: Year, Day
            if unit is not None and unit.text:
                return unit.text
    return "%" if _PERCENTAGES.search(" ".join((*shape.titles, *grid.before))) else ""


def _add_grid(
    read: ReportEvidence, original: Original, grid: Grid, name: str, *, is_own: bool = False
) -> None:
    read.tables += 1
    records = None if is_own else records_of(grid, name)
    if records is not None:
        read.records.append(records)
        if records.has_ids:
            return
    marks = decimal_marks(cell.text for row in grid.rows for cell in row if not cell.is_number)
    decimal = "," if "," in marks and "." not in marks else "."
    signs = traditional_signs(grid)
    grid, added = parted(simplified_grid(grid))
    for shape in shapes(grid):
        reader = TableReader(original, grid, shape, decimal)
        whence = CellOrigin(
            file=name,
            table=read.tables,
            title=" ".join((*shape.titles, *coded_title(name))),
            sheet=grid.name,
            period=reader.title_period,
            code=code_of(name),
            added=added,
            unit=_corner(grid, shape),
            heads=_with_change(_heads(grid, shape), shape.titles),
            is_own=is_own,
            signs=signs,
        )
        cells = [in_own_time(data_cell(figure, whence)) for figure in reader.placed()]
        cells = [cell for cell in cells if not _is_reference(cell)]
        cells = with_units_of_gases(with_groups_first(cells))
        cells = with_measures_of_changes(with_percent_heads(cells))
        cells = with_stages_in_line(with_rows_of_change(cells))
        read.cells += with_variants(with_units_of_wholes(cells))
