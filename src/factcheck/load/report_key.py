"""Which report a claim file is about, where it says so."""

from __future__ import annotations

import re

from factcheck.load.input_file import decode
from factcheck.load.yaml_events import Mapping, Scalar, parse

_MAY_SAY = re.compile(r"\breport\b[\"']?[ \t]*:")


def report_key(text: str) -> str:
    r"""Return the path that the document of a claim file gives as its report; empty without one.

    >>> report_key("document: {report: ../leaflet.md}\nclaims: []")
    '../leaflet.md'
    """
    if not _MAY_SAY.search(text):
        return ""
    root = parse(decode(text.encode("utf-8", "surrogatepass"), ""))
    sections = root.entries if isinstance(root, Mapping) else ()
    named = (
        value.text
        for section, document in sections
        if section.text == "document" and isinstance(document, Mapping)
        for key, value in document.entries
        if key.text == "report" and isinstance(value, Scalar)
    )
    return next(named, "")
