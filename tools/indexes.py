"""List the pages of kinds and flags in their indexes.

The page of a kind says in a remark below its title under which heading it is listed, and as what;
a flag is listed with its meaning. The index stands between two remarks of a README, and what is
around them is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.domain.flag import Flag

DOCS = Path(__file__).parents[1] / "docs"
HEADINGS = ("Amounts", "Changes", "Parts and wholes", "One against another", "Anything else")
_REMARK = re.compile(r"<!-- index: (?P<heading>[^:]+): (?P<summary>.+) -->")
_MADE = re.compile(r"(<!-- make generate: [^\n]* -->\n).*?(<!-- end -->\n)", re.DOTALL)


def kinds() -> Iterator[str]:
    """Return the lines of the index of kinds: a table a heading.

    Raises
    ------
    ValueError
        If a page does not say where it is to be listed.
    """
    rows: dict[str, list[str]] = {heading: [] for heading in HEADINGS}
    for page in sorted((DOCS / "kinds").glob("[a-z]*.md")):
        remark = _REMARK.search(page.read_text(encoding="utf-8"))
        if remark is None or remark["heading"] not in rows:
            raise ValueError(
                f"{page.name}: write `<!-- index: HEADING: summary -->` below its title; the "
                f"headings are {', '.join(HEADINGS)}"
            )
        rows[remark["heading"]].append(f"| [{page.stem}]({page.name}) | {remark['summary']} |")
    for heading, table in rows.items():
        yield from (f"## {heading}", "", "| kind | says |", "| --- | --- |", *table, "")


def flags() -> Iterator[str]:
    """Return the lines of the index of flags: one table, in the order they are told in."""
    yield from ("| flag | means |", "| --- | --- |")
    yield from (f"| [{flag}]({flag}.md) | {flag.meaning} |" for flag in Flag)


def renewed(readme: str, lines: Iterator[str]) -> str:
    """Return the text of a README with the lines in place of its index."""
    index = "\n".join(lines)
    return _MADE.sub(lambda made: f"{made[1]}\n{index.rstrip()}\n\n{made[2]}", readme)


INDEXES = {DOCS / "kinds" / "README.md": kinds, DOCS / "flags" / "README.md": flags}


def main() -> None:
    """Write every index anew."""
    for file, lines in INDEXES.items():
        file.write_text(renewed(file.read_text(encoding="utf-8"), lines()), encoding="utf-8")
        print(file.relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
