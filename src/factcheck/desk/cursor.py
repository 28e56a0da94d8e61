"""What stands at a place of a claim file, though it may be half written and no YAML yet."""

from __future__ import annotations

import re

from msgspec import Struct

_SECTION = re.compile(r"^([a-z]+):")
_ITEM = re.compile(r"^(\s*)- ")
_ENTRY = re.compile(r"^(?P<indent>\s*(?:- )?\s*)(?P<key>[a-z][a-z ]*?)\s*:(?:\s+(?P<value>.*))?$")
_IN_BRACES = re.compile(r"(?:^|[{,])\s*(?P<key>[a-z][a-z ]*?)\s*:\s+(?P<value>[^,{}]*)$")
_KEY_BEGUN = re.compile(r"^\s*(?:- )?\s*[a-z ]*$|[{,]\s*[a-z ]*$")
_PAIR = re.compile(r"(?:^\s*(?:- )?|[{,]\s*)(?P<key>[a-z][a-z ]*?)\s*:\s+(?P<value>[^,}\n]*)")


class CursorSpot(Struct, frozen=True, kw_only=True):
    """Where the cursor is: in which section and claim, at which key, before or behind its colon."""

    section: str = ""  # "claims", "document", …
    claim: str = ""  # the id of the claim, where it has one already
    kind: str = ""  # its kind, where it has one already
    key: str = ""  # the key whose value is written; empty where a key is
    value: str = ""  # what is written of the value, up to the cursor
    word: str = ""  # the whole value, as far as it is written
    start: int = 0  # the character of the line at which the value, or the key, begins


def spot(text: str, line: int, character: int) -> CursorSpot:
    r"""Return what stands at a place of the text, both counted from 0.

    >>> spot("claims:\n  - id: a\n    kind: lev", 2, 13).value
    'lev'
    """
    lines = text.split("\n")
    current = lines[line] if line < len(lines) else ""
    section = _section(lines, line)
    pairs = _pairs(lines, line) if section == "claims" else {}
    place = CursorSpot(section=section, claim=pairs.get("id", ""), kind=pairs.get("kind", ""))
    return _within(place, current, character)


def _within(place: CursorSpot, current: str, character: int) -> CursorSpot:
    """Add the key and the value that stand before the cursor in its line."""
    before = current[:character]
    braced = before.rfind("{") > before.rfind("}")
    match = (_IN_BRACES if braced else _ENTRY).search(before)
    if match and match["value"] is not None:
        start = match.start("value")
        tail = re.split(r"[,}]" if braced else r"\s+#", current[start:], maxsplit=1)[0].strip()
        value = match["value"]
        return _with(place, key=match["key"], value=value, word=tail, start=start)
    begun = _KEY_BEGUN.search(before)
    if begun:
        word = re.search(r"[a-z ]*$", before)
        written = word[0].lstrip() if word else ""
        return _with(place, key="", value=written, word=written, start=len(before) - len(written))
    return place


def _with(place: CursorSpot, *, key: str, value: str, word: str, start: int) -> CursorSpot:
    return CursorSpot(
        section=place.section,
        claim=place.claim,
        kind=place.kind,
        key=key,
        value=value,
        word=word,
        start=start,
    )


def _section(lines: list[str], line: int) -> str:
    """Return the key at the margin under which a line stands."""
    for above in range(min(line, len(lines) - 1), -1, -1):
        match = _SECTION.match(lines[above])
        if match:
            return match[1]
    return ""


def _pairs(lines: list[str], line: int) -> dict[str, str]:
    """Return the keys and values of the claim in which a line stands, as far as they are plain."""
    start = next((n for n in range(line, -1, -1) if _ITEM.match(lines[n])), None)
    if start is None:
        return {}
    item = _ITEM.match(lines[start])
    depth = len(item[1]) if item else 0
    stop = start + 1
    while stop < len(lines) and (not lines[stop].strip() or _depth(lines[stop]) > depth):
        stop += 1
    if line >= stop:
        return {}
    claim = "\n".join(lines[start:stop])
    return {
        match["key"]: match["value"].strip()
        for match in re.finditer(_PAIR.pattern, claim, re.MULTILINE)
    }


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
