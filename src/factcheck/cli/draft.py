"""Draft a claim file from the text of a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import faults, options, output
from factcheck.cli.reading import document_name, notes, tables_told
from factcheck.language import counted, listed, say, several

if TYPE_CHECKING:
    from factcheck.draft import Draft, Heading, NameCatalogue
    from factcheck.manuscript import Manuscript

_SHOWN = 10  # refused readings

_ADDED = several("{number} claim added: {ids}", "{number} claims added: {ids}")
_DRIFTED = several(
    "{number} claim no longer in the text: {ids}", "{number} claims no longer in the text: {ids}"
)


class DraftFormat(StrEnum):
    """What a draft is written as."""

    YAML = "yaml"
    SPANS = "spans"


def command(
    report: Annotated[
        Path | None,
        typer.Argument(
            metavar="[REPORT]",
            help="The report: text, Markdown, HTML, DOCX or PDF, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    reference: options.Reference = options.REFERENCE,
    form: Annotated[
        DraftFormat,
        typer.Option("--format", "-f", help="A claim file, or JSON with offsets of each claim."),
    ] = DraftFormat.YAML,
    title: Annotated[str, typer.Option(help="Title of the document.")] = "",
    issuer: Annotated[str, typer.Option(help="Who issued it.")] = "",
    published: Annotated[str, typer.Option(metavar="DATE", help="When it was published.")] = "",
    area: Annotated[str, typer.Option(help="The area it is about, unless a claim says so.")] = "",
    period: Annotated[str, typer.Option(help="The period it is about.")] = "",
    source: Annotated[
        str, typer.Option(help="Its id among the sources: never evidence for its own claims.")
    ] = "",
    url: Annotated[str, typer.Option(help="Where it can be read.")] = "",
    merge_into: Annotated[
        Path | None,
        typer.Option("--merge", metavar="CLAIMS", help="Add what this claim file lacks to it."),
    ] = None,
    residue: Annotated[
        bool, typer.Option("--residue", help="List instead the numerals that claim nothing.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Say instead which words made each claim what it is.")
    ] = False,
    sentence: Annotated[
        str, typer.Option(metavar="TEXT", help="Draft this sentence alone, as entries to paste.")
    ] = "",
    proposer: Annotated[
        str,
        typer.Option(
            metavar="COMMAND",
            help="Ask this program too: text on its standard input, readings as --format spans.",
        ),
    ] = "",
    wait: Annotated[
        float,
        typer.Option("--wait", metavar="SECONDS", min=0.1, help="How long the program may take."),
    ] = 120,
    out: options.Output = None,
) -> int:
    """Draft claims from a report's text, for a person to review.

    Every numeral of the text becomes a claim, part of one, a name, or listed residue.

    Exit status: 0 drafted, 2 unusable input, 3 nothing to draft.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.draft import Heading, NameCatalogue, draft
    from factcheck.draft.letterhead import letterhead
    from factcheck.load import read_reference, read_report
    from factcheck.pipeline.drafts import self_audited

    options.day(published or None)
    _require_one(report, sentence)
    try:
        manuscript = _manuscript(report, sentence)
        folder = options.reference_folder(reference)
        base = None if folder is None else read_reference(folder)
        known = None if base is None else NameCatalogue.known(base.catalogue)
        old = None if merge_into is None else read_report(merge_into)
    except InputError as error:
        return faults.report(error, faults.UNWRITTEN)
    made = draft(
        manuscript,
        catalogue=known,
        period=period,
        published=published,
        area=area,
        proposals=_proposals(proposer, manuscript, wait) if proposer else (),
        explained=why,
    )
    if report is not None:
        is_list = residue or why or form is DraftFormat.SPANS
        file = merge_into or (None if is_list else out)
        made = made.of(file.stem if file else document_name(report, manuscript))
    drafted = self_audited(made, known, base)
    for note in (*notes(manuscript), *tables_told(drafted), *_refused(drafted)):
        output.remark(note)
    if residue:
        output.deliver(_residue(drafted), out)
    elif why:
        from factcheck.cli.reasons import reasons

        output.deliver(reasons(drafted, output.page(file=out)), out)
    elif form is DraftFormat.SPANS:
        output.deliver(_spans(drafted), out)
    elif old is not None:
        _merge(old, drafted, known, out or merge_into)
    elif not drafted.claims:
        output.remark(_nothing(drafted))
    elif report is None:
        from factcheck.draft.sentence import pasted

        output.deliver(pasted(drafted, catalogue=known, area=area), out)
    else:
        heading = Heading(
            title=title or manuscript.title,
            issuer=issuer,
            published=published,
            area=area,
            source=source,
            url=url,
            report=_path_from(out, report),
        ).with_told(letterhead(manuscript.text, known))
        _write(drafted, known, heading, out)
    return 0 if drafted.claims else 3


