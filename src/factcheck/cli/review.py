"""Walk through what is to be looked at, and write down what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import caching, faults, options, output
from factcheck.cli.output import Colour
from factcheck.language import counted, later, say

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.domain.claim import Stand
    from factcheck.domain.verdict import Verdict

ANSWERS = later(
    "[a]ccept, [d]ispute, [r]ead rightly (takes the doubts out), [e]dit, [n]ext, [q]uit: "
)


def command(
    paths: options.Paths = None,
    reference: options.Reference = options.REFERENCE,
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Who reviews; asked for unless given.")
    ] = "",
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the review; today unless given.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Walk through all claims that nobody has looked at.")
    ] = False,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
    panel: options.PanelFile = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Walk through findings and doubts that nobody has looked at, and sign them off.

    Each answer is written into the claim file at once; comments and order stay. Answers are read a
    line each, so that they may come from a file.
    """
    from factcheck.domain.diagnostic import InputError

    files, terms = options.claims(paths), options.terms(as_of, vintage)
    folder = options.reference_folder(reference)
    day = options.day(on) or date.today()  # noqa: DTZ011 - the day of whoever signs

    def audited() -> Audit:
        from factcheck import pipeline

        return pipeline.run(files, folder, options.with_panel(terms, panel), store=caching.store())

    try:
        review = _Review(by, day, colour, _Watch(files))
        audit = audited()
        options.require_edition(vintage, audit)
        waiting = [verdict.id for verdict in _to_look_at(audit, every=every)]
        for number, claim in enumerate(waiting, 1):
            here = say("{number} of {all}", number=number, all=len(waiting))
            while (done := review.ask(audit, claim, here)) is _AGAIN:
                review.watch.look()
                audit = audited()
            if done is _QUIT:
                break
    except InputError as error:
        return faults.report(error)
    looked = counted("{number} claim", "{number} claims", review.signed)
    output.show(say("{claims} signed off.", claims=looked) + "\n")
    return 0


_NEXT, _AGAIN, _QUIT = "next", "again", "quit"


def _to_look_at(audit: Audit, *, every: bool) -> Iterator[Verdict]:
    """Give what fails or is in doubt and bears no sign-off that still holds."""
    for verdict in audit:
        signed = verdict.claim.reviewed is not None
        lapsed = signed and verdict.fails() and not audit.is_known(verdict) and _accepts(verdict)
        if (not signed or lapsed) and (every or verdict.fails() or verdict.is_in_doubt):
            yield verdict


def _accepts(verdict: Verdict) -> bool:
    from factcheck.domain.claim import Stand

    sign_off = verdict.claim.reviewed
    return sign_off is not None and sign_off.state is Stand.ACCEPTED


class _Watch:
    """The claim files as they were when they were last judged, or written here."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = files
        self.look()

    def look(self) -> None:
        """Take the files for what they are now."""
        from factcheck.load.watched import state

        self._state = state(self.files, ())

    def has_changed(self) -> bool:
        """Whether somebody else saved one of the files since."""
        from factcheck.load.watched import state

        return state(self.files, ()) != self._state

    def write(self, verdict: Verdict, key: str, value: str | None) -> bool:
        """Write a key of a claim into its file, or take it out; not into what was not judged."""
        from factcheck.load.rewriting import rewritten

        if self.has_changed():
            output.complain(say("A claim file was saved meanwhile, so this is asked again.") + "\n")
            return False
        file = Path(verdict.claim.at.file)
        output.replace(file, rewritten(file.read_bytes(), verdict.claim.own_id, key, value))
        self.look()
        return True


class _Review:
    """One walk: who looks, when, and how much is signed off so far."""

    def __init__(self, by: str, day: date, colour: Colour, watch: _Watch) -> None:
        self.by = by
        self.day = day
        self.colour = colour
        self.watch = watch
        self.signed = 0

    def ask(self, audit: Audit, claim: str, here: str) -> str:
        """Show a claim, take an answer, and do it; say whether to go on, ask again, or quit."""
        from factcheck.domain.claim import Stand

        verdict = next((verdict for verdict in audit if verdict.id == claim), None)
        if verdict is None:  # taken out, or called otherwise, while this ran
            return _NEXT
        output.show(f"\n── {here} ──\n{self._told(audit, verdict)}")
        while True:
            answer = _line(say(ANSWERS)).casefold()[:1]
            match answer:
                case "a" | "d":
                    stand = Stand.ACCEPTED if answer == "a" else Stand.DISPUTED
                    return _NEXT if self._signs(audit, verdict, stand) else _AGAIN
                case "r":
                    is_written = self.watch.write(verdict, "review", None)
                    return _AGAIN if verdict.claim.review or not is_written else _NEXT
                case "e":
                    _edited(verdict)
                    return _AGAIN
                case "n" | "":
                    return _NEXT
                case "q" | "\x04":
                    return _QUIT
                case _:
                    continue

    def _told(self, audit: Audit, verdict: Verdict) -> str:
        from factcheck.desk.paragraph import quote_in_place
        from factcheck.render.terminal.explain import render

        page = output.page(self.colour)
        placed = quote_in_place(verdict.claim)
        if placed is None:
            return render(audit, verdict, page)
        text = f"{placed.before} ⟦{placed.quote}⟧ {placed.behind}".strip()
        return page.written([*page.paragraph(text, indent=2), ""]) + render(audit, verdict, page)

    def _signs(self, audit: Audit, verdict: Verdict, stand: Stand) -> bool:
        """Write a sign-off with what was found into the claim file; say whether it is there."""
        from json import dumps

        from factcheck.render.machine.rulings import rulings
        from factcheck.results.baseline import fingerprint

        while not self.by:
            self.by = _line(say("Who looks at it? "))
        note = _line(say("A note, or nothing: "))
        known_by = (verdict.claim.document.id, verdict.claim.own_id)
        found = next(
            ruling for ruling in rulings(audit) if (ruling.document, ruling.id) == known_by
        )
        parts = {"by": self.by, "on": self.day.isoformat(), "state": str(stand), "note": note}
        parts["finding"] = fingerprint(found)
        text = ", ".join(
            f"{key}: {value if key in ('on', 'state') else dumps(value, ensure_ascii=False)}"
            for key, value in parts.items()
            if value
        )
        is_written = self.watch.write(verdict, "reviewed", f"{{{text}}}")
        self.signed += is_written
        return is_written


def _line(prompt: str) -> str:
    """Ask for a line; what ends the input ends the walk."""
    output.show(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else "\x04"


def _edited(verdict: Verdict) -> None:
    """Open the claim in the editor that the environment names, at its line."""
    import shlex
    import subprocess

    from factcheck.load.rewriting import line_of, text_of

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    file = Path(verdict.claim.at.file)
    line = line_of(text_of(file.read_bytes()), verdict.claim.own_id)
    subprocess.run([*shlex.split(editor), f"+{line}", str(file)], check=False)  # noqa: S603
