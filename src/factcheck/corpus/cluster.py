"""Documents on the workers of a Dask cluster, a few at a time; results in their order.

A worker runs the very function that a process of this machine runs. The scheduler gives what a lost
worker had to another, and what it had done and not yet handed over is done again. All workers see
the files under the names that they have here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from distributed import Client
from distributed.scheduler import KilledWorker

from factcheck.corpus.job import AuditJob, DocumentTask
from factcheck.corpus.task import audited, lost, result_of
from factcheck.language import say
from factcheck.results.documents import DocumentResult

if TYPE_CHECKING:
    from distributed import Future

_PART = 4  # documents a task: some seconds of work, against a millisecond to give it out
_AHEAD = 4  # tasks a thread of the cluster that are given out before their results are asked for
_PATIENCE = 10  # seconds for a scheduler to answer


def on_cluster(
    job: AuditJob, tasks: Sequence[DocumentTask], scheduler: str
) -> Iterator[DocumentResult]:
    """Yield the result of each document, made by the workers of a scheduler.

    Raises
    ------
    OSError
        If no scheduler answers at the address.
    """
    parts = iter(_parts(tasks))
    given: deque[tuple[Sequence[DocumentTask], Future[list[bytes]]]] = deque()
    with _client(scheduler) as client:
        while True:
            room = _AHEAD * max(1, sum(client.nthreads().values())) - len(given)
            for part in islice(parts, max(0, room)):
                given.append((part, client.submit(audited_part, job, part, pure=False)))
            if not given:
                return
            part, future = given.popleft()
            try:
                yield from map(result_of, future.result())
            except KilledWorker:
                for task in part:
                    yield _alone(client, job, task)


def _client(scheduler: str) -> Client:
    return Client(  # type: ignore[no-untyped-call] # the library tells no types here
        scheduler, timeout=_PATIENCE, set_as_default=False
    )


def audited_part(job: AuditJob, tasks: Sequence[DocumentTask]) -> list[bytes]:
    """Audit some documents; return their results as bytes."""
    return [audited(job, task) for task in tasks]


def _parts(tasks: Sequence[DocumentTask]) -> Iterator[Sequence[DocumentTask]]:
    return (tasks[first : first + _PART] for first in range(0, len(tasks), _PART))


def _alone(client: Client, job: AuditJob, task: DocumentTask) -> DocumentResult:
    """Try a document by itself that may be the one that ended several workers."""
    try:
        return result_of(client.submit(audited, job, task, pure=False).result())
    except KilledWorker:
        return lost(task, say("its process ended before its result came"))
