"""Laws of writing one key of one claim: nothing else of the file changes."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.rewriting import line_of, with_key, without_key

VALUES = st.sampled_from(
    ["300 t", '"a: quoted # text"', "'it''s'", "[a, b]", "{x: 1}", "达到2311亿元", '"two\\nlines"']
)
LITERALS = st.sampled_from(
    ["|\n      a text\n      of two lines", ">-\n      folded", "|+\n      kept\n"]
)
REMARKS = st.sampled_from(["", "  # a remark"])
ENDINGS = st.sampled_from(["\n", "\r\n"])


@st.composite
def claim_files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a claim file with claims in braces and in blocks, remarks and empty lines."""
    ids = draw(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=4, unique=True))
    text = "document: {title: t}\n# first\nclaims:\n"
    for name in ids:
        values = draw(st.lists(VALUES, min_size=1, max_size=3))
        keys = [f"k{place}: {value}" for place, value in enumerate(values)]
        if draw(st.booleans()):
            text += f"  - {{id: {name}, {', '.join(keys)}}}{draw(REMARKS)}\n"
        else:
            if draw(st.booleans()):
                keys.append(f"last: {draw(LITERALS)}")
            lines = [f"id: {name}", *keys]
            ends = ["" if "\n" in line else draw(REMARKS) for line in lines]
            text += "  - " + "\n    ".join(f"{a}{b}" for a, b in zip(lines, ends, strict=True))
            text += "\n"
        text += draw(st.sampled_from(["", "\n", "\n  # between\n"]))
    return text.replace("\n", draw(ENDINGS)), ids


def content(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)


@given(claim_files(), st.data())
def test_a_key_written_is_there_and_nothing_else_has_changed(
    drawn: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, ids = drawn
    claim = data.draw(st.sampled_from(ids))
    changed = with_key(text, claim, "reviewed", '{by: "the desk", on: 2024-06-01}')
    expected = content(text)
    entry = next(each for each in expected["claims"] if each["id"] == claim)  # type: ignore[index]
    entry["reviewed"] = {"by": "the desk", "on": "2024-06-01"}
    assert content(changed) == expected
    assert without_key(changed, claim, "reviewed") == text


@given(claim_files(), st.data())
def test_a_key_written_twice_holds_the_second(
    drawn: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, ids = drawn
    claim = data.draw(st.sampled_from(ids))
    first, second = '{by: "one"}', '{by: "another", note: "x: y"}'
    twice = with_key(with_key(text, claim, "reviewed", first), claim, "reviewed", second)
    assert twice == with_key(text, claim, "reviewed", second)


@given(claim_files(), st.data())
def test_a_claim_begins_on_the_line_of_its_id(
    drawn: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, ids = drawn
    claim = data.draw(st.sampled_from(ids))
    assert f"id: {claim}" in text.splitlines()[line_of(text, claim) - 1]


def test_a_key_in_a_block_of_lines_is_replaced_whole() -> None:
    before, after = "claims:\n  - id: a\n", "    kind: level\n"
    text = f"{before}    reviewed:\n      by: one\n      on: 2024-01-01\n{after}"
    changed = with_key(text, "a", "reviewed", "{by: two}")
    assert changed == f"{before}    reviewed: {{by: two}}\n{after}"
    assert without_key(text, "a", "reviewed") == before + after
