"""Write anew the files of these folders that no editor can: python tests/layouts/build.py."""

from __future__ import annotations

import decimal
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
Cell = str | float | date | CellRichText | None


def raised(text: str, mark: str) -> CellRichText:
    """Return a text with a superscript behind it."""
    parts: list[str | TextBlock] = [text, TextBlock(InlineFont(vertAlign="superscript"), mark)]
    return CellRichText(parts)


def sheet_of(title: str, rows: list[list[Cell]], merged: str = "") -> Worksheet:
    """Return a sheet of a new workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merged.split():
        sheet.merge_cells(cells)
    return sheet


def save(sheet: Worksheet, name: str, formats: dict[str, str] | None = None) -> None:
    """Save the workbook of a sheet, whose rows have some number formats."""
    for row, code in (formats or {}).items():
        for cell in sheet[int(row)][1:]:
            cell.number_format = code
    assert sheet.parent is not None
    sheet.parent.save(HERE / "wide" / name)


def workbooks() -> None:
    """Write the workbooks."""
    rows: list[list[Cell]] = [
        ["Geschäftszahlen in Mio. EUR"],
        [None, "GJ 2022", "GJ 2023"],
        ["Umsatz", 1234567890.12, 1300000000],
        ["EBIT-Marge", 0.1234, 0.13],
        ["Ergebnis je Aktie", 1.5, -0.25],
        ["Mitarbeiter", 5012, 5100],
        ["Das Geschäftsjahr endet am 30. September."],
    ]
    euros = '#,##0.00 "€";[Red]-#,##0.00 "€"'
    formats = {"3": "#,##0.0,,", "4": "0.0%", "5": euros, "6": "#,##0"}
    save(sheet_of("Übersicht", rows), "scaled_de.xlsx", formats)

    rows = [
        [
            "Income - USD ($) shares in Thousands, $ in Thousands",
            "12 Months Ended",
            None,
            "3 Months Ended",
        ],
        [None, "Dec. 31, 2023", "Dec. 31, 2022", "Dec. 31, 2023"],
        ["Revenues", 500000, 450000, 130000],
        ["Earnings per share:"],
        ["Basic (in dollars per share)", 1.23, -0.5, 0.4],
        ["Weighted average shares outstanding (in shares)", 100200, 99000, 101000],
        ["Allowance", -545, -422, -51],
    ]
    money = '_("$ "#,##0_);_("$ "(#,##0)'
    cents = '_("$ "#,##0.00_);_("$ "(#,##0.00)'
    plain = "#,##0_);(#,##0)"
    filing = sheet_of("Income", rows, "B1:C1 A1:A2")
    assert filing.parent is not None
    hidden = filing.parent.create_sheet("Working")
    hidden.append(["x", 2020, 2021])
    hidden.append(["y", 1, 2])
    hidden.sheet_state = "hidden"
    save(filing, "filing.xlsx", {"3": money, "5": cents, "6": plain, "7": plain})

    rows = [
        ["2-3 人口数及构成"],
        ["本表数据为年末数。", None, None, None, "单位：万人"],
        ["年份\nYear", "总人口\nTotal Population", "按性别分", None, "城镇化率\n(%)"],
        [None, None, "男", "女"],
        [2010, 1340.0, 687, 653, 49.95],
        [raised("2020", "①"), 1412.0, "7 23.5", "…", 63.89],
        [raised("2022", "②"), 1411.8, 722.1, 689.7, 65.2],
        ["① 为人口普查数据。"],
        ["② 初步数。 Preliminary."],
    ]
    rows[5][2] = "1 723.5"
    yearbook = sheet_of("表1", rows, "A1:E1 A3:A4 B3:B4 C3:D3 E3:E4")
    save(yearbook, "yearbook.xlsx", {"5": "#\\ ##0.0", "6": "#\\ ##0.0", "7": "#\\ ##0.0"})

    rows = [
        ["Atlantis SE"],
        ["€ millions unless otherwise stated"],
        [],
        [None, "Q1 2023", "Q2 2023", "H1 2023", "9M 2023"],
        ["Order intake", 2000.5, 2100.25, 4100.75, 6000],
        ["Net debt", "(150)", "–", "(20)", "12"],
        ["Headcount (number)", 1200, 1210, 1210, 1230],
        ["ROCE", 0.105, 0.11, 0.1075, 0.112],
    ]
    save(sheet_of("Key figures", rows), "calendar.xlsx", {"5": "#,##0.0", "8": "0.0 %"})

    rows = [
        [],
        [None, "Key figures"],
        [],
        [None, "in €k", date(2023, 1, 1), None, date(2023, 2, 1)],
        [],
        [None, "Sales", 100.5, None, 120.25],
        [],
        [None, "Profit", -10, None, 5.5],
    ]
    amount = "#,##0.00;(#,##0.00)"
    save(sheet_of("blank", rows), "blank_rows.xlsx", {"4": "mmm yy", "6": amount, "8": amount})

    employed: list[list[Cell]] = [
        ["4-1 就业基本情况 Employment"],
        ["指标", "单位", 2019, 2020, raised("2021", "①"), "Item"],
        ["就业人员", "万人", 754.47, 750.6, 746.5, "Employed Persons"],
        ["  城镇", "万人", 452.49, 462.7, 467.7, "Urban Areas"],
        ["城镇登记失业率", "%", 3.6, 4.2, 4, "Registered Urban Unemployment Rate"],
        ["注：①为调查数。"],
    ]
    save(
        sheet_of("4-1", employed, "A1:F1"), "both_sides.xlsx", {"3": "0.0", "4": "0.0", "5": "0.0"}
    )

    trade: list[list[Cell]] = [
        ["6-4 对外贸易"],
        ["年份", "进出口"],
        [None, "总额", None, "差额"],
        [None, "人民币\n(亿元)", "美元\n(亿美元)", "人民币\n(亿元)"],
        [2020, 322.2, 46.56, 36.3],
        [2021, 387.4, 59.95, 42.8],
    ]
    heads = sheet_of("6-4", trade, "A1:D1 A2:A4 B2:D2 B3:C3")
    save(heads, "three_levels.xlsx", {"5": "#\\ ##0.0", "6": "#\\ ##0.0"})

    quarters: list[list[Cell]] = [
        ["季度数据"],
        ["年", "季度", "GDP (亿元)", "增速 (%)"],
        ["2022年", "一季度", 270178, 4.8],
        [None, "二季度", 292464, 0.4],
        ["2023年", "一季度", 284997, 4.5],
        [None, "1-2季度", 593034, 5.5],
    ]
    save(sheet_of("季度", quarters, "A3:A4 A5:A6"), "merged_years.xlsx")

    growth: list[list[Cell]] = [
        ["指标", "单位", "2023年", "比上年±%"],
        ["社会消费品零售总额", "亿元", 471495.2, 7.2],
        ["  #限额以上", "亿元", 178326, "6.5"],
        ["居民消费价格", "上年=100", 100.2, "…"],
    ]
    save(sheet_of("主要指标", growth), "beside_growth.xlsx", dict.fromkeys("234", "0.0"))

    companies: list[list[Cell]] = [
        ["Atlantis Inc. (in thousands, except share and per share data)"],
        ["Fiscal year ended September 30"],
        [None, "Q4 FY22", "Q1 FY23", None, "FY23"],
        ["Net sales", 100500, 110200, None, 460000],
        ["Loss per share – basic", -0.51, -0.12, None, -0.25],
        ["Shares outstanding", 10000123, 10000456, None, 10000999],
        ["Days sales outstanding", 45, 44, None, 44],
    ]
    codes = {"4": "#,##0_);[Red](#,##0)", "5": "$#,##0.00_);($#,##0.00)", "6": "#,##0"}
    save(sheet_of("Selected", companies), "fiscal.xlsx", codes)


def frames() -> None:
    """Write the Parquet files."""
    codes = pa.array(["NO", "NA"]).dictionary_encode()
    rates = pa.array([decimal.Decimal("1.30"), None], pa.decimal128(6, 2))
    fields = [
        pa.field("geo", codes.type),
        pa.field("quarter", pa.string()),
        pa.field("rate", rates.type, metadata={"unit": "%"}),
        pa.field("jobs", pa.int32(), metadata={"unit": "thousand persons"}),
        pa.field("share", pa.float32()),
        pa.field("noise", pa.float64()),
    ]
    columns = [
        codes,
        pa.array(["2020Q1", "2020Q1"]),
        rates,
        pa.array([12, 13], pa.int32()),
        pa.array([0.1, 2.5], pa.float32()),
        pa.array([0.1 + 0.2, None]),
    ]
    pq.write_table(pa.table(columns, schema=pa.schema(fields)), HERE / "frame" / "wide.parquet")
    melted = {
        "area": ["NAM", "NOR"],
        "year": [2020, 2021],
        "variable": ["gdp", "gdp"],
        "value": ["4.60", "3.0"],
        "unit": ["%", "%"],
    }
    pq.write_table(pa.table(melted), HERE / "frame" / "long.parquet")


class Page:
    """A page of a PDF, as the lines of its drawing."""

    def __init__(self) -> None:
        self.drawing: list[str] = []

    def text(self, at: tuple[float, float], text: str, size: float = 9) -> None:
        """Write a text."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.drawing.append(f"BT /F1 {size} Tf {at[0]} {at[1]} Td ({escaped}) Tj ET")

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a line."""
        self.drawing.append(f"{start[0]} {start[1]} m {end[0]} {end[1]} l S")

    def table(self, top: float, rows: list[list[str]], *, ruled: bool = True) -> None:
        """Draw a table; a head that is blank is merged with the one before it."""
        edges = [60.0, 230, 300, 370, 440, 510][: len(rows[0]) + 1]
        for number, row in enumerate(rows):
            y = top - 20 * number
            for left, text in zip(edges, row, strict=False):
                main, _, mark = text.partition("^")
                self.text((left + 4, y - 14), main)
                if mark:
                    self.text((left + 4 + 4.6 * len(main), y - 10), mark, 5)
        if ruled:
            self.grid(top, edges, rows)

    def grid(self, top: float, edges: list[float], rows: list[list[str]]) -> None:
        """Draw the lines of a table."""
        for number in range(len(rows) + 1):
            y = top - 20 * number
            self.line((edges[0], y), (edges[-1], y))
        for column, x in enumerate(edges):
            start = top - 20 if 0 < column < len(rows[0]) and not rows[0][column] else top
            self.line((x, start), (x, top - 20 * len(rows)))


def pdf(name: str, pages: list[Page]) -> None:
    """Write a PDF of some pages."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    box = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
    for number, page in enumerate(pages):
        drawing = "\n".join(page.drawing)
        size = len(drawing.encode("cp1252"))
        objects += [
            f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {size} >>\nstream\n{drawing}\nendstream",
        ]
    content, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    )
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
    (HERE / "pdf" / name).write_bytes(content)


