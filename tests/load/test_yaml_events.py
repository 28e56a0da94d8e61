"""YAML becomes nodes that keep every character, and every fault has a place."""

import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.load import yaml_events
from factcheck.load.input_file import InputFile, decode
from factcheck.load.yaml_events import Mapping, Node, Scalar, Sequence, parse

PARSERS = {yaml.Loader, yaml_events.Parser}


def nodes(text: str) -> Node | None:
    file = InputFile(name="a.yaml", text=text)
    root = parse(file)
    assert file.faults == []
    return root


def faults(text: str) -> list[str]:
    file = InputFile(name="a.yaml", text=text)
    parse(file)
    return [f"{each.at.line}:{each.at.column} {each.problem}" for each in file.faults]


@pytest.fixture(params=sorted(PARSERS, key=str), ids=lambda parser: parser.__name__, autouse=True)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "Parser", request.param)


@pytest.mark.parametrize("text", ["5.20", "2021-05", "no", "1e3", "0x1F", "12:30", "~", "null"])
def test_a_value_stays_the_text_that_was_written(text: str) -> None:
    root = nodes(f"is: {text}\n")
    assert isinstance(root, Mapping)
    assert root.entries[0][1] == Scalar(text, 1, 5, "")


def test_every_node_keeps_its_place_counted_in_characters_from_one() -> None:
    root = nodes("达到: [两千, 三千]\n'b': |\n  text\n")
    assert root == Mapping(
        entries=(
            (
                Scalar("达到", 1, 1, ""),
                Sequence((Scalar("两千", 1, 6, ""), Scalar("三千", 1, 10, "")), 1, 5, "["),
            ),
            (Scalar("b", 2, 1, "'"), Scalar("text\n", 2, 6, "|")),
        ),
        line=1,
        column=1,
        style="",
    )


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_any_line_break_counts_as_one(line_break: str) -> None:
    root = nodes(line_break.join(["a: 1", "b: 2", ""]))
    assert isinstance(root, Mapping)
    assert [value.line for _, value in root.entries] == [1, 2]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    file = decode("\ufeffa: 1\n".encode(), "a.yaml")
    assert parse(file) == nodes("a: 1\n")


def test_a_key_given_twice_is_a_fault_at_its_second_place() -> None:
    assert faults("a: 1\nb: {c: 1, c: 2}\na: 3\n") == [
        "2:11 the key 'c' is given twice, first in line 2",
        "3:1 the key 'a' is given twice, first in line 1",
    ]


@pytest.mark.parametrize(
    "text", ["says: Ranked #1", "quote: first # 1", "says: 排名 #第一", "- Ranked  #1 of 5"]
)
def test_text_lost_to_a_comment_is_a_fault(text: str) -> None:
    (fault,) = faults(text + "\n")
    assert "is lost: YAML takes it for a comment" in fault
    assert fault.startswith(f"1:{text.index('#') + 1} ")


@pytest.mark.parametrize(
    "text",
    [
        "#a\na: 1",
        "a: 1 # note",
        "is: 5 % # 2021 alone",
        "quote: a # b",
        "a: 'b' #note",
        "a: b#1",
        'a: "Ranked #1"',
        "a:  #note\n  b: 1",
    ],
)
def test_a_comment_that_hides_no_text_is_no_fault(text: str) -> None:
    assert faults(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: *b\n", "an alias"),
        ("a: &b 1\n", "an anchor"),
        ("a: !b 1\n", "a tag"),
        ("a: 1\n---\nb: 2\n", "a second YAML document"),
        ("? [a]\n: b\n", "where a key should"),
        ("", "the file is empty"),
        ("# only a comment\n", "the file is empty"),
        ("[" * 50, "nested too deeply"),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_a_fault(text: str, words: str) -> None:
    (fault,) = faults(text)
    assert words in fault


@given(st.binary(max_size=60))
def test_any_bytes_give_nodes_or_faults(content: bytes) -> None:
    file = decode(content, "a.yaml")
    root = None if file.faults else parse(file)
    assert root is not None or file.faults


@given(st.text(alphabet=string.printable + "：达到“”\x85\u2028", max_size=40))
def test_every_fault_points_inside_its_file(text: str) -> None:
    file = InputFile(name="a.yaml", text=text)
    parse(file)
    for fault in file.faults:
        assert fault.at.line <= len(file.lines)
        assert fault.at.column <= len(file.lines[fault.at.line - 1]) + 1


@given(st.text(max_size=30).filter(lambda text: text.isprintable()))
def test_quoted_text_survives_whole(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    root = nodes(f"quote: {quoted}\n")
    assert isinstance(root, Mapping)
    assert root.entries[0][1] == Scalar(text, 1, 8, "'")
