"""Texts as YAML scalars on one line."""

from __future__ import annotations

import json
import re

PLAIN = re.compile(
    r"[A-Za-z0-9一-鿿][A-Za-z0-9一-鿿 ./%()“”、+·-]*[A-Za-z0-9一-鿿%)”+]|[A-Za-z0-9一-鿿]"
)
WORDS = frozenset(("yes", "no", "true", "false", "null", "on", "off"))


def scalar(text: str) -> str:
    """A text as a YAML scalar on one line.

    >>> scalar("增长11%"), scalar("yes: no"), scalar("- a")
    ('增长11%', '"yes: no"', '"- a"')
    """
    flat = " ".join(text.split())
    safe = PLAIN.fullmatch(flat) and flat.lower() not in WORDS
    return flat if safe else quoted(flat)


def quoted(text: str) -> str:
    r"""A text in quotes on one line; signs that nobody sees are written out.

    >>> print(quoted('a "b"\x7f'))
    "a \"b\"\u007f"
    """
    written = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return written if written.isprintable() else "".join(map(_visible, written))


def _visible(sign: str) -> str:
    if sign.isprintable():
        return sign
    return f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}"
