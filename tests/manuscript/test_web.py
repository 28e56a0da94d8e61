from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.diagnostic import InputError
from factcheck.manuscript import Aside, Manuscript, MergedCells, PassageKind, read_manuscript
from factcheck.manuscript.source import ReportFile
from factcheck.manuscript.web import web

PAGE = """<!doctype html><html><head><title>Bicycles | The Lane</title>
<script>var views = 4821;</script></head><body>
<header><a href="/">The Lane</a><nav>World 24 | Top 10</nav></header>
<main><article><header><h1>Bicycles</h1><p>By our reporter</p></header>
<p>Sales rose by <b>12.5</b> percent<sup><a href="#n">1</a></sup> to 4,100<br>in all.</p>
<figure><img src="a.png"><figcaption>Shops, 2024</figcaption></figure>
<ul><li>First: 3 shops</li><li>Second: 4 <i>shops</i></li></ul>
<aside>Seven ways to brake</aside>
<p>Prices fell <del>3</del> 2 percent.</p>
</article></main>
<div class="ad-slot">Save 40%</div><!-- 77 --><footer>© 2024</footer></body></html>"""


def read(page: str) -> Manuscript:
    return web(ReportFile(name="report.html", content=page.encode()))


def test_an_article_is_read_without_what_stands_around_it() -> None:
    assert read(PAGE).text.split("\n\n") == [
        "Bicycles",
        "By our reporter",
        "Sales rose by 12.5 percent to 4,100\nin all.",
        "Shops, 2024",
        "First: 3 shops",
        "Second: 4 shops",
        "Prices fell 2 percent.",
    ]


def test_what_is_left_out_is_counted() -> None:
    assert {each.what: each.number for each in read(PAGE).set_aside} == {
        Aside.NAVIGATION: 4,
        Aside.COMMENT: 1,
        Aside.STRUCK: 1,
        Aside.PICTURE: 1,
        Aside.MARK: 1,
    }


def test_the_title_is_that_of_the_article() -> None:
    assert read(PAGE).title == "Bicycles"
    assert read("<title>Only this</title><p>Sales rose.</p>").title == "Only this"


def test_a_page_that_is_one_menu_by_its_names_is_read_all_the_same() -> None:
    assert read('<div id="sidebar"><p>Sales rose 5 percent.</p></div>').text == (
        "Sales rose 5 percent."
    )


def test_cells_over_rows_and_columns_hold_their_text_once() -> None:
    (table,) = read(
        "<table><caption>Sales</caption><thead><tr><th rowspan=2>Shop<th colspan=2>2024</tr>"
        "<tr><th>plan<th>fact</tr></thead>"
        "<tr><td>North<td><span><p>5<sup>a</sup></p></span><td>4</table>"
    ).tables
    assert table.rows == (("Shop", "2024", ""), ("", "plan", "fact"), ("North", "5a", "4"))
    assert (table.heads, table.caption) == (2, "Sales")
    assert set(table.merged) == {
        MergedCells(row=0, column=0, rows=2),
        MergedCells(row=0, column=1, columns=2),
    }


def test_a_table_that_sets_out_a_page_is_none() -> None:
    page = "<table><tr><td><h2>Menu</h2></td><td><p>Sales rose.</p><p>Prices fell.</p></td></table>"
    report = read(page)
    assert not report.tables
    assert report.blocks[0].text == "Menu"


CELLS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4)


@given(st.lists(CELLS, min_size=2, max_size=5))
def test_every_cell_stands_once_in_a_grid_as_wide_as_its_widest_row(
    spans: list[list[tuple[int, int]]],
) -> None:
    names = [
        [f"c{row}n{column}" for column, _ in enumerate(cells)] for row, cells in enumerate(spans)
    ]
    page = "".join(
        "<tr>"
        + "".join(
            f"<td rowspan={down} colspan={across}>{name}</td>"
            for name, (down, across) in zip(line, cells, strict=True)
        )
        for line, cells in zip(names, spans, strict=True)
    )
    tables = read(f"<p>x</p><table>{page}</table>").tables
    if not tables:
        assert all(len(line) == 1 for line in names)  # a single column sets out the page
        return
    rows = tables[0].rows
    assert [[cell for cell in row if cell] for row in rows] == names
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(("declared", "code"), [("gb2312", "gbk"), ("big5", "big5"), ("", "gbk")])
def test_the_encoding_a_page_declares_is_asked_first(declared: str, code: str) -> None:
    words = "全年貨物出口總額為三百億元" if code == "big5" else "全年货物出口总额为三百亿元"
    page = f'<meta charset="{declared}"><p>{words}</p>'.encode(code)
    assert web(ReportFile(name="report.html", content=page)).text == words


def test_a_page_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text("<!DOCTYPE html><p>Sales rose.</p>", encoding="utf-8")
    assert read_manuscript(path).blocks[0].text == "Sales rose."


@pytest.mark.parametrize("page", ["", "<body><script>render(5)</script></body>"])
def test_a_page_without_text_is_one_fault(page: str) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read(page)


def test_elements_thousands_deep_are_read() -> None:
    deep = "<div>" * 3000 + "Sales rose 5 percent." + "</div>" * 3000
    assert read(deep).text == "Sales rose 5 percent."


def test_a_passage_is_a_paragraph_unless_its_element_says_otherwise() -> None:
    report = read("<h2>Sales</h2>Bare words.<p>More.</p>")
    kinds = [block.kind for block in report.blocks if hasattr(block, "kind")]
    assert kinds == [PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.PARAGRAPH]


def test_a_table_that_holds_whole_sentences_is_read_as_text() -> None:
    prose = "Sales of bicycles rose by 5 percent in the year, and prices fell by 2 percent. " * 4
    report = read(f"<table><tr><td>Sales</td><td>{prose}</td></tr></table>")
    assert not report.tables
    assert [block.text for block in report.blocks] == ["Sales", prose.strip()]
