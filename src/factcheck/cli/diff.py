"""Say which verdicts changed between two results, and why."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import caching, faults, options, output, progress
from factcheck.cli.output import Colour
from factcheck.language import language, say, speaking

if TYPE_CHECKING:
    from factcheck.results.compare import ResultComparison
    from factcheck.results.ruling import Ruling


class DiffFormat(StrEnum):
    """What a comparison is written as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def command(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="A result as JSON, a claim file, or a folder.")
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="What to compare it with.")],
    reference: options.Reference = options.REFERENCE,
    old_reference: Annotated[
        Path | None,
        typer.Option(
            "--old-reference", metavar="DIR", help="Reference for the claims of OLD, if another."
        ),
    ] = None,
    as_of: options.AsOf = None,
    vintage: options.Vintage = "",
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="Format.")] = DiffFormat.TEXT,
    out: options.Output = None,
    colour: options.ColourWhen = Colour.AUTO,
) -> int:
    """Show which verdicts changed from OLD to NEW, and why.

    OLD and NEW are results of `factcheck audit --format json`, or claim files, which are audited
    with the options given here.

    Exit status: 0 nothing got worse, 1 something did, 2 unusable input, 3 no claims in both.
    """
    from factcheck.domain.diagnostic import InputError
    from factcheck.results.compare import compare

    terms = options.terms(as_of, vintage)

    def audited(path: Path, folder: Path, code: str) -> tuple[Ruling, ...]:
        from factcheck import pipeline
        from factcheck.domain.asked import VERDICTS
        from factcheck.render.machine.rulings import rulings

        with speaking(code):  # what is compared are texts too
            known = options.reference_folder(folder)
            audit = pipeline.run([path], known, terms, VERDICTS, caching.store())
            options.require_edition(vintage, audit)
            return rulings(audit)

    try:
        with progress.shown(say("comparing")):
            before, language_before = _read(old)
            after, language_after = _read(new)
            if before is not None and after is not None:
                _require_one_language(language_before, language_after)
            if before is None:
                before = audited(old, old_reference or reference, language_after)
            if after is None:
                after = audited(new, reference, language_before)
    except InputError as error:
        return faults.report(error)
    comparison = compare(before, after)
    output.deliver(_written(comparison, form, out, colour), out)
    if not before and not after:
        return 3
    return 1 if comparison.is_worse else 0


def _written(
    comparison: ResultComparison, form: DiffFormat, out: Path | None, colour: Colour
) -> str:
    match form:
        case DiffFormat.JSON:
            from factcheck.render.machine import difference as as_json

            return as_json.render(comparison)
        case DiffFormat.MARKDOWN:
            from factcheck.render.markdown import difference as as_markdown

            return as_markdown.render(comparison)
        case DiffFormat.TEXT:
            from factcheck.render.terminal import difference

            return difference.render(comparison, output.page(colour, file=out))


def _read(path: Path) -> tuple[tuple[Ruling, ...] | None, str]:
    """Read a result, with the language of its texts; no result where the path is one of claims."""
    from factcheck.load.result import read_result

    return read_result(path) if output.inner_suffix(path) == ".json" else (None, language())


def _require_one_language(old: str, new: str) -> None:
    """See to it that two results can be compared.

    Raises
    ------
    typer.BadParameter
        If their texts are in two languages.
    """
    if old != new:
        problem = say(
            "OLD is in the language {old!r}, and NEW in {new!r}; audit one of them again with "
            "--lang {old}.",
            old=old,
            new=new,
        )
        raise typer.BadParameter(problem, param_hint="NEW")