def _path_from(claims: Path | None, report: Path) -> str:
    """Return the path of a report from the folder of its claim file, if both are files."""
    if claims is None or "-" in (str(claims), str(report)) or not claims.parent.is_dir():
        return ""
    try:
        return Path(os.path.relpath(report.resolve(), claims.parent.resolve())).as_posix()
    except ValueError:  # on another drive of Windows
        return report.resolve().as_posix()


def _require_one(report: Path | None, sentence: str) -> None:
    """Refuse a report and a sentence together, and neither of them."""
    if (report is None) != bool(sentence):
        raise typer.BadParameter(
            say("name a report, or give a sentence by --sentence."), param_hint="REPORT"
        )


def _manuscript(report: Path | None, sentence: str) -> Manuscript:
    from factcheck.manuscript import manuscript_of, read_manuscript

    return manuscript_of(" ".join(sentence.split())) if report is None else read_manuscript(report)


def _proposals(command: str, manuscript: Manuscript, seconds: float) -> Sequence[object]:
    """Return how another program reads a text; where it gives nothing, that is told."""
    from factcheck.cli.proposer import ask
    from factcheck.draft.prose import prose

    answer = ask(command, prose(manuscript).text, seconds)
    if answer.problem:
        told = say(
            "{command} is not heard: {problem}. Drafted by the rules alone.",
            command=command,
            problem=answer.problem,
        )
        output.remark(told)
    return answer.readings


def _refused(drafted: Draft) -> list[str]:
    """Say which proposals do not hold, the first of them with their reasons."""
    if not drafted.refused:
        return []
    first = [f"  {reason}" for reason in drafted.refused[:_SHOWN]]
    return [
        counted(
            "{number} proposed reading does not hold, and is left out:",
            "{number} proposed readings do not hold, and are left out:",
            len(drafted.refused),
        ),
        *first,
    ]


def _write(drafted: Draft, known: NameCatalogue | None, heading: Heading, out: Path | None) -> None:
    from factcheck.draft import claim_file

    output.deliver(claim_file(drafted, catalogue=known, heading=heading), out)
    if not drafted.period:
        note = say("The text names no period: give --period, or write it in the file.")
        output.remark(note)


def _merge(old: str, drafted: Draft, known: NameCatalogue | None, out: Path | None) -> None:
    from factcheck.draft import merge

    merged = merge(old, drafted, catalogue=known)
    output.deliver(merged.text, out)
    _tell(merged.added, *_ADDED)
    _tell(merged.drifted, *_DRIFTED)


def _nothing(drafted: Draft) -> str:
    """Say why nothing was drafted."""
    if drafted.tables and all(numeral.role == "table" for numeral in drafted.numerals):
        return say("Nothing is drafted: all figures stand in tables.")
    if not drafted.numerals:
        return say("Nothing is drafted: the text holds no figure.")
    roles = listed(dict.fromkeys(numeral.role for numeral in drafted.numerals))
    return counted(
        "Nothing is drafted: the one numeral of the text claims nothing ({roles}).",
        "Nothing is drafted: the {number} numerals of the text claim nothing ({roles}).",
        len(drafted.numerals),
        roles=roles,
    )


def _residue(drafted: Draft) -> str:
    lines = (f"{drafted.place(each)}: {each.text}" for each in drafted.residue)
    return "".join(f"{line}\n" for line in lines)


def _spans(drafted: Draft) -> str:
    from json import dumps

    from factcheck.render.notation.signs import in_json

    return in_json(dumps(drafted.spans(), ensure_ascii=False, indent=1)) + "\n"


def _tell(ids: tuple[str, ...], one: str, many: str) -> None:
    """Say on stderr what became of claims, since the file itself is on stdout or replaced."""
    if ids:
        said = counted(one, many, len(ids), ids=listed(ids))
        sys.stderr.write(f"{said}\n")
