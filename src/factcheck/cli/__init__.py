"""The command line: one module a command. Flags in, exit status out."""

from __future__ import annotations

_BROKEN_PIPE = 141  # 128 + SIGPIPE, as shells count


def main() -> None:
    """Run the command line on the arguments of this process, and end the process."""
    import gc
    import os
    import sys

    from factcheck.language import asked, speak

    gc.set_threshold(600_000, 50, 1_000)  # most of what a run makes it keeps
    _open_streams()
    try:
        speak(asked(sys.argv[1:], os.environ))  # before help is made
        from factcheck.cli.app import app

        app(prog_name="factcheck")
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        _leave(end.code)
    except OSError as error:  # of a help text that cannot be written; commands see to their own
        from factcheck.cli import output

        output.forget()
        output.complain(f"factcheck: {error.strerror or error}\n")
        _leave(2)
    except Exception as error:  # noqa: BLE001 - whatever is left is ours: 1 would be a verdict
        from factcheck.cli import crash

        _leave(crash.tell(error))


def _open_streams() -> None:
    """Put something in the place of an output that was closed before we began.

    What is written to standard output fails, as it does on a full disk. Complaints go nowhere.
    Signs that the encoding of an open one has not are written as escapes, whoever writes them.
    """
    import io
    import os
    import sys

    for name, number, flags in (("stdout", 1, os.O_RDONLY), ("stderr", 2, os.O_WRONLY)):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
        elif stream is None:
            nowhere = os.open(os.devnull, flags)
            os.dup2(nowhere, number)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8"))


def _leave(status: int) -> None:
    """End the process at once: taking apart what it made would cost a tenth of a short run."""
    import os
    import sys

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = status or _BROKEN_PIPE
    except OSError as error:
        if not status:  # nobody has told of it yet
            os.write(2, f"factcheck: {error.strerror or error}\n".encode())
            status = 2
    os._exit(status)
