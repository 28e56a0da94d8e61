"""Documents one after the other, or on several processes; results in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait

from factcheck.corpus.job import AuditJob, DocumentTask
from factcheck.corpus.task import audited, lost, result_of
from factcheck.language import say
from factcheck.results.documents import DocumentResult

_AHEAD = 8  # documents a process that are given out before their results are asked for


def in_turn(job: AuditJob, tasks: Sequence[DocumentTask]) -> Iterator[DocumentResult]:
    """Yield the result of each document, made in this process."""
    for task in tasks:
        yield result_of(audited(job, task))


def on_processes(
    job: AuditJob, tasks: Sequence[DocumentTask], processes: int
) -> Iterator[DocumentResult]:
    """Yield the result of each document, made on some processes.

    A document that ends its process, as one may that takes all memory, is told as lost; the others
    are done by processes that are new.
    """
    waiting = deque(tasks)
    while waiting:
        try:
            with _pool(processes) as pool:
                for result in _in_order(pool, job, tuple(waiting), processes):
                    waiting.popleft()
                    yield result
        except BrokenProcessPool:
            yield _alone(job, waiting.popleft())  # it may be the one; if not, the next ones will be


def _in_order(
    pool: ProcessPoolExecutor, job: AuditJob, tasks: Sequence[DocumentTask], processes: int
) -> Iterator[DocumentResult]:
    waiting = iter(tasks)
    given: deque[Future[bytes]] = deque()
    while True:
        for task in islice(waiting, processes * _AHEAD - len(given)):
            given.append(pool.submit(audited, job, task))
        if not given:
            return
        yield result_of(given.popleft().result())


def _alone(job: AuditJob, task: DocumentTask) -> DocumentResult:
    try:
        with _pool(1) as pool:
            return result_of(pool.submit(audited, job, task).result())
    except BrokenProcessPool:
        return lost(task, say("its process ended before its result came"))


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Start processes, which end with what is done with them, however that ends."""
    others = frozenset(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Let a process end at once with an interrupt, and with the process that started it."""
    gc.set_threshold(300_000, 50, 1_000)  # as the command line has it
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
