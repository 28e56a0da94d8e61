"""Tasks on several processes of this machine; what comes of them in their order."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from typing import TypeAlias, TypeVar

from factcheck.corpus.unfinished import end_process

_AHEAD = 8  # tasks a process that are given out before their results are asked for
_SIGNALLED = 128  # and the number of the signal, as shells count


T = TypeVar("T")
Work: TypeAlias = Callable[[T], bytes]  # what a process runs on a task; both travel to it


def on_processes(work: Work[T], tasks: Sequence[T], processes: int) -> Iterator[bytes | None]:
    """Yield what came of each task, made on some processes; None of one that ended its process.

    The others are done by processes that are new.
    """
    waiting = deque(tasks)
    while waiting:
        try:
            with _pool(processes) as pool:
                for result in _in_order(pool, work, tuple(waiting), processes):
                    waiting.popleft()
                    yield result
        except BrokenProcessPool:
            yield _alone(
                work, waiting.popleft()
            )  # it may be the one; if not, the next ones will be


def _in_order(
    pool: ProcessPoolExecutor, work: Work[T], tasks: Sequence[T], processes: int
) -> Iterator[bytes]:
    waiting = iter(tasks)
    given: deque[Future[bytes]] = deque()
    while True:
        for task in islice(waiting, processes * _AHEAD - len(given)):
            given.append(pool.submit(work, task))
        if not given:
            return
        yield given.popleft().result()


def _alone(work: Work[T], task: T) -> bytes | None:
    try:
        with _pool(1) as pool:
            return pool.submit(work, task).result()
    except BrokenProcessPool:
        return None


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
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: end_process(_SIGNALLED + number))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    end_process(1)
