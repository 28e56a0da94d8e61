"""The command line: one module a command. Flags in, exit status out."""

from __future__ import annotations


def main() -> None:
    """Run the command line on the arguments of this process, and end the process."""
    import gc

    from factcheck.cli.app import app

    gc.disable()  # a run is short and keeps what it makes: collecting costs a fifth of it
    app(prog_name="factcheck")
