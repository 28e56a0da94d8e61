"""A check as a page: the report as it reads, every figure marked, what was found beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.check.findings import (
    CheckResult,
    StatementFinding,
    StatementOutcome,
    TableFinding,
)
from factcheck.language import counted, listed, say
from factcheck.manuscript.model import Manuscript
from factcheck.render.html.audit import colophon
from factcheck.render.html.check_note import anchor, elsewhere, excerpt, style_name, table_anchor
from factcheck.render.html.check_report import report
from factcheck.render.html.sheet import asset, sheet
from factcheck.render.notation import SLOT
from factcheck.render.notation.tree import Content, Element, element, filled
from factcheck.render.phrases import outcomes

_MOST_CELLS = 3  # of a figure, on the first screen
_FEW = 12  # figures in no data that are listed at once
_ERRORS = (StatementOutcome.WRONG,)


def render(result: CheckResult, manuscript: Manuscript) -> str:
    """Write a check as a page.

    Parameters
    ----------
    result : CheckResult
    manuscript : Manuscript
        The report that was checked, as it was read.
    """
    title = manuscript.title or _file(result.report)
    return sheet(
        say("{title}: checked", title=title),
        "",
        element("a", say("Skip to the report"), href="#report", class_="skip"),
        element("header", *_header(result, title), class_="wrap top"),
        element("main", *_main(result, manuscript), class_="wrap check"),
        element("footer", element("p", *colophon()), class_="wrap"),
        style=asset("check.css"),
        script=asset("check.js"),
    )


def _header(result: CheckResult, title: str) -> Iterator[Element]:
    yield element("p", say("Checked report"), class_="kicker")
    yield element("h1", title, lang=result.language)
    yield element("p", *_about(result), class_="about")
    yield element("p", _lead(result), class_="lead")
    if result.statements:
        yield _shares(result)


def _about(result: CheckResult) -> Iterator[Content]:
    yield element("code", _file(result.report))
    yield " "
    if not result.files:
        yield say("against its own tables")
        return
    files: list[Content] = []
    for file in result.files:
        files += [say(", ")] if files else []
        files.append(element("code", _file(file)))
    yield from filled(say("against {data}", data=SLOT), *files)


def _file(path: str) -> str:
    """Return the name of a file without its folders: a page may go elsewhere."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or path


def _lead(result: CheckResult) -> str:
    """Say in a sentence or two what came of it."""
    number = len(result.statements)
    whole = counted("{number} figure was checked", "{number} figures were checked", number)
    parts = [
        f"{len(found)} {outcomes.name(outcome)}"
        for outcome in StatementOutcome
        if (found := result.of(outcome))
    ]
    text = say("{whole}: {parts}.", whole=whole, parts=listed(parts)) if parts else f"{whole}."
    known = [table for table in result.tables if table.foots is not None]
    if known:
        sound = sum(table.foots is True for table in known)
        sentence = say("{sound} of {all} tables add up.", sound=sound, all=len(known))
        text = say("{first} {second}", first=text, second=sentence)
    return text


def _shares(result: CheckResult) -> Element:
    """Draw the counts as one bar; the words for it are the filters below."""
    bar = element("svg", class_="share", viewBox="0 0 1000 14", preserveAspectRatio="none")
    bar.set("aria-hidden", "true")
    number, at = len(result.statements), 0
    for outcome in StatementOutcome:
        stop = at + len(result.of(outcome))
        start, end = 1000 * at // number, 1000 * stop // number
        if stop > at:
            width = max(end - start - 2, 2)
            bar.append(
                element("rect", x=start, y=0, width=width, height=14, class_=style_name(outcome))
            )
        at = stop
    return bar


def _main(result: CheckResult, manuscript: Manuscript) -> Iterator[Element]:
    yield element("section", *_errors(result), aria_labelledby="errors")
    to_check = result.of(StatementOutcome.ROUNDS_WRONGLY, StatementOutcome.TO_CHECK)
    open_tables = [table for table in result.tables if table.is_open]
    if to_check or open_tables:
        yield element("section", *_to_check(to_check, open_tables), aria_labelledby="to-check")
    uncovered = result.of(StatementOutcome.NOT_IN_DATA)
    if uncovered:
        head = say("In no data")
        yield element(
            "section", *_row_of_figures(head, "uncovered", uncovered), aria_labelledby="uncovered"
        )
    agreeing = result.of(StatementOutcome.AGREES)
    if agreeing:
        head = say("In agreement")
        yield element(
            "section", *_row_of_figures(head, "agreeing", agreeing), aria_labelledby="agreeing"
        )
    if result.notes:
        yield element("section", *_notes(result.notes), aria_labelledby="not-read")
    yield element("section", *report(result, manuscript), aria_labelledby="report")


