"""One table of claims: checked block by block into a file of its own, wherever that is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from factcheck.bulk import TableAuditor
from factcheck.bulk.writing import WRITERS
from factcheck.corpus import kept
from factcheck.corpus.engine import Engine
from factcheck.corpus.job import AuditJob
from factcheck.corpus.task import elsewhere, grounds_of, is_in, key_of, named_error
from factcheck.corpus.unfinished import put_in_place
from factcheck.domain.diagnostic import Diagnostic, InputError
from factcheck.language import say, speaking
from factcheck.load.claim_tables.reading import blocks_of
from factcheck.load.digests import sha256_of
from factcheck.results.table_files import TableResult

_MOST_TOLD = 20  # faults of rows


class TableTask(Struct, frozen=True, kw_only=True):
    """A table of a run, and where its verdicts go."""

    file: str
    out: str  # its suffix tells the format


def table_results(
    engine: Engine, job: AuditJob, tasks: Sequence[TableTask]
) -> Iterator[TableResult]:
    """Write the verdicts of each table, and yield what came of it, in their order."""
    contents = engine.done(partial(audited_table, job), tasks)
    for task, content in zip(tasks, contents, strict=True):
        if content is None:
            crash = say("its process ended before its result came")
            yield TableResult(file=task.file, crash=crash)
        else:
            yield _result_of(content)


def audited_table(job: AuditJob, task: TableTask) -> bytes:
    """Write the verdicts of one table; return what came of it as bytes.

    What is kept of a table that was written, and stands as it was written, is not made again.
    """
    with speaking(job.language):
        if not is_in(job.folder):
            return msgspec.msgpack.encode(
                TableResult(file=task.file, unread=(elsewhere(job, task.file),))
            )
        key = key_of(job, task)
        found = kept.read(job.kept, key)
        if found is not None and _is_written(task, _result_of(found)):
            return found
        result = _result(job, task)
        content = msgspec.msgpack.encode(result)
        if key and not result.crash and not result.unread and key == key_of(job, task):
            kept.write(job.kept, key, content)
        return content


def _result_of(content: bytes) -> TableResult:
    return msgspec.msgpack.decode(content, type=TableResult)


def _is_written(task: TableTask, result: TableResult) -> bool:
    out = Path(task.out)
    return out.is_file() and sha256_of(out) == result.written


def _result(job: AuditJob, task: TableTask) -> TableResult:
    try:
        return _written(job, task)
    except InputError as error:
        return TableResult(file=task.file, unread=error.diagnostics)
    except Exception as error:  # noqa: BLE001 - an error of ours with one table stops no other
        return TableResult(file=task.file, crash=named_error(error))


def _written(job: AuditJob, task: TableTask) -> TableResult:
    """Write a file of verdicts; whoever reads it finds all of it."""
    grounds, out = grounds_of(job), Path(task.out)
    auditor = TableAuditor(grounds.reference, grounds.terms, job.failing)
    labels: Counter[str] = Counter()
    failing, faulty = 0, 0
    faults: list[Diagnostic] = []
    with put_in_place(out) as part, part.open("wb") as stream:
        writer = WRITERS[out.suffix.casefold()](stream)
        for rows in blocks_of(Path(task.file)):
            block = auditor.block(rows)
            writer.write(block)
            labels.update(map(str, block.column("label")))
            failing, faulty = failing + block.failing, faulty + block.faulty
            faults += block.faults[: _MOST_TOLD - len(faults)]
        writer.close()
    return TableResult(
        file=task.file,
        labels=labels,
        failing=failing,
        faulty=faulty,
        faults=tuple(faults),
        written=sha256_of(out) if job.kept else "",
    )
