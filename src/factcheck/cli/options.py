"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from factcheck.cli.output import Colour, remark
from factcheck.language import OPTION, SOURCE, language, listed, say

if TYPE_CHECKING:
    from factcheck.domain.audit import Audit
    from factcheck.domain.series import Reference as Known
    from factcheck.domain.terms import Terms
    from factcheck.domain.verdict import Verdict

CLAIMS = Path("claims")
REFERENCE = Path("reference")

Paths: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...", help="Claim files or folders of them.", show_default="claims/"
    ),
]
PathsToLint: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Claim files, folders of them, or folders of reference series.",
        show_default="claims/",
    ),
]
Reference: TypeAlias = Annotated[
    Path,
    typer.Option("--reference", "-r", metavar="DIR", help="Folder of reference series."),
]
ClaimId: TypeAlias = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim.")]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Judge by what was public on that day (2022-02-20)."),
]
PanelFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--panel",
        metavar="FILE",
        help="Table of comparable areas by year, CSV or Parquet, for base rates.",
    ),
]
ColourWhen: TypeAlias = Annotated[
    Colour,
    typer.Option("--colour", "--color", help="Colour the text."),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to a file instead; it is replaced as a whole."
    ),
]
Vintage: TypeAlias = Annotated[
    str,
    typer.Option(metavar="NAME", help="Judge by this edition, where it answers a claim."),
]
Services: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--from", metavar="SERVICE,…", help="Services: worldbank, fred, eurostat.",
        show_default=False,
    ),
]  # fmt: skip
Text: TypeAlias = Annotated[
    str, typer.Argument(metavar="[TEXT]", help="Show only those with this in an id or a name.")
]


