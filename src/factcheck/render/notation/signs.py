"""The signs of a text: none that could steer a terminal, none that an encoding has not."""

from __future__ import annotations

from unicodedata import category


def visible(text: str) -> str:
    r"""Return text of a user with every sign that could steer a terminal made harmless.

    >>> visible("a\x1b[31mb\nc")
    'a␛[31mb c'
    """
    if text.isprintable():
        return text
    return "".join(_harmless(sign) for sign in text)


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
