"""A sign of life on a terminal, for work that takes longer than half a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

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


def _show(what: str, sign: ExitStack) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(20), TimeElapsedColumn())
    bar = sign.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    bar.add_task(what, total=None)
