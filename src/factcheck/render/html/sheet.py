"""A page that fetches nothing, about whatever it shows: its head, its style, its policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files

from factcheck import __version__
from factcheck.language import language
from factcheck.render.notation.tree import Element, element, page, raw


def sheet(title: str, linked: str, *body: Element, style: str = "", script: str = "") -> str:
    """Write a page.

    Parameters
    ----------
    title : str
    linked : str
        What it says to programs, as JSON-LD, if anything.
    *body : Element
    style : str
        More style than all pages have.
    script : str
        The one script that it runs, if it runs any.
    """
    style = asset("chart.css") + asset("report.css") + style
    root = element(
        "html",
        element("head", *_head(title, linked, style, script)),
        element("body", *body, raw("script", script) if script else None),
        lang=language(),
    )
    return f"<!DOCTYPE html>\n{page(root)}\n"


def asset(name: str) -> str:
    """Read a style or a script that comes with the package, without the blanks for its authors."""
    text = files("factcheck.render.html").joinpath("assets", name).read_text(encoding="utf-8")
    lines = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if name.endswith(".css"):
        lines = re.sub(r"\s*([{};>])\s*|(?<=[:,])\s+", r"\1", lines)
    return f"{lines}\n"


def _head(title: str, linked: str, style: str, script: str) -> Iterator[Element]:
    """Return what a browser has to know before it shows anything."""
    policy = (
        f"default-src 'none'; script-src {_allowed(script)}; style-src {_allowed(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name="referrer", content="no-referrer")
    yield element("meta", name="color-scheme", content="light dark")
    yield element("meta", name="generator", content=f"factcheck {__version__}")
    yield element("title", title)
    yield element("link", rel="icon", href="data:,")
    yield raw("style", style)
    if linked:
        yield raw("script", linked, type="application/ld+json")


def _allowed(text: str) -> str:
    """Return the name by which a page allows one style or script, and no other."""
    if not text:
        return "'none'"
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