def day(text: str | None) -> date | None:
    """Read a date given as an option.

    Raises
    ------
    typer.BadParameter
        If it is no date of the form 2022-02-20.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            say("{text!r} is no date; write it as 2022-02-20.", text=text)
        ) from None


def chosen(given: Iterable[str], known: Iterable[str], what: str) -> frozenset[str]:
    """Read words given as an option, several times or separated by commas.

    Parameters
    ----------
    given, known : iterable of str
    what : str
        What to say of a `word` that is not known.

    Raises
    ------
    typer.BadParameter
        If one of them is not known; names the nearest.
    """
    names = tuple(known)
    words = [word.strip().lower() for text in given for word in text.split(",") if word.strip()]
    for word in words:
        if word not in names:
            raise typer.BadParameter(say(what, word=word) + nearest(word, names))
    return frozenset(words)


def services(words: list[str] | None) -> list[str]:
    """Read names of services given as an option, in the order of their table."""
    if not words:
        return []
    from factcheck.fetch.services import SERVICES

    names = chosen(words, SERVICES, "no service is called {word!r}.")
    return [name for name in SERVICES if name in names]


def nearest(word: str, known: Iterable[str]) -> str:
    """Ask whether another word was meant, or list a few that are known.

    >>> nearest("contradictd", ["supported", "contradicted"])
    ' Did you mean contradicted?'
    """
    from difflib import get_close_matches

    names = tuple(known)
    close = (
        get_close_matches(word, names, n=3, cutoff=0.6)
        or [name for name in names if word and word in name][:3]
    )
    if close:
        return say(" Did you mean {words}?", words=say(" or ").join(close))
    few = listed((*names[:12], *(["…"] if len(names) > 12 else [])))
    return say(" Known are: {words}.", words=few) if names else ""


def verdict_on(audit: Audit, name: str) -> Verdict:
    """Give the verdict on the claim that a name means.

    Raises
    ------
    typer.BadParameter
        If no claim is called so, or claims of several documents are; names them.
    """
    called = next((verdict for verdict in audit if verdict.claim.is_called(name)), None)
    if called is not None:
        return called
    sharing = audit.sharing(name)
    problem = (
        say("several documents have a claim {claim!r}. Name one of: {names}.",
            claim=name, names=listed(sharing))
        if sharing
        else unknown_claim(name, [verdict.id for verdict in audit])
    )  # fmt: skip
    raise typer.BadParameter(problem, param_hint="CLAIM")


def unknown_claim(claim: str, known: Iterable[str]) -> str:
    """Say that no claim is called so, and which may have been meant."""
    return say("no claim is called {claim!r}.", claim=claim) + nearest(claim, known)


def claims(paths: list[Path] | None) -> list[Path]:
    """Give the claim files and folders named, or the usual folder.

    Raises
    ------
    typer.BadParameter
        If none is named and there is no such folder.
    """
    if not paths and not CLAIMS.is_dir():
        raise typer.BadParameter(
            say(
                "there is no folder claims/ here. Name claim files or folders, or go to the "
                "folder that holds claims/."
            ),
            param_hint="PATHS",
        )
    return paths or [CLAIMS]


def reference_folder(folder: Path) -> Path | None:
    """Give the reference folder; None where the usual one is missing and was not asked for."""
    return None if folder == REFERENCE and not folder.exists() else folder


def tell_missing_reference(folder: Path | None, known: Known | None = None) -> None:
    """Say once that no reference was read, where nothing else brought a figure either."""
    if folder is None and not (known and known.series):
        remark(
            say(
                "There is no folder {folder}/ here, so no figure is known but what claim files "
                "bring themselves. Name it by --reference.",
                folder=REFERENCE,
            )
        )


def tell_what_is_not_read(paths: list[Path] | None, folder: Path | None, known: Known) -> None:
    """Say that no reference was read, and which files of a folder look like claims and were not."""
    from factcheck.load.claim_folders import passed_over

    tell_missing_reference(folder, known)
    for inside in filter(Path.is_dir, paths or [CLAIMS]):
        for file in passed_over(inside):
            text = say(
                "{file} is not read: of a folder, files that end in .yaml or .yml are. A table of "
                "claims is audited alone, by its name.",
                file=file.as_posix(),
            )
            remark(text)


def again(paths: list[Path] | None, reference: Path, panel: Path | None = None) -> str:
    """Give the arguments that make another command read the same files."""
    from shlex import join

    words = [str(path) for path in paths or ()]
    if reference != REFERENCE:
        words += ["--reference", str(reference)]
    if panel is not None:
        words += ["--panel", str(panel)]
    return join(words)


def repeated(arguments: str, as_of: str | None, edition: str) -> str:
    """Add to the arguments that read the same files those that judge and tell alike."""
    from shlex import join

    words = ["--as-of", as_of] if as_of else []
    words += ["--vintage", edition] if edition else []
    words += [OPTION, language()] if language() != SOURCE else []
    return f"{arguments} {join(words)}".strip()


def terms(as_of: str | None, edition: str = "") -> Terms:
    """Read by what claims are to be judged.

    Raises
    ------
    typer.BadParameter
        If the day is no date of the form 2022-02-20.
    """
    from factcheck.domain.terms import Terms

    return Terms(as_of=day(as_of), edition=edition)


def with_panel(terms: Terms, path: Path | None) -> Terms:
    """Read the panel of comparable areas, if one is named, into the terms of an audit.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    if path is None:
        return terms
    from msgspec.structs import replace

    if path.suffix == ".parquet":
        from factcheck.frames import panel_of_parquet

        return replace(terms, panel=panel_of_parquet(path))
    from factcheck.load.panel import read_panel

    return replace(terms, panel=read_panel(path))


def require_edition(name: str, audit: Audit) -> None:
    """See to it that an edition given as an option answers something.

    Raises
    ------
    typer.BadParameter
        If no figure that bears on a claim is of that edition; names the nearest.
    """
    outcomes = (each for verdict in audit for each in (*verdict.outcomes, *verdict.rivals))
    known = {cell.vintage for outcome in outcomes for cell in outcome.evidence.observations()}
    if name and name not in known:
        hint = nearest(name, sorted(known - {""}))
        raise typer.BadParameter(say("no edition {name!r} answers a claim.", name=name) + hint)
