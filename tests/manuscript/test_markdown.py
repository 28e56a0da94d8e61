from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.manuscript import Aside, Manuscript, PassageKind, ReportPassage
from factcheck.manuscript.markdown import markdown
from factcheck.manuscript.source import ReportFile

PAGE = """---
title: "A year of bicycles"
---

# Bicycles

Sales rose by **12.5**% to `4,100`
in all[^1].

*Table 1. Sales by shop*

| Shop | 2023 | 2024 |
| --- | ---: | ---: |
| North | 1,200 | **1,350** |
| South |  | 2,750 |

```
x = 99
```

<!-- 77 were lost -->

- First: 3 shops
- Second: 4 shops

![chart](chart.png)

[^1]: Without 40 sold on trial.
"""


def read(page: str) -> Manuscript:
    return markdown(ReportFile(name="report.md", content=page.encode()))


def test_a_page_is_read_without_its_signs() -> None:
    assert read(PAGE).text.split("\n\n") == [
        "Bicycles",
        "Sales rose by 12.5% to 4,100 in all.",
        "Table 1. Sales by shop\nShop\t2023\t2024\nNorth\t1,200\t1,350\nSouth\t\t2,750",
        "First: 3 shops",
        "Second: 4 shops",
        "Without 40 sold on trial.",
    ]


def test_passages_are_told_apart() -> None:
    kinds = [each.kind for each in read(PAGE).blocks if isinstance(each, ReportPassage)]
    assert kinds == [
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
        PassageKind.CAPTION,
        PassageKind.ITEM,
        PassageKind.ITEM,
        PassageKind.FOOTNOTE,
    ]


def test_what_is_left_out_is_counted() -> None:
    assert {each.what: each.number for each in read(PAGE).set_aside} == {
        Aside.CODE: 1,
        Aside.COMMENT: 1,
        Aside.PICTURE: 1,
        Aside.MARK: 1,
    }


def test_places_are_lines_of_the_file_and_cells_of_its_tables() -> None:
    report = read(PAGE)
    lines = PAGE.split("\n")
    for words in ("Bicycles", "12.5", "in all", "Second", "Without 40"):
        line = report.place_at(report.text.index(words)).line
        assert words in lines[line - 1].replace("**", "")
    assert report.place_at(report.text.index("1,350")).cell == "C2"


def test_a_table_has_its_heads_caption_and_the_title_is_that_of_the_front() -> None:
    report = read(PAGE)
    (table,) = report.tables
    assert (table.heads, table.caption) == (1, "Table 1. Sales by shop")
    assert report.title == "A year of bicycles"


def test_lines_of_chinese_are_joined_without_a_blank() -> None:
    assert read("收入达到\n34亿元，增长\n5%。").text == "收入达到34亿元，增长5%。"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@given(st.text(st.sampled_from("ab1 \n|-#<>!`~*[]^:"), max_size=120).map(PAGE.__add__))
def test_line_ends_of_any_system_make_the_same_page(end: str, page: str) -> None:
    """So they do where the page ends in the midst of what is no prose."""
    plain, other = read(page), read(page.replace("\n", end))
    assert (other.blocks, other.text, other.title) == (plain.blocks, plain.text, plain.title)
    assert [other.source[run.start : run.end].replace(end, "\n") for run in other.unsaid] == [
        plain.source[run.start : run.end] for run in plain.unsaid
    ]
