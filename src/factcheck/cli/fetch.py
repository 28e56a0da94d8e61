"""Ask the service of a publisher, and bring its answer in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options, output
from factcheck.language import counted, say

if TYPE_CHECKING:
    from factcheck.fetch.services import ServiceQuery
    from factcheck.load.imports.wish import Origin

UNUSABLE = 2
NOTHING = 3

Queries = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY...",
        help="What to ask: worldbank:NY.GDP.MKTP.CD/CHN, fred:UNRATE.",
        show_default=False,
    ),
]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="KEY=VALUE", help="Say what an answer does not: unit=%, area:USA=usa."
    ),
]
Source = Annotated[
    str,
    typer.Option(
        metavar="ID", help="Who publishes the figures, if not the service.", show_default=False
    ),
]
Contact = Annotated[
    str,
    typer.Option(
        metavar="TEXT", help="Who asks: a mail address, for services that want one.",
        show_default=False,
    ),
]  # fmt: skip
Words = Annotated[
    str,
    typer.Option(
        "--search", metavar="WORDS", help="Find codes in the catalogues of services instead.",
        show_default=False,
    ),
]  # fmt: skip
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Ask, and show what would come of it; write nothing.")
]


def command(
    queries: Queries = None,
    reference: options.Reference = options.REFERENCE,
    answers: Answers = None,
    source: Source = "",
    contact: Contact = "",
    words: Words = "",
    services: options.Services = None,
    dry_run: DryRun = False,
) -> int:
    """Ask the service of a publisher, and bring its answer in.

    The services are worldbank, fred, eurostat, oecd, ecb, imf, dbnomics and sec. What they answer
    is kept among the raw files of the reference, with its address and its hash, and is read from
    there ever after; no other command uses the network.

    Exit status: 0 done, 2 no whole answer came or something must be answered, 3 nothing found.
    """
    if words:
        return _search(words, services, contact)
    if not queries:
        raise typer.BadParameter(
            say("nothing is asked. Write a query, such as worldbank:NY.GDP.MKTP.CD/CHN."),
            param_hint="QUERY",
        )
    from tempfile import TemporaryDirectory

    from factcheck.cli.import_ import read_answers
    from factcheck.cli.import_files import import_files
    from factcheck.load.imports.wish import Wish

    asked = _read(queries, contact)
    with TemporaryDirectory(prefix="factcheck-") as folder:
        files = _fetched(asked, Path(folder), contact)
        if len(files) < len(asked):
            return UNUSABLE
        wish = Wish(
            files=tuple(files),
            folder=reference,
            mapping=read_answers(answers or []),
            today=date.today(),  # noqa: DTZ011 - the day of the person who asks
            source=source,
            origins=dict(zip(files, map(_origin, asked), strict=True)),
        )
        return import_files(wish, dry_run=dry_run)


def _read(queries: list[str], contact: str) -> list[ServiceQuery]:
    """Read what is asked.

    Raises
    ------
    typer.BadParameter
        If something of it is asked of no service, or of one that wants a contact.
    """
    from factcheck.fetch.services import QueryError, query

    try:
        asked = [query(text) for text in dict.fromkeys(queries)]
    except QueryError as error:
        raise typer.BadParameter(str(error), param_hint="QUERY") from None
    for each in asked:
        if each.service.asks_contact and not contact:
            raise typer.BadParameter(
                say(
                    "{service} wants to know who asks. Add --contact 'Name name@example.org', or "
                    "`contact = …` to factcheck.toml.",
                    service=each.service.name,
                ),
                param_hint="QUERY",
            )
    return asked


def _origin(query: ServiceQuery) -> Origin:
    from factcheck.fetch.transfer import directed
    from factcheck.load.imports.wish import Origin

    service = query.service
    return Origin(query.text, directed(query.address), service.layout, service.source)


def _fetched(asked: list[ServiceQuery], folder: Path, contact: str) -> list[Path]:
    """Ask for everything; return the files that came whole, and tell of what did not."""
    from factcheck.fetch.transfer import Call, TransferError, transfer

    files = []
    for query in asked:
        file = folder / query.file_name
        call = Call(query.address, query.service.accepts, contact)
        try:
            transfer(call, file)
        except TransferError as error:
            output.complain(f"{query.text}: {error.problem}\n    {error.remedy}\n")
        else:
            files.append(file)
    if len(files) < len(asked):
        failed = counted("{number} query", "{number} queries", len(asked) - len(files))
        output.complain(say("No answer to {queries}; nothing was written.", queries=failed) + "\n")
    return files


def _search(words: str, services: list[str] | None, contact: str) -> int:
    """List what the catalogues have by some words."""
    from factcheck.fetch.search import search
    from factcheck.fetch.services import SERVICES
    from factcheck.fetch.transfer import TransferError

    chosen = options.services(services)
    names = chosen or [name for name, each in SERVICES.items() if each.search]
    lines, has_failed = [], False
    for name in names:
        try:
            lines += search(SERVICES[name], words, contact)
        except TransferError as error:
            needs_key = not chosen and SERVICES[name].search and not _has_key(name)
            has_failed = has_failed or not needs_key
            output.complain(f"{name}: {error.problem}\n    {error.remedy}\n")
    width = max((len(line.query) for line in lines), default=0)
    output.show("".join(f"{line.query:{width}}  {line.title}\n" for line in lines))
    if not chosen:
        others = [name for name, each in SERVICES.items() if not each.search]
        output.complain("".join(f"{_without_search(name)}\n" for name in others))
    if has_failed:
        return UNUSABLE
    return 0 if lines else NOTHING


def _has_key(name: str) -> bool:
    from factcheck.fetch.services import SERVICES

    search = SERVICES[name].search
    return search is None or not search.key or bool(os.environ.get(search.key))


def _without_search(name: str) -> str:
    from factcheck.fetch.services import SERVICES

    return say(
        "{service} has no call that finds series by words: look in {address}",
        service=name,
        address=SERVICES[name].catalogue,
    )
