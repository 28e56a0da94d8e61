"""A sign of life on a terminal, for work that takes longer than half a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol

from factcheck.language import say

PATIENCE = 0.5  # seconds before anything is shown


@contextmanager
def shown(what: str) -> Iterator[None]:
    """Show on standard error that something is being done, if that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    with ExitStack() as sign:
        timer = Timer(PATIENCE, _show, (what, sign))
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()  # it may be about to show something


class ProgressCallback(Protocol):
    """Says how far into a document the work has come."""

    def __call__(self, share: float, where: str) -> None:
        """Tell which share is done, and where in the document that is: p. 14."""
        ...


def _nowhere(share: float, where: str) -> None:
    del share, where


@contextmanager
def located(what: str) -> Iterator[ProgressCallback]:
    """Show how far into a document the work is, if standard error is a terminal.

    Nothing is shown of work that is done in half a second.
    """
    if not sys.stderr.isatty():
        yield _nowhere
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(20), TaskProgressColumn(),
        TextColumn("{task.fields[where]}", markup=False), TimeElapsedColumn(),
    )  # fmt: skip
    began = time.monotonic()
    with ExitStack() as sign:
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = bar.add_task(what, total=None, where="")

        def reach(share: float, where: str) -> None:
            if not bar.live.is_started and time.monotonic() - began > PATIENCE:
                sign.enter_context(bar)
            bar.update(task, total=1.0, completed=share, where=where)

        yield reach


class Advance(Protocol):
    """Says how far the work is."""

    def __call__(self, share: float, number: int) -> None:
        """Tell which share is done, and how many things that are."""
        ...


def _told_to_nobody(share: float, number: int) -> None:
    del share, number


@contextmanager
def measured(what: str, unit: str) -> Iterator[Advance]:
    """Show how much is done and how fast, if standard error is a terminal.

    Parameters
    ----------
    what : str
        What is being done.
    unit : str
        What to say of the `number` of things that are done in a second.
    """
    if not sys.stderr.isatty():
        yield _told_to_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(20), TaskProgressColumn(),
        TextColumn("{task.fields[pace]}", markup=False), TimeElapsedColumn(),
    )  # fmt: skip
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0, pace="")

        def advance(share: float, number: int) -> None:
            pace = number / max(1e-9, time.monotonic() - began)
            bar.update(task, completed=share, pace=say(unit, number=f"{pace:,.0f}"))

        yield advance


def _show(what: str, sign: ExitStack) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(20), TimeElapsedColumn())
    bar = sign.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    bar.add_task(what, total=None)
