from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.diagnostic import InputError
from factcheck.manuscript import Manuscript, ReportPassage, read_manuscript
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.text import text

CHINESE = "全市地区生产总值达到五百亿元，比上年增长百分之六。城镇居民收入有所提高。"
TRADITIONAL = "全年貨物出口總額為三百億元，比上年增長百分之六。旅客人次有所增加。"


def plain_text(content: str) -> Manuscript:
    return text(ReportFile(name="report.txt", content=content.encode()))


@given(st.text(st.sampled_from("ab 1.\n\r\t增-"), max_size=200))
def test_a_text_is_kept_to_the_letter_and_its_blocks_stand_in_it(content: str) -> None:
    report = plain_text(content)
    assert report.text == content
    for start, end, block in report.spans():
        assert content[start:end].replace("\r\n", "\n").replace("\r", "\n").rstrip(
            "\n"
        ) == block.text.replace("\r\n", "\n").replace("\r", "\n")
    covered = {at for start, end, _ in report.spans() for at in range(start, end)}
    assert all(not content[at].strip() for at in set(range(len(content))) - covered)


@given(st.text(st.sampled_from("ab 1.\n\t增"), max_size=200))
def test_a_place_in_a_passage_is_its_line_and_column_in_the_file(content: str) -> None:
    report = plain_text(content)
    for start, end, block in report.spans():
        for at in range(start, end):
            if isinstance(block, ReportPassage) and content[at] != "\n":
                place = report.place_at(at)
                before = content[:at]
                assert place.line == before.count("\n") + 1
                assert place.column == at - (before.rfind("\n") + 1) + 1


def test_lines_that_the_width_of_a_page_parted_are_one_paragraph() -> None:
    wrapped = (
        "Exports rose by 6.4 percent in the year to June, after a\n"
        "fall of 2.1 percent in the year before; imports were flat.\n"
        "Prices fell.\n"
        "- Freight was dearer.\n"
    )
    assert [block.text.count("\n") for block in plain_text(wrapped).blocks] == [2, 0]


def test_rows_of_cells_parted_by_tabs_are_a_table_with_the_caption_above_it() -> None:
    report = plain_text("Table 1. Sales\nitem\t2023\t2024\nrice\t4\t5\n\nRice sold well.")
    (table,) = report.tables
    assert table.rows == (("item", "2023", "2024"), ("rice", "4", "5"))
    assert table.caption == "Table 1. Sales"
    assert str(report.place_at(report.text.index("5"))) == "T1!C2"


def test_a_paragraph_that_begins_with_a_tab_is_no_table() -> None:
    assert not plain_text("\tExports rose.\n\tImports fell.\n").tables


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (CHINESE.encode(), ""),
        (b"\xef\xbb\xbf" + CHINESE.encode(), ""),
        (CHINESE.encode("utf-16"), "UTF-16"),
        (CHINESE.encode("gbk"), "GB18030 (GBK)"),
    ],
)
def test_the_encoding_of_a_text_is_detected_and_told(
    content: bytes, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    report = read_manuscript(path)
    assert (report.text, report.encoding) == (CHINESE, encoding)


def test_big5_is_told_from_gbk(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    report = read_manuscript(path)
    assert (report.text, report.encoding) == (TRADITIONAL, "Big5")


def test_utf_16_without_a_mark_is_seen_by_its_noughts(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("Exports rose 6.4 percent.".encode("utf-16-be"))
    assert read_manuscript(path).text == "Exports rose 6.4 percent."


@pytest.mark.parametrize("content", [b"ab\x00cd", b"ok \xff\xfe\xfa\x00", bytes(range(256))])
def test_what_is_no_text_is_one_fault(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_manuscript(path)
    assert len(caught.value.diagnostics) == 1
