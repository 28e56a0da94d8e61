"""The picture of one claim in pixels, for where SVG cannot go: in the light scheme, on white.

resvg draws it, an optional library, with the fonts of the machine.
"""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.domain.audit import Audit
from factcheck.domain.verdict import Verdict
from factcheck.render.html.plot import picture
from factcheck.render.html.sheet import asset
from factcheck.render.notation.tree import Element, element, raw, xml

WIDTH = 1200  # pixels, unless said
PAPER = "#fff"
_WIDELY_FOUND = '"DejaVu Sans","Liberation Sans",Arial,Helvetica,FreeSans,'  # text vanishes else
_NOT_LATIN = re.compile("[\u2e80-\U0003ffff]")
_IN_NO_FONT = "\U000f0000"


class Picture(Struct, frozen=True, kw_only=True):
    """A picture, and a sign of its text that no font of the machine has; empty if they have all."""

    png: bytes
    unwritten: str = ""


def render(audit: Audit, verdict: Verdict, width: int = WIDTH) -> Picture | None:
    """Draw a claim as `plot` does; None where there is nothing to draw."""
    root = picture(audit, verdict, settled(asset("chart.css")))
    return None if root is None else Picture(png=_pixels(root, width), unwritten=_unwritten(root))


def settled(style: str) -> str:
    """Return a style without what resvg does not know: variables, schemes, weights in between.

    >>> settled(".a{--ink:#000;fill:var(--ink);}@media (x){.a{--ink:#fff;}}.b{font-weight:650;}")
    '.a{fill:#000;}.b{font-weight:700;}'
    """
    style = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)
    values = dict(re.findall(r"--([\w-]+):([^;]+);", style))
    style = re.sub(r"--[\w-]+:[^;]+;", "", style)
    style = re.sub(r"var\(--([\w-]+)\)", lambda found: values[found[1]], style)
    style = style.replace("font-weight:650", "font-weight:700")
    return style.replace("sans-serif;", f"{_WIDELY_FOUND}sans-serif;")


def _pixels(root: Element, width: int) -> bytes:
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=xml(root), width=width, background=PAPER)


def _unwritten(root: Element) -> str:
    """Find a sign that comes out as one that no font has: of each script of the text the first."""
    text = "".join(each.text or "" for each in root.iter("text"))
    style = "".join(each.text or "" for each in root.iter("style"))
    tried = ["0", *_NOT_LATIN.findall(text)[:1]]
    return next((each for each in tried if _sign(each, style) == _sign(_IN_NO_FONT, style)), "")


def _sign(sign: str, style: str) -> bytes:
    root = element("svg", raw("style", style), class_="chart", viewBox="0 0 20 20")
    root.set("xmlns", "http://www.w3.org/2000/svg")
    root.append(element("text", sign, x="2", y="15"))
    return _pixels(root, 40)
