"""Tasks on the workers of a Dask cluster; what comes of them in their order.

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

from factcheck.corpus.processes import T, Work

if TYPE_CHECKING:
    from distributed import Future

_AHEAD = 4  # tasks a thread of the cluster that are given out before their results are asked for
_PATIENCE = 10  # seconds for a scheduler to answer


def on_cluster(
    work: Work[T], tasks: Sequence[T], scheduler: str, part: int = 1
) -> Iterator[bytes | None]:
    """Yield what came of each task, made by the workers of a scheduler; None of one that ends them.

    Parameters
    ----------
    work : callable
        What a worker runs on a task.
    tasks : sequence
    scheduler : str
        Its address.
    part : int
        Tasks that are given out together: some seconds of work, against a millisecond to give it.

    Raises
    ------
    OSError
        If no scheduler answers at the address.
    """
    parts = (tasks[first : first + part] for first in range(0, len(tasks), part))
    given: deque[tuple[Sequence[T], Future[list[bytes]]]] = deque()
    with _client(scheduler) as client:
        while True:
            room = _AHEAD * max(1, sum(client.nthreads().values())) - len(given)
            for some in islice(parts, max(0, room)):
                given.append((some, client.submit(_all, work, some, pure=False)))
            if not given:
                return
            some, future = given.popleft()
            try:
                yield from future.result()
            except KilledWorker:
                yield from (_alone(client, work, task) for task in some)


def _client(scheduler: str) -> Client:
    return Client(  # type: ignore[no-untyped-call] # the library tells no types here
        scheduler, timeout=_PATIENCE, set_as_default=False
    )


def _all(work: Work[T], tasks: Sequence[T]) -> list[bytes]:
    return list(map(work, tasks))


def _alone(client: Client, work: Work[T], task: T) -> bytes | None:
    """Try a task by itself that may be the one that ended several workers."""
    try:
        (result,) = client.submit(_all, work, [task], pure=False).result()
    except KilledWorker:
        return None
    return result
