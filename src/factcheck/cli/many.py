"""Many documents, each audited by itself: what is asked, what is told, and what the status is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from factcheck.cli import caching, faults, options, output, progress
from factcheck.language import later, listed, say
from factcheck.render import Format

if TYPE_CHECKING:
    from factcheck.corpus.engine import Engine
    from factcheck.corpus.job import AuditJob, DocumentTask
    from factcheck.domain.diagnostic import Diagnostic
    from factcheck.render.selection import Selection
    from factcheck.results.documents import DocumentResult

Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, max=512, help="Audit each document by itself, on N processes."
    ),
]
Shard: TypeAlias = Annotated[
    str,
    typer.Option(
        metavar="I/N", help="Audit the documents of part I of N; the parts together are all."
    ),
]
Keep: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="Keep the result of each document here, and go on from those."
    ),
]
UNAUDITED = later("{faults} in {files}; these documents were not audited.")
_SHARD = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")
_WHOLE = (  # options of a report that takes in all documents at once
    "report_text", "write_baseline", "pages", "checked_by", "site", "verbose", "lists_open",
)  # fmt: skip


Scheduler: TypeAlias = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS", help="Audit each document by itself, on a Dask cluster: tcp://…"
    ),
]


class RunShard(NamedTuple):
    """Which part of all documents is audited."""

    number: int = 1
    of: int = 1


class Apart(NamedTuple):
    """How documents are audited each by itself: where, which of them, and what is kept."""

    where: Engine
    shard: RunShard
    keep: Path | None


class RunManner(NamedTuple):
    """How it is told, and where."""

    out: Path | None
    colour: output.Colour
    quiet: bool


class RunRequest(NamedTuple):
    """What is audited, and how."""

    paths: Sequence[Path]
    reference: Path | None
    as_of: date | None
    edition: str
    panel: Path | None
    baseline: Path | None
    selection: Selection
    failing: frozenset[str]
    form: Format
    is_cached: bool


def apart(processes: int | None, shard: str, keep: Path | None, scheduler: str) -> Apart | None:
    """Return where documents are to be audited; None where they are to be audited together.

    Raises
    ------
    typer.BadParameter
        If there is no such part of them, or a cluster is asked for and cannot be.
    """
    if processes is None and not shard and keep is None and not scheduler:
        return None
    if scheduler and find_spec("distributed") is None:
        raise typer.BadParameter(
            say("Install it: pip install 'factcheck-audit[{extra}]'.", extra="cluster"),
            param_hint="--scheduler",
        )
    if scheduler and processes is not None:
        raise typer.BadParameter(
            say("a cluster has processes of its own; leave --jobs out."), param_hint="--scheduler"
        )
    from factcheck.corpus.engine import Engine

    where = Engine(processes=processes or 1, scheduler=scheduler)
    return Apart(where, _part(shard) if shard else RunShard(), keep)


def _part(text: str) -> RunShard:
    match = _SHARD.fullmatch(text)
    number, of = map(int, match.groups()) if match else (0, 0)
    if not 1 <= number <= of:
        raise typer.BadParameter(
            say("{text!r} is no part; write 1/4 for the first of four.", text=text),
            param_hint="--shard",
        )
    return RunShard(number, of)


def refuse(context: typer.Context, form: Format) -> None:
    """Refuse what a report of single documents has no place for.

    Raises
    ------
    typer.BadParameter
        If that is asked for.
    """
    from factcheck.corpus.job import FORMATS

    if form not in FORMATS:
        raise typer.BadParameter(
            say(
                "documents that are audited one by one are written as {forms}, not as {form}.",
                forms=listed(FORMATS),
                form=form,
            ),
            param_hint="--format",
        )
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in _WHOLE and source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(
                say("it is for documents that are audited together."), param_hint=parameter.opts[0]
            )


def audit(apart: Apart, asked: RunRequest, manner: RunManner) -> int:
    """Audit each document by itself, and write what came of it; give the exit status."""
    from factcheck.corpus.job import DocumentTask, shard
    from factcheck.domain.diagnostic import InputError
    from factcheck.load import documents_of

    documents, missing = documents_of(asked.paths)
    try:
        job = _job(apart, asked)
    except InputError as error:
        status = faults.report(InputError([*error.diagnostics, *missing]))
        options.tell_missing_reference(asked.reference)
        return status
    tasks = shard(
        [DocumentTask(file=file.as_posix(), document=name) for file, name in documents.items()],
        *apart.shard,
    )
    run = _Run(job, tasks, apart, list(missing), manner)
    try:
        output.deliver(run.pieces(), manner.out)
    except KeyboardInterrupt:
        tell_interrupted(len(run.done), len(tasks), apart.keep)
        raise
    run.tell()
    if not any(result.has_figures for result in run.done):
        options.tell_missing_reference(asked.reference)
    run.require_edition()
    return run.exit_status()


def _job(apart: Apart, asked: RunRequest) -> AuditJob:
    """Return what is asked of every document, when what it is checked against was read.

    Raises
    ------
    InputError
        With every fault of the reference, the panel or the baseline.
    """
    from factcheck.corpus.job import AuditJob

    store = caching.store(is_wanted=asked.is_cached)
    job = AuditJob(
        reference=named(asked.reference),
        as_of=asked.as_of,
        edition=asked.edition,
        panel=named(asked.panel),
        baseline=named(asked.baseline),
        selection=asked.selection,
        failing=asked.failing,
        form=asked.form,
        indexes=named(store.place if store else None),
    )
    return begun(job, apart)


def begun(job: AuditJob, apart: Apart) -> AuditJob:
    """Return what is asked of every task, when what it is checked against was read.

    Raises
    ------
    InputError
        With every fault of that.
    """
    from msgspec.structs import replace

    from factcheck.corpus.job import job_of
    from factcheck.corpus.task import grounds_of

    folder = str(Path.cwd()) if apart.where.scheduler else ""
    with progress.shown(say("reading the reference")):
        job = job_of(replace(job, kept=named(apart.keep), folder=folder))
        grounds_of(job)
    return job


def named(path: Path | None) -> str:
    """Return a path as a job has it; empty where there is none."""
    return "" if path is None else path.as_posix()


def tell_interrupted(done: int, of: int, keep: Path | None) -> None:
    """Say how much was done, and that it is not lost where it was kept."""
    more = (
        say("the same command goes on from {folder}", folder=keep)
        if keep
        else say("with --keep FOLDER the next run would go on from them")
    )
    part = say("{number} of {all} done", number=done, all=of)
    output.complain(say("{done}; {more}.", done=part, more=more) + "\n")


def crashed(file: str, error: str) -> str:
    """Say that an error of ours stopped a file, and no other."""
    return (
        say(
            "{file}: an error of ours, so there is no verdict: {error}. Please report this line.",
            file=file,
            error=error,
        )
        + "\n"
    )


class _Run:
    """The documents of a run as they are done, and what is to be told of them in the end."""

    def __init__(
        self,
        job: AuditJob,
        tasks: Sequence[DocumentTask],
        apart: Apart,
        faulty: list[Diagnostic],
        manner: RunManner,
    ) -> None:
        self.job, self.tasks, self.apart, self.manner = job, tasks, apart, manner
        self.faults = faulty
        self.claims = 0
        self.done: list[DocumentResult] = []  # without their pieces

    def pieces(self) -> Iterator[str]:
        """Yield what is written, document by document."""
        from msgspec.structs import replace

        from factcheck.corpus.task import results
        from factcheck.render.machine import csv
        from factcheck.render.terminal import documents

        page = output.page(self.manner.colour, file=self.manner.out)
        if self.job.form is Format.CSV and self.apart.shard.number == 1:
            yield csv.head()
        with progress.measured(say("auditing"), later("{number} claims a second")) as advance:
            for result in results(self.apart.where, self.job, self.tasks):
                for remark in result.remarks:
                    output.complain(f"{remark}\n")
                self.faults += result.faults
                self.claims += result.claims
                self.done.append(replace(result, piece=""))
                advance(len(self.done) / len(self.tasks), self.claims)
                if self.job.form is not Format.TEXT:
                    yield result.piece
                elif not self.manner.quiet or result.failing or not result.is_audited:
                    yield documents.line(result, page)
        if self.job.form is Format.TEXT:
            yield documents.totals(self.done, page)

    def tell(self) -> None:
        """Tell what was at fault."""
        from factcheck.domain.diagnostic import InputError

        if self.faults:
            faults.report(InputError(self.faults), UNAUDITED)
        for result in self.done:
            if result.crash:
                output.complain(crashed(result.file, result.crash))

    def require_edition(self) -> None:
        """See to it that an edition that was asked for answers something, in some part.

        Raises
        ------
        typer.BadParameter
            If it does not, and all parts are one.
        """
        name, audited = self.job.edition, [each for each in self.done if each.is_audited]
        if not name or not audited or any(result.answers_edition for result in audited):
            return
        text = say("no edition {name!r} answers a claim.", name=name)
        if self.apart.shard.of == 1:
            raise typer.BadParameter(text)
        output.complain(f"{text}\n")

    def exit_status(self) -> int:
        """Give the exit status."""
        from factcheck.results.documents import CRASHED, exit_status

        status = exit_status(self.done)
        return status if status == CRASHED or not self.faults else faults.UNUSABLE
