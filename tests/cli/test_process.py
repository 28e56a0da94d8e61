"""What only a process of its own shows: imports, encodings, pipes and signals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.render.sample import CLAIMS, REFERENCE

AUDIT = ["audit", str(CLAIMS), "--reference", str(REFERENCE)]


def interruptible() -> None:
    """Heed Ctrl-C, also where the tests run in the background of a shell that made them deaf."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        preexec_fn=interruptible,  # noqa: PLW1509 - no threads run here
    )


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    with start(*arguments, **environment) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def imported(*arguments: str) -> set[str]:
    return {name.partition(".")[0] for name in modules(*arguments)}


def modules(*arguments: str) -> set[str]:
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "factcheck", *arguments],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    lines = (line for line in finished.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


def test_an_audit_imports_no_reader_of_what_it_does_not_read() -> None:
    asked_for = modules(*AUDIT, "--no-cache")
    assert "factcheck.load.files" in asked_for
    others = ("load.grids", "manuscript.pdf", "manuscript.word", "manuscript.web", "draft", "check")
    for room in others:
        assert not [name for name in asked_for if name.startswith(f"factcheck.{room}")]
    assert not asked_for & {"rich.console", "json", "logging", "ctypes", "numpy", "sqlite3"}


def test_help_imports_nothing_heavy() -> None:
    assert not imported("--help") & {
        "pandas", "numpy", "yaml", "z3", "fractions", "msgspec"
    }  # fmt: skip


@pytest.mark.parametrize("command", ["--help", "--version", "schema"])
def test_what_is_not_laid_out_asks_the_library_of_the_terminal_for_widths_at_most(
    command: str,
) -> None:
    assert "rich.console" not in modules(command)


def test_a_machine_s_format_is_written_without_the_library_of_the_terminal() -> None:
    assert "rich" not in imported(*AUDIT, "--format", "json")


def test_an_audit_imports_no_tables_and_no_solver() -> None:
    assert not imported(*AUDIT) & {"pandas", "numpy", "z3"}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_a_report_is_written_in_any_encoding(encoding: str) -> None:
    finished = run(*AUDIT, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert finished.returncode == 1
    assert finished.stderr == b""
    assert "gdp-doubled" in finished.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gbk"])
@pytest.mark.parametrize("line", ["--help", "audit --help", "audti", "audit nowhere", "units"])
def test_all_that_is_told_is_written_in_any_encoding(encoding: str, line: str) -> None:
    finished = run(
        *line.split(), PYTHONIOENCODING=encoding, PYTHONUTF8="0", FACTCHECK_LANG="zh", COLUMNS="80"
    )
    assert finished.returncode in (0, 2)
    told = finished.stdout + finished.stderr
    assert told.decode("utf-8" if encoding == "ascii" else encoding).strip()  # help, by its library


def test_a_reader_that_leaves_is_no_fault() -> None:
    process = start("units")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def heed_interrupts() -> None:
    """Undo what a shell does to jobs in the background, whose children ignore interrupts too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_run_ends_with_130_and_leaves_the_old_file(tmp_path: Path) -> None:
    claims, report = tmp_path / "claims.yaml", tmp_path / "report.md"
    claim = "  - {{id: c{}, kind: level, of: gdp, area: here, period: 2021, is: 1 CNY}}\n"
    head = "document: {title: Long}\nareas: {here: {}}\nindicators: {gdp: {unit: CNY}}\nclaims:\n"
    claims.write_text(head + "".join(map(claim.format, range(30_000))), encoding="utf-8")
    report.write_text("old", encoding="utf-8")
    inner, outer = pty.openpty()
    command = ("audit", str(claims), "-r", str(REFERENCE), "-o", str(report))
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", *command],
        stderr=outer,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no thread runs here
    ) as process:
        os.close(outer)
        told = b""
        while b"auditing" not in told:  # the sign of life: it is at work
            told += os.read(inner, 4096)
        process.send_signal(signal.SIGINT)
        try:
            while piece := os.read(inner, 4096):
                told += piece
        except OSError:  # the other end is closed
            pass
    os.close(inner)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert report.read_text(encoding="utf-8") == "old"


def test_a_terminal_gets_colour_and_its_own_width() -> None:
    main, side = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", *AUDIT, "-q"], stdout=side, stderr=side, env=environment
    ) as process:
        os.close(side)
        text = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            text += piece
    os.close(main)
    assert process.returncode == 1
    assert b"\x1b[1;31m" in text


def test_the_version_is_that_of_the_package() -> None:
    from factcheck import __version__

    assert run("--version").stdout.decode() == f"factcheck {__version__}\n"
