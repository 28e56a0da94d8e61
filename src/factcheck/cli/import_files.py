"""Bring published files into the reference: ask, show what would come of it, write."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from factcheck.cli import faults, options, output
from factcheck.domain.diagnostic import InputError
from factcheck.domain.series import Observation, Reference
from factcheck.domain.verdict import Label
from factcheck.language import counted, listed, say
from factcheck.load.imports.plan import planned
from factcheck.load.imports.survey import OpenQuestion
from factcheck.load.imports.wish import Plan, Wish
from factcheck.render.phrases.naming import printed

if TYPE_CHECKING:
    from factcheck.render.notation.page import Line

UNUSABLE = 2
_OPEN = Label.UNVERIFIABLE
_SHOWN = 5  # observations of a dry run


def import_files(wish: Wish, *, dry_run: bool) -> int:
    """Bring files in, once nothing is left to ask."""
    try:
        plan = planned(wish)
        while plan.questions and _is_somebody_there():
            wish = _answered(wish, plan.questions)
            plan = planned(wish)
    except InputError as error:
        return faults.report(_as_called(error, wish), faults.UNWRITTEN)
    if plan.questions:
        return _list(plan.questions, wish)
    for line in plan.told:
        output.complain(f"{line}\n")
    before = _labels(wish.folder if wish.folder.is_dir() else None)
    after = _labels(plan.reference) if plan.reference is not None else before
    if not dry_run:
        _write(plan, wish.folder)
    _show(plan, wish, dry_run=dry_run)
    _show_claims(before, after)
    return 0


def _as_called(error: InputError, wish: Wish) -> InputError:
    """Return faults at the names that people know; an answer of a service has a passing path."""
    names = {path.as_posix(): origin.query for path, origin in wish.origins.items()}
    return InputError(
        replace(fault, at=replace(fault.at, file=names.get(fault.at.file, fault.at.file)))
        for fault in error.diagnostics
    )


def _is_somebody_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _answered(wish: Wish, questions: list[OpenQuestion]) -> Wish:
    """Ask each question; an empty answer leaves a series or an area out."""
    mapping, source = dict(wish.mapping), wish.source
    answers = {}
    for question in questions:
        hint = f" [{', '.join(question.proposals)}]" if question.proposals else ""
        text = str(
            typer.prompt(f"{question.text}?{hint}", default="", show_default=False, err=True)
        )
        if text.strip():
            answers[question.key] = text.strip()
    if not answers:
        raise typer.Abort
    source = answers.pop("source", source)
    return replace(wish, mapping={**mapping, **answers}, source=source)


def _list(questions: list[OpenQuestion], wish: Wish) -> int:
    """Say what must be answered, as options of the command."""
    page = output.page(stream=sys.stderr)
    lines: list[Line] = [say("Nothing was written. This must be said first:"), ""]
    for question in questions:
        others = listed(question.proposals[question.key != "source" :])
        lines.append(f"  {_option(question)}")
        more = say("; or {others}", others=others) if others else ""
        lines += page.paragraph(f"{question.text}{more}", indent=6)
    lines += ["", say("Call it again as: {command}", command=_command(questions, wish)), ""]
    output.complain(page.written(lines[:-1]))
    return UNUSABLE


def _option(question: OpenQuestion) -> str:
    """Return the option that answers a question, as it is proposed."""
    if question.key == "source":
        return "--source '…'"  # who says it is for nobody to guess
    value = question.proposals[0] if question.proposals else "…"
    return f"--map {quote(f'{question.key}={value}')}"


def _command(questions: list[OpenQuestion], wish: Wish) -> str:
    """Return the whole command, with what was answered and what is proposed, to be pasted."""
    settled = {
        "--reference": "" if wish.folder == options.REFERENCE else wish.folder.as_posix(),
        "--layout": wish.layout,
        "--encoding": wish.encoding,
        "--sheet": wish.sheet,
        "--source": wish.source,
    }
    return " ".join(
        (
            f"factcheck {'fetch' if wish.origins else 'import'}",
            *(quote(wish.name_of(path)) for path in wish.files),
            *(f"{name} {quote(value)}" for name, value in settled.items() if value),
            *(f"--map {quote(f'{key}={value}')}" for key, value in wish.mapping.items()),
            *map(_option, questions),
        )
    )


def _write(plan: Plan, folder: Path) -> None:
    """Write the copies, then the pages, the descriptor last: no page names what is missing."""
    for name, path in plan.copies.items():
        output.copy(path, folder / name)
    for name, text in plan.texts().items():
        output.replace(folder / name, text)


def _show(plan: Plan, wish: Wish, *, dry_run: bool) -> None:
    observations = _new_observations(plan, wish)
    lines = []
    if plan.is_nothing:
        lines.append(say("Nothing to do."))
    elif not plan.added:
        lines.append(say("No file is new; what is answered stands in the reference."))
    else:
        figures = counted("{number} observation", "{number} observations", len(observations))
        names = listed(plan.added)
        lines.append(
            say("It would bring in {figures}: {names}", figures=figures, names=names)
            if dry_run
            else say("Brought in {figures}: {names}", figures=figures, names=names)
        )
    called = {path.as_posix(): wish.name_of(path) for path in wish.files}
    for cell in observations[:_SHOWN]:
        at = replace(cell.at, file=called.get(cell.at.file, cell.at.file))
        lines.append(
            f"  {cell.indicator}  {cell.area}  {cell.period}  {printed(cell.figure)}  {at}"
        )
    if len(observations) > _SHOWN:
        lines.append("  …")
    output.show("\n".join([*lines, ""]))


def _new_observations(plan: Plan, wish: Wish) -> list[Observation]:
    files = {(wish.folder / name).as_posix() for name in plan.added}
    files |= {path.as_posix() for path in plan.copies.values()}
    return [cell for cell in plan.reference or () if cell.at.file in files]


def _labels(reference: Path | Reference | None) -> dict[str, Label]:
    """Return the label of every claim of the project; none where the claims cannot be read."""
    if not options.CLAIMS.is_dir():
        return {}
    from factcheck import pipeline
    from factcheck.load import read

    try:
        audit = pipeline.audit(*read([options.CLAIMS], reference))
    except InputError:  # they may speak of an indicator that comes with the file
        return {}
    return {verdict.claim.id: verdict.label for verdict in audit}


def _show_claims(before: dict[str, Label], after: dict[str, Label]) -> None:
    """Say how many claims that were open the files settle."""
    was_open = [claim for claim in after if before.get(claim, _OPEN) is _OPEN]
    if not was_open:
        return
    settled = [claim for claim in was_open if after[claim] is not _OPEN]
    text = say(
        "{number} of {claims} settled",
        number=len(settled),
        claims=counted("{number} open claim", "{number} open claims", len(was_open)),
    )
    names = listed([*settled[:_SHOWN], *(["…"] if len(settled) > _SHOWN else [])])
    output.show((say("{text}: {names}", text=text, names=names) if settled else text) + "\n")
