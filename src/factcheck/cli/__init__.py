"""The command line: one module a command. Flags in, exit status out."""

from __future__ import annotations


def main() -> None:
    """Run the command line on the arguments of this process, and end the process."""
    from factcheck.cli.app import app

    app(prog_name="factcheck")
