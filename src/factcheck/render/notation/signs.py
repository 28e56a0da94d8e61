"""The signs of a text: none that could steer a terminal, none that an encoding has not."""

from __future__ import annotations

import re
from unicodedata import category

_STEERING = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BESIDES_COLOUR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
    "|\x1b(?!\\[[0-9;]*m)|\r(?!\n)"
)
_RUN = re.compile(r"(?:javascript|vbscript|data|blob):", re.IGNORECASE)
_OVERLOOKED = re.compile(r"[\x00-\x20\x7f-\xa0]")  # by browsers, in an address


def visible(text: str) -> str:
    r"""Return text of a user with every sign that could steer a terminal made harmless.

    >>> visible("a\x1b[31mb\nc")
    'a␛[31mb c'
    """
    if text.isprintable():
        return text
    return "".join(_harmless(sign) for sign in text)


def steady(text: str) -> str:
    r"""Return text on one line, each sign that could steer a terminal or a log made harmless.

    Blanks and signs stay as many as they are, so that columns and styles stay where they are.

    >>> steady("a\x1b[31mb\n::error::c\u3000d")
    'a␛[31mb ::error::c\u3000d'
    """
    return _STEERING.sub(lambda match: _harmless(match[0]) or "�", text)


def shown(text: str) -> str:
    r"""Return text for a terminal with nothing in it that steers one but line ends and colours.

    >>> shown("\x1b[31mred\x1b[0m\n\x1b]0;title\x07")
    '\x1b[31mred\x1b[0m\n␛]0;title␇'
    """
    return _BESIDES_COLOUR.sub(lambda match: _harmless(match[0]) or "�", text)


def in_json(text: str) -> str:
    r"""Return JSON in which every sign that could steer a terminal is an escape.

    >>> in_json('"a\u202eb"')
    '"a\\u202eb"'
    """
    return _UNESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _harmless(sign: str) -> str:
    if sign.isprintable():
        return sign
    if sign.isspace():
        return " "
    code = ord(sign)
    return chr(0x2400 + code) if code < 0x20 else ("" if category(sign) == "Cf" else "�")


_ASCII = str.maketrans(
    {
        "✔": "+", "≈": "=", "–": "-", "⇄": "<>", "✘": "x", "…": "...", "·": "-", "→": "->",
        "─": "-", "×": "x", "≤": "<=", "≥": ">=", "“": '"', "”": '"', "‘": "'", "’": "'",
        "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "-", "▆": "=", "▇": "^", "█": "^", "│": "|",
    }
)  # fmt: skip


def opened(address: str) -> str:
    r"""Return an address for whoever opens it; nothing where a browser would run it.

    >>> opened("https://example.org/data:1"), opened("java\nscript:alert(1)")
    ('https://example.org/data:1', '')
    """
    return "" if _RUN.match(_OVERLOOKED.sub("", address)) else address


def encodable(text: str, encoding: str | None) -> str:
    """Return the text in signs that an encoding has: first our own signs in ASCII, then escapes."""
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        pass
    else:
        return text
    simple = text.translate(_ASCII)
    name = encoding or "utf-8"
    return simple.encode(name, "backslashreplace").decode(name)