def _errors(result: CheckResult) -> Iterator[Element]:
    yield element("h2", say("Errors"), id="errors")
    accused = [one for outcome in _ERRORS for one in result.of(outcome)]
    tables = [table for table in result.tables if table.foots is False]
    if not accused and not tables:
        yield element("p", say("None: nothing that is surely tied to the data differs from it."))
        return
    cards = [*map(_card, accused), *map(_table_card, tables)]
    yield element("ul", *cards, class_="worst")


def _card(one: StatementFinding) -> Element:
    tag = f"{outcomes.sign(one.outcome)} {outcomes.name(one.outcome)}"
    facts = ((say("data give"), one.true), (say("cells"), _cells(one)))
    return element(
        "li",
        element("span", tag, class_="tag"),
        element("a", one.figure, href=f"#{anchor(one)}", class_="q"),
        element("p", *_context(one), class_="in"),
        _pairs(facts),
        class_=style_name(one.outcome),
    )


def _context(one: StatementFinding) -> Iterator[Content]:
    before, figure, after = excerpt(one)
    yield before
    yield element("mark", figure) if figure else None
    yield after
    if one.place:
        yield f" ({one.place})"


def _cells(one: StatementFinding) -> str:
    """Name the first cells that a figure rests on, those of a file together."""
    files: dict[str, list[str]] = {}
    for cell in one.cells[:_MOST_CELLS]:
        files.setdefault(_file(cell.file), []).append(cell.cell)
    told = [f"{file} {', '.join(dict.fromkeys(cells))}" for file, cells in files.items()]
    more = [say("and more")] if len(one.cells) > _MOST_CELLS else []
    return "; ".join((*told, *more))


def _table_card(table: TableFinding) -> Element:
    return element(
        "li",
        element(
            "span",
            f"{outcomes.sign(StatementOutcome.WRONG)} {say('does not add up')}",
            class_="tag",
        ),
        element("a", table.place, href=f"#{table_anchor(table)}", class_="q"),
        element("p", table.caption, class_="in") if table.caption else None,
        element("p", element("code", table.equation)),
        element("p", table.remark) if table.remark else None,
        class_=style_name(StatementOutcome.WRONG),
    )


def _pairs(facts: Iterable[tuple[str, str]]) -> Element | None:
    told = [(label, text) for label, text in facts if text]
    if not told:
        return None
    parts = (
        element(tag, text) for pair in told for tag, text in zip(("dt", "dd"), pair, strict=True)
    )
    return element("dl", *parts, class_="pair")


def _otherwise(one: StatementFinding) -> str:
    """Say what the data give where that is not what is printed, or what else was remarked."""
    if one.nearest:
        return say("nearest is {cell}", cell=one.nearest)
    return say("it is {true}", true=one.true) if one.true else one.remark


def _to_check(
    findings: Iterable[StatementFinding], tables: Iterable[TableFinding]
) -> Iterator[Element]:
    yield element("h2", say("To check"), id="to-check")
    rows = [
        element(
            "li",
            element("a", finding.figure, href=f"#{anchor(finding)}"),
            " ",
            element("span", *_context(finding)),
            element("small", f" {_otherwise(finding)}")
            if finding.nearest or finding.true or finding.remark
            else None,
            class_=style_name(finding.outcome),
        )
        for finding in findings
    ]
    rows += [
        element(
            "li",
            element("a", table.name, href=f"#{table_anchor(table)}"),
            f" {' '.join(filter(None, (table.to_check, table.remark, *elsewhere(table))))}",
            class_=style_name(StatementOutcome.TO_CHECK),
        )
        for table in tables
    ]
    yield element("ul", *rows, class_="listed")


def _row_of_figures(
    head: str, name: str, findings: tuple[StatementFinding, ...]
) -> Iterator[Element]:
    """List figures in a row, folded away where they are many."""
    yield element("h2", f"{head} ", element("small", str(len(findings))), id=name)
    items = (
        element(
            "li",
            element(
                "a", finding.figure, href=f"#{anchor(finding)}", class_=style_name(finding.outcome)
            ),
        )
        for finding in findings
    )
    row = element("ul", *items, class_="row")
    if len(findings) <= _FEW:
        yield row
    else:
        yield element("details", element("summary", say("Show them")), row, class_="more")


def _notes(notes: Iterable[str]) -> Iterator[Element]:
    yield element("h2", say("Not read"), id="not-read")
    yield element("ul", *(element("li", note) for note in notes), class_="listed")
