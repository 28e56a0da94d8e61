"""Laws of the lines that faults show."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.input_file import InputFile
from factcheck.load.snippet import LONGEST, WIDTH, display_width, shortened, snippet


@given(
    line=st.text(st.sampled_from("a1 亿\u0301\t，"), min_size=1, max_size=300),
    column=st.integers(1, 300),
    length=st.integers(1, 300),
)
def test_a_snippet_fits_its_width_whatever_the_line(line: str, column: int, length: int) -> None:
    shown, carets = snippet(line, 7, column, length).split("\n")
    assert display_width(shown.removeprefix("7 | ")) <= WIDTH
    assert carets.endswith("^")


def test_a_mark_of_a_million_characters_is_cut_in_one_pass() -> None:
    shown, carets = snippet("9" * 10**6, 1, 1, 10**6).split("\n")
    assert shown == "1 | " + "9" * (WIDTH - 1) + "…"
    assert len(carets) <= len(shown)


@given(text=st.text(max_size=3 * LONGEST))
def test_a_problem_keeps_its_two_ends_however_much_it_quotes(text: str) -> None:
    cut = shortened(text)
    assert len(cut) <= LONGEST
    assert cut == text or (text.startswith(cut.split("…")[0]) and text.endswith(cut[-50:]))
    assert ("…" in cut) >= (cut != text)


def test_every_fault_of_a_file_is_short_enough_to_read() -> None:
    file = InputFile(name="claims.yaml", text="kind: x")
    file.fault(f"unknown kind '{'k' * 10**6}'", "Write another.")
    (fault,) = file.faults
    assert fault.problem.startswith("unknown kind 'kkk")
    assert fault.problem.endswith("kkk'")
    assert len(str(fault)) < 2 * LONGEST
