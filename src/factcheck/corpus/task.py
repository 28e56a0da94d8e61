"""One document: read, audited and written, or its faults. What every engine runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from traceback import extract_tb

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck import __version__
from factcheck.corpus import kept
from factcheck.corpus.engine import Engine
from factcheck.corpus.job import AuditJob, DocumentTask, FileTask
from factcheck.domain.asked import VERDICTS
from factcheck.domain.audit import Audit
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.domain.location import Location
from factcheck.domain.panel import Panel
from factcheck.domain.series import Reference
from factcheck.domain.terms import Terms
from factcheck.language import say, speaking
from factcheck.load import read_document, read_kept_reference
from factcheck.load.baseline import read_baseline
from factcheck.load.fingerprint import hash_of
from factcheck.load.store.store import ReferenceStore
from factcheck.pipeline import audit
from factcheck.render import Format
from factcheck.render.depth import asked_by
from factcheck.render.machine.known import matched
from factcheck.results.baseline import KnownFinding
from factcheck.results.documents import DocumentResult

_PART = 4  # documents that a cluster is given together
_here = threading.local()  # an index is read by the thread that opened it


class TaskGrounds(Struct, frozen=True, kw_only=True):
    """What the documents of a job are checked against, read once in a process."""

    reference: Reference
    terms: Terms
    baseline: tuple[KnownFinding, ...]


def audited(job: AuditJob, task: DocumentTask) -> bytes:
    """Audit one document; return its result as bytes, which `result_of` reads.

    A result that is kept is not made again, and one that is made is kept, where a folder is named.
    """
    with speaking(job.language):
        if not is_in(job.folder):
            fault = elsewhere(job, task.file)
            return msgspec.msgpack.encode(
                DocumentResult(file=task.file, document=task.document, faults=(fault,))
            )
        key = key_of(job, task)
        found = kept.read(job.kept, key)
        if found is not None:
            return found
        result = _result(job, task)
        content = msgspec.msgpack.encode(result)
        if not result.crash and key and key == key_of(job, task):  # nobody wrote to it meanwhile
            kept.write(job.kept, key, content)
        return content


def result_of(content: bytes) -> DocumentResult:
    """Read a result."""
    return msgspec.msgpack.decode(content, type=DocumentResult)


def results(
    engine: Engine, job: AuditJob, tasks: Sequence[DocumentTask]
) -> Iterator[DocumentResult]:
    """Yield the result of each document, in their order."""
    contents = engine.done(partial(audited, job), tasks, _PART)
    for task, content in zip(tasks, contents, strict=True):
        if content is None:
            yield _lost(task, say("its process ended before its result came"))
        else:
            yield result_of(content)


def _lost(task: DocumentTask, why: str) -> DocumentResult:
    return DocumentResult(file=task.file, document=task.document, crash=why)


def is_in(folder: str) -> bool:
    """Go to the folder from which files are named; say whether it is there."""
    try:
        if folder and Path.cwd() != Path(folder):
            os.chdir(folder)
    except OSError:
        return False
    return True


def elsewhere(job: AuditJob, file: str) -> Diagnostic:
    """Return the fault of a file that a process does not see."""
    return Diagnostic(
        at=Location(file=file),
        key="",
        problem=say("the process that was to audit it sees no folder {folder}", folder=job.folder),
        remedy=say("Keep the files where all workers see them under one name."),
    )


def key_of(job: AuditJob, task: FileTask) -> str:
    """Return the key of a result that is to be kept; empty where it is not, or cannot be."""
    try:
        return job.key(task) if job.kept else ""
    except OSError:
        return ""


def _result(job: AuditJob, task: DocumentTask) -> DocumentResult:
    try:
        grounds = grounds_of(job)
        whole = audit(
            *read_document(Path(task.file), task.document, grounds.reference),
            grounds.terms,
            VERDICTS
            if job.form is Format.TEXT
            else asked_by(job.form, job.selection, is_verbose=False),
        )
        return _told(job, task, whole, grounds.baseline)
    except InputError as error:
        return DocumentResult(file=task.file, document=task.document, faults=error.diagnostics)
    except Exception as error:  # noqa: BLE001 - an error of ours with one document stops no other
        return _lost(task, named_error(error))


def _told(
    job: AuditJob, task: DocumentTask, whole: Audit, baseline: tuple[KnownFinding, ...]
) -> DocumentResult:
    lapsed: tuple[tuple[KnownFinding, str], ...] = ()
    if baseline or any(verdict.claim.reviewed for verdict in whole):
        known = matched(whole, baseline)
        whole, lapsed = replace(whole, known=known.accepted), known.lapsed
    shown = job.selection.of(whole)
    outcomes = (each for verdict in shown for each in (*verdict.outcomes, *verdict.rivals))
    cells = (cell for outcome in outcomes for cell in outcome.evidence.observations())
    return DocumentResult(
        file=task.file,
        document=task.document,
        claims=len(whole),
        labels=shown.counts(),
        inconsistent=len(shown.inconsistent()),
        to_review=len(shown.to_review()),
        failing=len(shown.fails(job.failing)),
        answers_edition=bool(job.edition) and any(cell.vintage == job.edition for cell in cells),
        has_figures=bool(whole.reference.series),
        piece=_piece(job.form, shown),
        remarks=tuple(
            say("No longer so: {entry}: {why}",
                entry=f"{finding.document}/{finding.claim} ({finding.verdict})", why=why)
            for finding, why in lapsed
        ),
    )  # fmt: skip


def _piece(form: Format, shown: Audit) -> str:
    match form:
        case Format.JSONL:
            from factcheck.render.machine.jsonl import render

            return render(shown)
        case Format.CSV:
            from factcheck.render.machine.csv import rows

            return rows(shown)
        case _:
            return ""


def grounds_of(job: AuditJob) -> TaskGrounds:
    """Return what a job checks against; it is read when it is first asked for.

    Raises
    ------
    InputError
        With every fault of it; or if it is no longer what the job was made for.
    """
    if getattr(_here, "job", None) != job:
        _here.grounds, _here.job = _read(job), job
    grounds: TaskGrounds = _here.grounds
    return grounds


def _read(job: AuditJob) -> TaskGrounds:
    if job.version != __version__:
        raise _unlike(
            job,
            say("a process has version {here}, and the run {there}",
                here=__version__, there=job.version),
            say("Install one version everywhere."),
        )  # fmt: skip
    store = ReferenceStore(place=Path(job.indexes)) if job.indexes else None
    reference = read_kept_reference(Path(job.reference), store) if job.reference else Reference()
    if job.reference and hash_of(Path(job.reference)) != job.grounds:
        raise _unlike(
            job,
            say("it is not, or no longer, what the run began with"),
            say("Run the command again, where every process reads the same files."),
        )
    if store is not None:
        store.keep()
    panel = _panel(Path(job.panel)) if job.panel else None
    return TaskGrounds(
        reference=reference,
        terms=Terms(as_of=job.as_of, edition=job.edition, panel=panel),
        baseline=read_baseline(Path(job.baseline)) if job.baseline else (),
    )


def _panel(path: Path) -> Panel:
    if path.suffix == ".parquet":
        from factcheck.frames import panel_of_parquet

        return panel_of_parquet(path)
    from factcheck.load.panel import read_panel

    return read_panel(path)


def _unlike(job: AuditJob, problem: str, remedy: str) -> InputError:
    at = Location(file=job.reference)
    return InputError([Diagnostic(at=at, key="", problem=problem, remedy=remedy)])


def named_error(error: Exception) -> str:
    """Return the sort of an error, what it says, in one line, and where it arose."""
    frame = extract_tb(error.__traceback__)[-1]
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{words} ({Path(frame.filename).name}:{frame.lineno})"
