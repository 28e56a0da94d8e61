"""Text of a user inside Markdown: it comes out as it went in, whatever signs it holds.

Every sign that could mean something to a Markdown reader (CommonMark, tables, GitHub's links and
mentions) is written so that it means itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.render.notation.signs import visible

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~$&:@^=\"']")
_LEADING = re.compile(r"^(\d+)([.)])(?=\s|$)")
_NEEDS_ENTITY = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "@": "&#64;", "~": "&#126;"}
_PLAIN_AT = re.compile(r"\w@\w+(?![\w.-]*\.\w)")  # neither a mention nor an address of mail
_HARMLESS = frozenset("-.:()+=!\"'#^{}")  # these mean something only in certain places


def escaped(text: str) -> str:
    r"""Return text for a paragraph or a point of a list, on one line.

    Examples
    --------
    >>> escaped("a|b *c* 01.50")
    'a&#124;b \\*c\\* 01.50'
    """
    return _at_start(inline(text))


def inline(text: str) -> str:
    r"""Return text for a place where no line begins: behind a label, or in a cell of a table.

    Examples
    --------
    >>> inline("-0.2 to 1.0 *pp*"), escaped("-0.2")
    ('-0.2 to 1.0 \\*pp\\*', '\\-0.2')
    """
    line = " ".join(visible(text).split())
    return _unlinked(_SPECIAL.sub(_written, line))


def _written(match: re.Match[str]) -> str:
    sign = match.group()
    if sign == "@" and _PLAIN_AT.match(match.string, max(match.start() - 1, 0)):
        return sign
    if sign in _NEEDS_ENTITY:
        return _NEEDS_ENTITY[sign]
    return sign if sign in _HARMLESS else f"\\{sign}"


def _unlinked(line: str) -> str:
    """Keep bare addresses from becoming links of their own."""
    line = re.sub(r"(?i)\b(https?|ftp)(://)", r"\1&#58;//", line)
    return re.sub(r"(?i)\bwww\.", "www&#46;", line)


def _at_start(line: str) -> str:
    """Keep a line from beginning a list, a heading, a quote or a rule."""
    line = _LEADING.sub(r"\1\\\2", line)
    if line[:1] in {"-", "+", "=", "#", ":"}:
        return "\\" + line
    return line


def code(text: str) -> str:
    """Return text as a code span, with as many backticks about it as it needs; safe in a table.

    Examples
    --------
    >>> print(code("a`b"), code("plan.yaml:3"))
    ``a`b`` `plan.yaml:3`
    """
    line = " ".join(visible(text).split())
    if "|" in line:  # in a table not even a code span protects it
        return escaped(line)
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if line[:1] == "`" or line[-1:] == "`" else ""
    return f"{fence}{blank}{line}{blank}{fence}" if line else ""


def link(text: str, url: str) -> str:
    """Return a link, or the text alone where the address is none that a browser should follow.

    Examples
    --------
    >>> link("a source", "https://example.org/a (b)")
    '[a source](<https://example.org/a%20(b)>)'
    """
    if not re.match(r"https?://[^\s]", url, re.IGNORECASE):
        return escaped(text)
    address = url.strip()
    for sign, code_ in (("\\", "%5C"), ("<", "%3C"), (">", "%3E"), ("|", "%7C"), ("`", "%60")):
        address = address.replace(sign, code_)
    address = re.sub(r"\s", "%20", address)
    return f"[{escaped(text)}](<{address}>)"


def anchor(text: str) -> str:
    """Return a name that a link within the page can point at.

    >>> anchor("GDP 2021")
    'claim-gdp-2021'
    >>> anchor("2021/growth"), anchor("2021-growth")
    ('claim-2021:growth', 'claim-2021-growth')
    """
    return "claim-" + re.sub(r"[^\w:-]+", "-", text.strip().lower().replace("/", ":"))


def point(text: str) -> str:
    """Return a point of a list from text that is Markdown already."""
    return f"- {text}"


def row(*cells: str) -> str:
    """Return a row of a table from cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: int = 0) -> list[str]:
    """Return a table; the last `right` columns are set to the right."""
    rules = ["---"] * (len(heads) - right) + ["--:"] * right
    return [row(*heads), row(*rules), *(row(*each) for each in rows), ""]
