"""Many tables of claims, each into a file of verdicts of its own, on processes or a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli import faults, many, options, output, progress, tables
from factcheck.language import later, listed, say

if TYPE_CHECKING:
    from factcheck.corpus.job import AuditJob
    from factcheck.corpus.tables import TableTask
    from factcheck.results.table_files import TableResult

UNREAD = later("{faults} in {files}; these tables were not checked.")


def audit(
    apart: many.Apart | None, paths: Sequence[Path], wanted: tables.TableRequest, panel: Path | None
) -> int:
    """Check tables into one file, or each into a file of its own where that is asked for.

    Returns
    -------
    int
        The exit status.
    """
    from factcheck.corpus.job import AuditJob, shard
    from factcheck.corpus.tables import TableTask, table_results
    from factcheck.domain.diagnostic import InputError

    if apart is None:
        return tables.audit(paths, wanted)
    if wanted.faults is not None:
        raise typer.BadParameter(
            say("faults are listed where all verdicts go into one file."),
            param_hint="--faults",
        )
    folder = _folder(wanted.out)
    tasks = shard(
        [TableTask(file=path.as_posix(), out=_out(folder, path)) for path in paths], *apart.shard
    )
    _require_names(tasks)
    asked = AuditJob(
        reference=many.named(wanted.folder),
        as_of=wanted.terms.as_of,
        edition=wanted.terms.edition,
        panel=many.named(panel),
        failing=wanted.failing,
        indexes=many.named(wanted.store.place if wanted.store else None),
    )
    try:
        job = many.begun(asked, apart)
    except InputError as error:
        status = faults.report(error)
        options.tell_missing_reference(wanted.folder)
        return status
    done: list[TableResult] = []
    try:
        with progress.measured(say("auditing"), later("{number} claims a second")) as advance:
            for result in table_results(apart.where, job, tasks):
                done.append(result)
                advance(len(done) / len(tasks), sum(each.rows for each in done))
    except KeyboardInterrupt:
        many.tell_interrupted(len(done), len(tasks), apart.keep)
        raise
    return _told(done, wanted, job)


def _folder(out: Path | None) -> Path:
    """Return the folder that verdicts go to.

    Raises
    ------
    typer.BadParameter
        If none is named.
    """
    from factcheck.bulk.writing import WRITERS

    if out is None or str(out) == "-" or out.suffix.casefold() in WRITERS or out.is_file():
        raise typer.BadParameter(
            say("name a folder: each table has a file of verdicts in it."), param_hint="--output"
        )
    return out


def _out(folder: Path, table: Path) -> str:
    from factcheck.bulk.writing import WRITERS

    own = table if table.suffix.casefold() in WRITERS else table.with_suffix(".csv")
    return (folder / own.name).as_posix()


def _require_names(tasks: Sequence[TableTask]) -> None:
    """See to it that no table has the file of another.

    Raises
    ------
    typer.BadParameter
        If one would.
    """
    times = Counter(task.out for task in tasks)
    twice = [task.file for task in tasks if times[task.out] > 1]
    if twice:
        raise typer.BadParameter(
            say("tables of one name would have one file: {files}.", files=listed(twice)),
            param_hint="PATHS",
        )


def _told(done: Sequence[TableResult], wanted: tables.TableRequest, job: AuditJob) -> int:
    from factcheck.domain.diagnostic import InputError
    from factcheck.results.documents import CRASHED

    tally = tables.Tally()
    for result in done:
        tally.labels.update(result.labels)
        tally.failing += result.failing
        tally.faulty += result.faulty
        tally.faults += result.faults[: max(0, tables.MOST_TOLD - len(tally.faults))]
        if result.crash:
            output.complain(many.crashed(result.file, result.crash))
    tables.tell(tally, [Path(result.file) for result in done])
    unread = [fault for result in done for fault in result.unread]
    if unread:
        faults.report(InputError(unread), UNREAD)
    if not job.reference:
        options.tell_missing_reference(None)
    if any(result.crash for result in done):
        return CRASHED
    status = tally.exit_status(fails_on_faults=wanted.fails_on_faults)
    return faults.UNUSABLE if unread else status
