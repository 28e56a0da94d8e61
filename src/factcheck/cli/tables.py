"""Tables of claims, a claim a row: checked in blocks into a table of verdicts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import typer

from factcheck.cli import faults, options, output, progress
from factcheck.language import counted, later, listed, say

if TYPE_CHECKING:
    from factcheck.bulk import VerdictBlock
    from factcheck.domain.diagnostic import Diagnostic
    from factcheck.domain.terms import Terms
    from factcheck.load.store.store import ReferenceStore

UNUSABLE, NOTHING = 2, 3
MOST_TOLD = 20  # faults told one by one
_STANDARD_OUTPUT = ".csv"  # the format of what no file is named for
_OPTIONS = frozenset(
    "paths reference quiet fail_on as_of vintage panel no_cache fail_on_faults faults_file out jobs"
    " shard keep scheduler".split()
)


class TableRequest(NamedTuple):
    """How tables are to be checked, and where the verdicts go."""

    folder: Path | None
    terms: Terms
    failing: frozenset[str]
    fails_on_faults: bool
    out: Path | None
    faults: Path | None
    store: ReferenceStore | None


@dataclass
class Tally:
    """What there was in some tables: verdicts by label, and faults."""

    labels: Counter[str] = field(default_factory=Counter)
    failing: int = 0
    faulty: int = 0
    faults: list[Diagnostic] = field(default_factory=list)  # the first of them

    @property
    def rows(self) -> int:
        """How many rows there were."""
        return self.labels.total() + self.faulty

    def add(self, block: VerdictBlock) -> None:
        """Count the verdicts and faults of a block."""
        self.labels.update(map(str, block.column("label")))
        self.failing += block.failing
        self.faulty += block.faulty
        room = MOST_TOLD - len(self.faults)
        self.faults += block.faults[:room]

    def exit_status(self, *, fails_on_faults: bool) -> int:
        """Return 0 if all is well, 1 if a claim failed, 2 for faults, 3 if nothing was checked."""
        from factcheck.domain.verdict import Label

        if self.faulty and (fails_on_faults or self.faulty == self.rows):
            return UNUSABLE
        if self.labels.total() == self.labels[Label.NOT_CHECKABLE]:
            return NOTHING
        return 1 if self.failing else 0


def are_tables(paths: Sequence[Path] | None) -> bool:
    """Whether tables of claims are named.

    Raises
    ------
    typer.BadParameter
        If claim files are named beside them.
    """
    if not paths:
        return False
    from factcheck.load.claim_tables.suffixes import is_claim_table

    tables = [path for path in paths if is_claim_table(path)]
    if tables and len(tables) < len(paths):
        raise typer.BadParameter(
            say("tables of claims and claim files are checked apart; name one of the two sorts."),
            param_hint="PATHS",
        )
    return bool(tables)


def refuse_others(context: typer.Context) -> None:
    """See to it that nothing is asked for that a table of verdicts does not have.

    Raises
    ------
    typer.BadParameter
        If an option is given that goes with claim files alone.
    """
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if name not in _OPTIONS and source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(
                say("{option} does not go with a table of claims.", option=parameter.opts[0])
            )


def audit(paths: Sequence[Path], wanted: TableRequest) -> int:
    """Check the rows of tables, write their verdicts, and say how many there were of each sort.

    Returns
    -------
    int
        The exit status.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import read

    suffix = _suffix(wanted.out)
    tally = Tally()
    try:
        with progress.shown(say("reading the reference")):
            _, reference = read((), wanted.folder, wanted.store)
        from factcheck.bulk import TableAuditor
        from factcheck.bulk.writing import WRITERS
        from factcheck.load.claim_tables.reading import blocks_of

        auditor = TableAuditor(reference, wanted.terms, wanted.failing)
        with _opened(wanted.out) as stream, _listing(wanted.faults) as note:
            writer = WRITERS[suffix](stream)
            with progress.measured(say("auditing"), later("{number} claims a second")) as advance:
                for place, path in enumerate(paths):
                    for rows in blocks_of(path):
                        block = auditor.block(rows)
                        writer.write(block)
                        tally.add(block)
                        note(block.faults)
                        advance((place + block.share) / len(paths), tally.rows)
            writer.close()
    except InputError as error:
        status = faults.report(error)
        options.tell_missing_reference(wanted.folder)
        return status
    tell(tally, paths)
    options.tell_missing_reference(wanted.folder, reference)
    return tally.exit_status(fails_on_faults=wanted.fails_on_faults)


def _suffix(out: Path | None) -> str:
    """Return the suffix of the format to write.

    Raises
    ------
    typer.BadParameter
        If the name of the file calls for none, or it takes a library that is not there.
    """
    from importlib.util import find_spec

    from factcheck.bulk.writing import WRITERS

    suffix = _STANDARD_OUTPUT if out is None or str(out) == "-" else out.suffix.casefold()
    if suffix not in WRITERS:
        raise typer.BadParameter(
            say("verdicts are written as {suffixes}.", suffixes=listed(WRITERS)),
            param_hint="--output",
        )
    if suffix == ".parquet" and find_spec("pyarrow") is None:
        raise typer.BadParameter(
            say("Install it: pip install 'factcheck-audit[{extra}]'.", extra="parquet"),
            param_hint="--output",
        )
    return suffix


@contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    """Give what verdicts are written to: a file that is replaced as a whole, or standard output."""
    if out is not None and str(out) != "-":
        with output.replacing(out) as stream:
            yield stream
        return
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def _listing(file: Path | None) -> Iterator[Callable[[Iterable[Diagnostic]], None]]:
    """Give what writes faults to a file, an object a line; nothing where none is named."""
    if file is None:
        yield lambda _: None
        return
    import json

    with output.replacing(file) as stream:

        def note(diagnostics: Iterable[Diagnostic]) -> None:
            for fault in diagnostics:
                record = {
                    "at": str(fault.at),
                    "key": fault.key,
                    "problem": fault.problem,
                    "remedy": fault.remedy,
                }
                stream.write(f"{json.dumps(record, ensure_ascii=False)}\n".encode())

        yield note


def tell(tally: Tally, paths: Sequence[Path]) -> None:
    """Tell the first faults, and the number of claims of each label."""
    from factcheck.domain.diagnostic import InputError
    from factcheck.domain.verdict import Label
    from factcheck.render.phrases.labels import heading

    if tally.faulty:
        rows = counted("{number} row", "{number} rows", tally.faulty)
        faults.report(
            InputError(tally.faults),
            say(
                "{rows} of {all} in {files} cannot be read; the others were checked.",
                rows=rows,
                all=f"{tally.rows:,}",
                files=faults.counted_files(paths),
            ),
        )
    parts = [
        say("{number} {label}", number=f"{tally.labels[label]:,}", label=heading(label).lower())
        for label in Label
        if tally.labels[label]
    ]
    claims = counted("{number} claim", "{number} claims", tally.labels.total())
    summary = say("{claims}: ", claims=claims) + (listed(parts) or say("nothing to show"))
    own = say("Each row was checked by itself, against the reference and no other row.")
    output.complain(f"{summary}\n{own}\n")
