"""PDFs for the tests: texts in Courier and strokes, at places in points from below."""

from __future__ import annotations

from typing import NamedTuple

FONTS = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"


class Words(NamedTuple):
    """A text that begins at a place."""

    left: float
    bottom: float
    text: str
    size: float = 10
    font: str = "F1"


class Stroke(NamedTuple):
    """A line from one place to another."""

    left: float
    bottom: float
    right: float
    top: float


Drawn = Words | Stroke


def pdf_of(*pages: list[Drawn], encrypt: str = "", title: str = "") -> bytes:
    """Return a PDF of some pages, 420 by 595 points."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number, _ in enumerate(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(map(_drawn, page))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources {FONTS}"
            f" /Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    return _file(objects, f"/Info {len(objects)} 0 R {encrypt}")


def _drawn(drawn: Drawn) -> str:
    if isinstance(drawn, Stroke):
        return f"{drawn.left} {drawn.bottom} m {drawn.right} {drawn.top} l S"
    text = drawn.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    place = f"1 0 0 1 {drawn.left} {drawn.bottom} Tm"
    return f"BT /{drawn.font} {drawn.size} Tf {place} ({text}) Tj ET"


def _file(objects: list[str], trailer: str) -> bytes:
    whole = b"%PDF-1.7\n"
    places = []
    for number, inside in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{inside}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(whole)
    whole += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return whole + (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    ).encode("cp1252")


def column(lines: list[str], *, left: float = 50, top: float = 520) -> list[Drawn]:
    """Return lines one below the other."""
    return [Words(left, top - 12 * number, line) for number, line in enumerate(lines)]
