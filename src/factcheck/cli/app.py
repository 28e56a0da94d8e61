"""The commands, gathered. Nothing heavy is imported before one of them runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from factcheck import __version__
from factcheck.cli import caching, config, faults, output
from factcheck.cli.speech import Command, CommandGroup
from factcheck.language import Language, later, say, speak

if TYPE_CHECKING:
    from factcheck.load.settings import Settings

INTERRUPTED = 130  # 128 + SIGINT, as shells count
BROKEN_PIPE = 141  # 128 + SIGPIPE
UNUSABLE = 2
EVERY_COMMAND = later("Exit status 4, with any command: an error of ours, and a line to report.")
COMMANDS = {
    later("Check"): ("audit", "check", "try", "reconcile", "record", "explain", "plot"),
    later("Write claims"): ("init", "draft", "coverage", "lint", "review", "watch"),
    later("Find evidence"): ("import", "fetch", "series", "wanted"),
    later("Use results"): ("render", "diff"),
    later("Look up"): ("kinds", "units", "schema", "docs", "cache"),
    later("For programs"): ("lsp", "mcp"),
}  # by what they are for, in the order of the help; each is a module beside this one
NAMES = tuple(name for names in COMMANDS.values() for name in names)


def _module(name: str) -> Any:  # noqa: ANN401 - each has a command of its own parameters
    return import_module(f"factcheck.cli.{name}{'_' * iskeyword(name)}")


class Commands(CommandGroup):
    """All commands: what they return is the exit status, and no fault becomes a traceback.

    Each is made when it is asked for: making all takes longer than running most of them.
    """

    sections = COMMANDS

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - typer's context has no public name
        """Give the names of all."""
        del ctx
        return list(NAMES)

    def help_of(self, name: str) -> str | None:
        """Return what a command says of itself, without making it."""
        words: str | None = _module(name).command.__doc__
        return words

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - nor has its command
        """Give the command of that name; None where there is none, and then all, to suggest one."""
        for name in (cmd_name,) if cmd_name in NAMES else NAMES:
            if name not in self.commands:
                alone = typer.Typer(
                    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
                )
                alone.command(name, cls=Command, epilog=EVERY_COMMAND)(_module(name).command)
                made = get_command(alone)
                made.params += [parameter for parameter in self.params if parameter.name == "lang"]
                self.commands[name] = made
        return super().get_command(ctx, cmd_name)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401 - as the library has it
    ) -> Any:  # noqa: ANN401 - nor is this ours
        """Run on arguments and leave; a wrong call is told of in the language of the reader."""
        run = partial(super().main, args, prog_name, complete_var)
        if not standalone_mode:
            return run(standalone_mode=False, windows_expand_args=windows_expand_args, **extra)
        try:
            status = run(standalone_mode=False, windows_expand_args=windows_expand_args, **extra)
        except typer.Abort:
            output.complain("\n")
            status = INTERRUPTED
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            from factcheck.cli import usage

            status = usage.tell(error)
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: Any) -> None:  # noqa: ANN401 - typer's context has no public name
        """Run the command that was asked for and leave with its status."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
            caching.keep()
        except KeyboardInterrupt:
            sys.stderr.write(say("interrupted") + "\n")
            status = INTERRUPTED
        except BrokenPipeError:
            output.forget()
            status = BROKEN_PIPE
        except OSError as error:
            sys.stderr.write(f"factcheck: {_said(error)}\n")
            status = UNUSABLE
        ctx.exit(status if isinstance(status, int) else 0)


app = typer.Typer(
    cls=Commands,
    help="Audit the figures of a report against reference series, and against each other.",
    epilog="Begin with: factcheck init, or factcheck audit. Each command tells more with --help.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help starts faster, and reads the same in a pipe
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _speak(wanted: Language | None) -> None:
    if wanted is not None:
        speak(wanted)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    lang: Annotated[
        Language | None,
        typer.Option(
            callback=_speak, is_eager=True, expose_value=False, help="Speak this language."
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
    settings: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings; factcheck.toml unless given."),
    ] = None,
    show_config: Annotated[
        bool, typer.Option("--show-config", help="Show the settings that apply, and their file.")
    ] = False,
) -> None:
    del lang, version
    command = context.invoked_subcommand
    if show_config:
        raise typer.Exit(_with_settings(_show, settings))
    if command is None:
        context.fail(say("Missing command."))
    known = context.command
    called = known.get_command(context, command) if isinstance(known, CommandGroup) else None
    parameters = {parameter.name or "" for parameter in called.params} if called else set()
    if not config.takes_settings(command, parameters):
        config.speak_as_set(settings)
        return

    def put_under(found: Settings) -> None:
        context.default_map = {command: config.defaults(found, command, parameters)}
        config.speak_as(found)

    if status := _with_settings(put_under, settings):
        raise typer.Exit(status)


def _show(found: Settings) -> None:
    config.speak_as(found)
    output.show(config.shown(found))


def _with_settings(use: Callable[[Settings], None], file: Path | None) -> int:
    """Read the settings and use them; give the exit status."""
    from factcheck.domain.diagnostic import InputError

    try:
        use(config.read(file))
    except InputError as error:
        return faults.report(error)
    return 0


def _said(error: OSError) -> str:
    """Say what the system refused, and where."""
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