def documents() -> None:
    """Write the PDFs."""
    trade = Page()
    trade.text((60, 760), "Tabelle 2: Außenhandel von Atlantis, Mio. EUR", 12)
    trade.table(740, [
        ["Merkmal", "2021", "", "2022"],
        ["", "Ausfuhr", "Einfuhr", "Ausfuhr"],
        ["Insgesamt", "1.379.346", "1.204.050", "1.594.034"],
        ["Nachbarn", "751.285,5", "638.000", "-"],
    ])  # fmt: skip
    trade.text((60, 640), "Quelle: Amt")
    pdf("spans.pdf", [trade])

    first, second = Page(), Page()
    first.text((60, 760), "Harvest by region (thousand t)", 12)
    first.table(740, [["Region", "2021", "2022"], ["North", "10.5", "11.0"]])
    second.table(740, [["Region", "2021", "2022"], ["South", "20.25", "21.0"]])
    pdf("goes_on.pdf", [first, second])

    two = Page()
    two.text((60, 760), "Table 1. Prices (index, 2015=100)", 12)
    two.table(
        740,
        [
            ["Item", "Q1 2023", "Q2 2023^p"],
            ["All items", "112.50", "113.0"],
            ["Food^1", "120.1", ".."],
        ],
    )
    two.text((60, 665), "1 Without drinks. p provisional.")
    two.text((60, 620), "Table 2. Jobs (thousand)", 12)
    two.table(
        600,
        [
            ["Year", "Employed", "Unemployed"],
            ["2021", "1,200", "80.5"],
            ["2022r", "(1,250)", "75.0"],
        ],
    )
    two.text((60, 520), "r revised.")
    bare = Page()
    bare.table(740, [["Item", "2020", "2021", "2022"], ["A", "1", "2", "3"]], ruled=False)
    pdf("two_tables.pdf", [two, bare])


if __name__ == "__main__":
    workbooks()
    frames()
    documents()
