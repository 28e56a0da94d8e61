"""Audit again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import faults, options, output
from factcheck.cli.output import Colour
from factcheck.language import say

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.load.watched import State
    from factcheck.render.notation.page import Page
    from factcheck.results.ruling import Ruling

SETTLED = 0.05  # seconds without a change after which all of a save is there


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
    panel: options.PanelFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what changed.")] = False,
    every: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.01, help="How often to look for changes.")
    ] = 0.5,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Audit again whenever a claim file or the reference is saved, and say what changed.

    It runs until Ctrl-C ends it, with exit status 0.
    """
    from factcheck.load.watched import state

    claims, terms = options.claims(paths), options.terms(as_of, vintage)
    others = [each for each in (reference, panel) if each is not None]

    from factcheck.desk.session import Session

    engine = Session(None, terms)

    def run() -> Audit:
        engine.folder = options.reference_folder(reference)  # may have come, or gone, since
        engine.terms = options.with_panel(terms, panel)
        audit = engine.audit(claims)
        options.require_edition(vintage, audit)
        return audit

    session = _Session(run, options.again(paths, reference, panel), quiet=quiet)
    try:
        for files in _changes(lambda: state(claims, others), every):
            session.tell(colour)
            number = faults.counted_files(files)
            output.complain(say("Watching {files}; Ctrl-C ends it.", files=number) + "\n")
    except KeyboardInterrupt:
        output.complain("\n")
    return 0


def _changes(state: Callable[[], State], every: float) -> Iterator[State]:
    """Give the state of the files at once, and again after every change, when it has settled."""
    last: State | None = None
    while True:
        now = state()
        if now != last:
            while last is not None and now != (later := _after(SETTLED, state)):
                now = later
            last = now
            yield last
        time.sleep(every)


def _after(seconds: float, state: Callable[[], State]) -> State:
    time.sleep(seconds)
    return state()


class _Session:
    """The audits of one session: what is told of each depends on the one before."""

    def __init__(self, audit: Callable[[], Audit], again: str, *, quiet: bool) -> None:
        self.audit = audit
        self.again = again  # arguments that make another command read the same files
        self.quiet = quiet
        self.last: tuple[Ruling, ...] | None = None

    def tell(self, colour: Colour) -> None:
        """Audit, and show the report, or the faults of the input; then what changed."""
        from factcheck.domain.diagnostic import InputError
        from factcheck.render.machine.rulings import rulings

        try:
            audit = self.audit()
        except InputError as error:
            faults.report(error)
            return
        current = rulings(audit)
        page = output.page(colour)
        text = "" if self.quiet and self.last is not None else self._report(audit, page)
        output.show(text + self._difference(current, page))
        self.last = current

    def _report(self, audit: Audit, page: Page) -> str:
        from factcheck.render.terminal.audit import Detail, render

        detail = Detail.NORMAL if self.last is None else Detail.QUIET
        return render(audit, page, detail, again=self.again)

    def _difference(self, current: tuple[Ruling, ...], page: Page) -> str:
        if self.last is None:
            return ""
        from factcheck.render.terminal.difference import render
        from factcheck.results.compare import compare

        return f"\n{say('Since the last audit:')}\n\n{render(compare(self.last, current), page)}"
