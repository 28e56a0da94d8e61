"""Commands that speak the language of the reader: their help, and how they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import cleandoc
from typing import Any

from typer.core import TyperCommand, TyperGroup

from factcheck.language import SOURCE, language, say


class Command(TyperCommand):
    """A command whose help is in the language of the reader."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer's context has no public name
        """Give the help."""
        return _on_our_page(self.format_help, ctx) or super().get_help(ctx)

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """Give the line that says how it is called."""
        return _on_our_page(self.format_usage, ctx) or super().get_usage(ctx)


class CommandGroup(TyperGroup):
    """Commands whose help is in the language of the reader."""

    sections: Mapping[str, Sequence[str]] = {}  # names of commands by what they are for

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """Give the help."""
        return _on_our_page(self.format_help, ctx) or super().get_help(ctx)

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """Give the line that says how it is called."""
        return _on_our_page(self.format_usage, ctx) or super().get_usage(ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """List the commands by what they are for, each with what it does."""
        del ctx
        for heading, names in self.sections.items():
            with formatter.section(say(heading)):
                formatter.write_dl([(name, _first_paragraph(self.help_of(name))) for name in names])

    def help_of(self, name: str) -> str | None:
        """Return what a command says of itself."""
        command = self.commands.get(name)
        return command.help if command else None


def _first_paragraph(text: str | None) -> str:
    return " ".join(say(cleandoc(text)).partition("\n\n")[0].split("\n")) if text else ""


def _on_our_page(write: Callable[[Any, Any], None], context: Any) -> str:  # noqa: ANN401 - as above
    """Give what is written on a page of ours; empty where the library's own language is spoken."""
    if language() == SOURCE:
        return ""
    from factcheck.cli.help_page import HelpPage

    page = HelpPage()
    write(context, page)
    return page.getvalue().rstrip("\n")
