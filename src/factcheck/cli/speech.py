"""Commands that speak the language of the reader: their help, and how they are called."""

from __future__ import annotations

from collections.abc import Callable
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


class Group(TyperGroup):
    """Commands whose help is in the language of the reader."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """Give the help."""
        return _on_our_page(self.format_help, ctx) or super().get_help(ctx)

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """Give the line that says how it is called."""
        return _on_our_page(self.format_usage, ctx) or super().get_usage(ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """List the commands, each with what it does."""
        if language() == SOURCE:
            super().format_commands(ctx, formatter)
            return
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, _first_paragraph(each.help)) for name, each in commands if each is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _first_paragraph(text: str | None) -> str:
    return say(cleandoc(text)).partition("\n\n")[0] if text else ""


def _on_our_page(write: Callable[[Any, Any], None], context: Any) -> str:  # noqa: ANN401 - as above
    """Give what is written on a page of ours; empty where the library's own language is spoken."""
    if language() == SOURCE:
        return ""
    from factcheck.cli.help_page import HelpPage

    page = HelpPage()
    write(context, page)
    return page.getvalue().rstrip("\n")
