"""A byte that cannot be read is told where it stands, however long the file is."""

import codecs

from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.load.input_file import LONG, decode

TEXTS = st.text("ab,\n北", max_size=20).map(str.encode)


@given(before=TEXTS, after=TEXTS, is_marked=st.booleans())
@example(before=b"a\nb", after=b"a", is_marked=True)
def test_a_bad_byte_has_one_place_in_a_short_file_and_a_long_one(
    before: bytes,
    after: bytes,
    is_marked: bool,  # noqa: FBT001
) -> None:
    content = (codecs.BOM_UTF8 if is_marked else b"") + before + b"\xff" + after + b"\n"
    (short,) = decode(content, "table.csv").faults
    (long,) = decode(content + b"a" * LONG, "table.csv").faults
    lines = before.decode().split("\n")
    assert (short.at.line, short.at.column) == (len(lines), len(lines[-1]) + 1)
    assert (long.at, long.problem) == (short.at, short.problem)
    assert "0xFF" in short.problem
