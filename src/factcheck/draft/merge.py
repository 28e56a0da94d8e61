"""A new draft put into a claim file people have worked on: nothing of theirs is lost."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.draft.catalogue import NameCatalogue
from factcheck.draft.claimfile import claim_blocks
from factcheck.draft.declared import BARE, Declarations
from factcheck.draft.drafted import DraftedClaim
from factcheck.draft.drafting import Draft
from factcheck.draft.locate import locate, placed_in
from factcheck.draft.prose import mapped

CLAIMS = re.compile(r"^claims:[ \t]*(?:#.*)?$", re.MULTILINE)
ENTRY = re.compile(r"^([ \t]*)- ", re.MULTILINE)
INDICATORS = re.compile(r"^indicators:.*\n((?:[ \t]+.*\n|\n)*)", re.MULTILINE)
DECLARED = re.compile(r"^  (\S[^:\n]*):.*\n((?:   .*\n)*)", re.MULTILINE)
UNIT = re.compile(r"^ +unit:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
PERIOD = re.compile(r"^  period:[ \t]*(\S+)", re.MULTILINE)
AREA = re.compile(r"^[ \t]+area:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
KEY = re.compile(
    r"^[ \t]*(?:- )?(id|quote|line|page|paragraph|footnote|kind):[ \t]*(.*?)[ \t]*$", re.MULTILINE
)


class Kept(Struct, frozen=True, kw_only=True):
    """A claim of the file as it is: what it quotes, and where."""

    id: str
    quote: str
    line: int | None
    kind: str
    page: int | None = None
    paragraph: int | None = None
    footnote: int | None = None


class Merged(Struct, frozen=True, kw_only=True):
    """The file's text with the new claims at its end, and what came of each."""

    text: str
    added: tuple[str, ...]  # ids of claims for figures no old claim quotes
    kept: tuple[str, ...]  # ids of old claims whose quotes stand in the report
    drifted: tuple[str, ...]  # ids of old claims whose quotes stand there no more


def merge(old: str, draft: Draft, *, catalogue: NameCatalogue | None = None) -> Merged:
    """Add to a claim file the claims of a draft that it lacks.

    An old claim stands for a drafted one when its quote, in the report's text, holds the figure.
    Every character of the old file is kept; claims whose quotes are gone are told, not removed. A
    file with the line ends of Windows has them throughout.
    """
    if "\r\n" in old:
        merged = merge(old.replace("\r\n", "\n"), draft, catalogue=catalogue)
        return replace(merged, text=merged.text.replace("\n", "\r\n"))
    claims = kept_claims(old)
    located = locate(draft.text, placed_in(mapped(draft.report), claims))
    spans = [claim.span for claim in located if claim.span]
    area = AREA.search(old)
    own = Declarations(
        catalogue=catalogue or NameCatalogue(),
        language=draft.language,
        of_area=_unquoted(area[1]) if area else "",
        defined=draft.units,
        held=_held(old),
    )
    names = {claim.id for claim in claims}
    blocks, added = [], []
    period = PERIOD.search(old)
    for claim, block in claim_blocks(replace(draft, period=period[1] if period else ""), own):
        if any(_holds(span, claim) for span in spans):
            continue
        name = _free(claim.id, names)
        names.add(name)
        added.append(name)
        blocks.append(block.replace(f"- id: {claim.id}\n", f"- id: {name}\n", 1))
    return Merged(
        text=_with(old, blocks, own),
        added=tuple(added),
        kept=tuple(claim.id for claim in located if claim.span),
        drifted=tuple(claim.id for claim in located if claim.span is None),
    )


def kept_claims(text: str) -> tuple[Kept, ...]:
    r"""Ids, quotes and lines of a claim file's text, read without its meaning.

    >>> (kept,) = kept_claims("claims:\n  - id: a\n    quote: 增长5%\n    line: 3\n")
    >>> kept.id, kept.quote, kept.line
    ('a', '增长5%', 3)
    """
    begin = CLAIMS.search(text)
    if not begin:
        return ()
    body = text[begin.end() :]
    entries = [(match[1], match.start()) for match in ENTRY.finditer(body)]
    starts = [start for indent, start in entries if indent == entries[0][0]]  # not of lists within
    lines_of_claims = []
    for start, end in pairwise([*starts, len(body)]):
        keys = {
            match[1]: _unquoted(match[2])
            for match in reversed(list(KEY.finditer(body, start, end)))
        }
        if "id" in keys:
            numbers = {key: keys.get(key, "") for key in ("line", "page", "paragraph", "footnote")}
            places = {
                key: int(number) if number.isdigit() else None for key, number in numbers.items()
            }
            lines_of_claims.append(
                Kept(
                    id=keys["id"],
                    quote=keys.get("quote", ""),
                    kind=keys.get("kind", ""),
                    line=places["line"],
                    page=places["page"],
                    paragraph=places["paragraph"],
                    footnote=places["footnote"],
                )
            )
    return tuple(lines_of_claims)


def _held(text: str) -> dict[str, str]:
    r"""Units of the indicators that a claim file declares as a draft does; a bare one has none.

    >>> _held("indicators:\n  a:\n    unit: t\n  b:\n    names: {en: b}\n")
    {'a': 't', 'b': 'bare number'}
    """
    begin = INDICATORS.search(text)
    section = begin[1] if begin else ""
    return {
        entry[1]: _unquoted(unit[1]) if (unit := UNIT.search(entry[2])) else BARE
        for entry in DECLARED.finditer(section)
    }


def _unquoted(scalar: str) -> str:
    if len(scalar) > 1 and scalar[0] == scalar[-1] == '"':
        try:
            return str(json.loads(scalar))
        except ValueError:
            return scalar[1:-1]
    if len(scalar) > 1 and scalar[0] == scalar[-1] == "'":
        return scalar[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", scalar)


def _holds(span: tuple[int, int], claim: DraftedClaim) -> bool:
    shared = min(span[1], claim.figure_end) - max(span[0], claim.figure_start)
    return 2 * shared >= claim.figure_end - claim.figure_start


def _free(name: str, names: set[str]) -> str:
    """The id, or the id with the first number that makes it a new one."""
    if name not in names:
        return name
    turn = 2
    while f"{name}-{turn}" in names:
        turn += 1
    return f"{name}-{turn}"


def _with(old: str, blocks: list[str], own: Declarations) -> str:
    """The old text, new claims behind its last, and new indicators ahead of `claims:`."""
    if not blocks:
        return old
    begin = CLAIMS.search(old)
    if not begin:
        return old.rstrip("\n") + "\n\nclaims:\n" + "\n\n".join(blocks) + "\n"
    head = _declaring(old[: begin.start()], "indicators", own.declared(old))
    head = _declaring(head, "units", own.declared_units(old))
    head = _declaring(head, "areas", own.declared_areas(old))
    body = old[begin.start() :].rstrip("\n")
    indent = re.search(r"^([ \t]*)- ", body, re.MULTILINE)
    shift = indent[1] if indent else "  "
    new = ["\n".join(shift + line[2:] for line in block.splitlines()) for block in blocks]
    return f"{head}{body}\n\n" + "\n\n".join(new) + "\n"


def _declaring(head: str, section: str, rows: str) -> str:
    """Add rows to a section of a file's head, which is made where there is none."""
    match = re.search(rf"^{section}:.*$", head, re.MULTILINE)
    if rows and match:
        return head[: match.end()] + "\n" + rows.rstrip("\n") + head[match.end() :]
    return f"{head}{section}:\n{rows}\n" if rows else head
