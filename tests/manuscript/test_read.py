"""Which reader a report is given to, and what is told where none can read it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.domain.diagnostic import InputError
from factcheck.manuscript import manuscript_of, read_manuscript
from tests.manuscript.documents import document_of, saved
from tests.manuscript.pages import column, pdf_of

WORDS = "Sales rose 5 percent in 2021."
CONTENTS = {
    "docx": saved(document_of(WORDS)),
    "pdf": pdf_of(column([WORDS])),
    "html": f"<!doctype html><p>{WORDS}</p>".encode(),
    "txt": WORDS.encode(),
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("suffix", ["", ".report"])
def test_a_report_is_known_by_its_first_bytes_whatever_its_name(
    name: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(CONTENTS[name])
    assert read_manuscript(path).text == WORDS


@pytest.mark.parametrize("name", CONTENTS)
def test_standard_input_may_be_any_of_them(name: str) -> None:
    ended = CliRunner().invoke(app, ["draft", "-"], input=CONTENTS[name])
    assert ended.exit_code == 0
    assert "is: 5 percent" in ended.stdout


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("docx", "docx", "word"), ("pdf", "pypdfium2", "pdf"), ("html", "selectolax", "html")],
)
def test_a_missing_extra_is_one_fault_that_says_which(
    name: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / f"a.{name}"
    path.write_bytes(CONTENTS[name])
    with pytest.raises(InputError) as caught:
        read_manuscript(path)
    (fault,) = caught.value.diagnostics
    assert fault.remedy == f"Install it: pip install 'factcheck-audit[{extra}]'."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (rb"{\rtf1\ansi Sales rose 5 percent.}", "RTF"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "saved whole"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "the file is"),
        (CONTENTS["docx"][:5000], "cut off or damaged"),
        (CONTENTS["pdf"][:200], "cut off or damaged"),
    ],
)
def test_what_is_no_report_is_one_fault_of_the_command_and_no_traceback(
    content: bytes, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    ended = CliRunner().invoke(app, ["draft", str(path)])
    assert ended.exit_code == 2
    assert problem in ended.stderr
    assert "1 fault" in ended.stderr
    assert ended.stdout == ""


def test_a_report_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(InputError) as caught:
            read_manuscript(path)
        assert len(caught.value.diagnostics) == 1


def test_a_text_at_hand_is_read_as_a_file_is() -> None:
    assert manuscript_of(WORDS).text == WORDS
